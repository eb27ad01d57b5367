using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace CardTemplating.Values;

/// <summary>
/// The UTF-8 that an expansion writes: one rented buffer, grown up to a limit. Only what must be escaped is escaped
/// (quotation mark, backslash, control characters), as JSON.stringify does.
/// </summary>
internal sealed class JsonOutput : IDisposable
{
    private static readonly SearchValues<byte> MustEscape = SearchValues.Create(
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
        (byte)'"', (byte)'\\',
    ]);

    private readonly int _limit;
    private readonly int _maxDepth;
    private byte[] _buffer;

    public JsonOutput(int sizeHint, int limit, int maxDepth)
    {
        _limit = limit;
        _maxDepth = maxDepth;
        _buffer = ArrayPool<byte>.Shared.Rent(Math.Min(sizeHint, Math.Max(256, limit)));
    }

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        Length = 0;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Truncate(int length) => Length = length;

    /// <summary>Takes out one byte and moves what follows it.</summary>
    public void RemoveAt(int position)
    {
        _buffer.AsSpan(position + 1, Length - position - 1).CopyTo(_buffer.AsSpan(position));
        Length--;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteByte(byte value)
    {
        Reserve(1);
        _buffer[Length++] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteRaw(ReadOnlySpan<byte> json)
    {
        Reserve(json.Length);
        json.CopyTo(_buffer.AsSpan(Length));
        Length += json.Length;
    }

    /// <summary>Writes text inside quotation marks that the caller writes.</summary>
    public void WriteEscaped(ReadOnlySpan<char> text)
    {
        // 3 bytes are the most that a UTF-16 unit becomes; escapes are put in afterwards, and seldom.
        Reserve(text.Length <= 1024 ? text.Length * 3 : Encoding.UTF8.GetByteCount(text));
        var start = Length;
        // Encoding.UTF8 puts U+FFFD in place of half a surrogate pair.
        var written = Encoding.UTF8.GetBytes(text, _buffer.AsSpan(start));
        var first = _buffer.AsSpan(start, written).IndexOfAny(MustEscape);
        if (first < 0)
        {
            Length = start + written;
            return;
        }

        var tail = ArrayPool<byte>.Shared.Rent(written - first);
        _buffer.AsSpan(start + first, written - first).CopyTo(tail);
        Length = start + first;
        try
        {
            WriteEscapedUtf8(tail.AsSpan(0, written - first));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(tail);
        }
    }

    public void WriteEscapedUtf8(ReadOnlySpan<byte> utf8)
    {
        while (true)
        {
            var plain = utf8.IndexOfAny(MustEscape);
            if (plain < 0)
            {
                WriteRaw(utf8);
                return;
            }

            WriteRaw(utf8[..plain]);
            WriteEscape(utf8[plain]);
            utf8 = utf8[(plain + 1)..];
        }
    }

    public void WriteInteger(long value)
    {
        Reserve(NumberText.MaxLength);
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(Length), out var written);
        Length += written;
    }

    public void WriteDouble(double value)
    {
        // JSON has no NaN and no infinity; JSON.stringify writes null for them.
        if (!double.IsFinite(value))
        {
            WriteRaw("null"u8);
            return;
        }

        Reserve(NumberText.MaxLength);
        Length += NumberText.Format(value, _buffer.AsSpan(Length));
    }

    public void WriteString(string text)
    {
        WriteByte((byte)'"');
        WriteEscaped(text);
        WriteByte((byte)'"');
    }

    /// <summary>Writes a value as JSON; what is undefined becomes null.</summary>
    /// <exception cref="AdaptiveTemplateLimitException">The value nests too deep, or the output grows too long.</exception>
    public void WriteValue(in Value value, int depth = 0)
    {
        switch (value.Kind)
        {
            case ValueKind.Boolean:
                WriteRaw(value.AsBoolean ? "true"u8 : "false"u8);
                break;
            case ValueKind.Integer:
                WriteInteger(value.AsInteger);
                break;
            case ValueKind.Double:
                WriteDouble(value.AsDouble);
                break;
            case ValueKind.String:
                WriteByte((byte)'"');
                WriteText(value);
                WriteByte((byte)'"');
                break;
            case ValueKind.Array:
                WriteArray(value, depth);
                break;
            case ValueKind.Object:
                WriteObject(value, depth);
                break;
            case ValueKind.Binary:
                WriteByte((byte)'"');
                WriteEscaped(Convert.ToBase64String(value.AsBinary));
                WriteByte((byte)'"');
                break;
            default:
                WriteRaw("null"u8);
                break;
        }
    }

    /// <summary>Writes a string value without its quotation marks.</summary>
    public void WriteText(in Value text)
    {
        if (text.TryGetData(out var data, out var row) && data.TryGetVerbatim(row, out var verbatim) && Utf8.IsValid(verbatim))
        {
            WriteRaw(verbatim);
        }
        else
        {
            WriteEscaped(text.AsString);
        }
    }

    private void WriteArray(in Value array, int depth)
    {
        CheckDepth(depth);
        WriteByte((byte)'[');
        var first = true;
        foreach (var item in array.EnumerateItems())
        {
            if (!first)
            {
                WriteByte((byte)',');
            }

            first = false;
            WriteValue(item, depth + 1);
        }

        WriteByte((byte)']');
    }

    private void WriteObject(in Value value, int depth)
    {
        CheckDepth(depth);
        WriteByte((byte)'{');
        var first = true;
        foreach (var member in value.EnumerateMembers())
        {
            if (member.Value.IsUndefined)
            {
                continue;
            }

            if (!first)
            {
                WriteByte((byte)',');
            }

            first = false;
            WriteString(member.Key);
            WriteByte((byte)':');
            WriteValue(member.Value, depth + 1);
        }

        WriteByte((byte)'}');
    }

    private void WriteEscape(byte value)
    {
        Reserve(6);
        var target = _buffer.AsSpan(Length);
        target[0] = (byte)'\\';
        var letter = value switch
        {
            (byte)'"' => (byte)'"',
            (byte)'\\' => (byte)'\\',
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\t' => (byte)'t',
            (byte)'\b' => (byte)'b',
            (byte)'\f' => (byte)'f',
            _ => (byte)'u',
        };
        target[1] = letter;
        Length += 2;
        if (letter == (byte)'u')
        {
            target[2] = (byte)'0';
            target[3] = (byte)'0';
            target[4] = (byte)(value >> 4 == 0 ? '0' : '1');
            target[5] = (byte)"0123456789abcdef"[value & 15];
            Length += 4;
        }
    }

    private void CheckDepth(int depth)
    {
        if (depth >= _maxDepth)
        {
            throw new AdaptiveTemplateLimitException($"A value nests deeper than {_maxDepth} levels.");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int count)
    {
        if (Length + count > _buffer.Length)
        {
            Grow(count);
        }
    }

    private void Grow(int count)
    {
        if ((long)Length + count > (long)_limit + NumberText.MaxLength)
        {
            throw new AdaptiveTemplateLimitException($"The output would be longer than {_limit} bytes.");
        }

        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(int.MaxValue / 2, Math.Max((long)_buffer.Length * 2, Length + count)));
        _buffer.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
