using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace CardTemplating.Values;

/// <summary>
/// Parsed JSON that stays UTF-8: one row for each value and property name, in document order. Property lookups compare
/// bytes, and an unchanged string goes to the output as the bytes it came as.
/// </summary>
internal sealed class JsonData
{
    private byte[] _utf8;
    private Row[] _rows;
    private int _count;
    private readonly bool _pooled;

    private JsonData(byte[] utf8, int expectedRows, bool pooled)
    {
        _utf8 = utf8;
        _pooled = pooled;
        _rows = pooled ? ArrayPool<Row>.Shared.Rent(expectedRows) : new Row[expectedRows];
    }

    private enum RowKind : byte
    {
        Null,
        False,
        True,
        Number,
        String,
        Array,
        Object,
    }

    public Value Root => ValueAt(0);

    /// <summary>Parses JSON text into memory that the garbage collector owns.</summary>
    /// <exception cref="JsonException">The text is not JSON, or nests deeper than <paramref name="maxDepth"/>.</exception>
    public static JsonData Parse(string json, int maxDepth)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        return Parse(utf8, utf8.Length, maxDepth, pooled: false);
    }

    /// <inheritdoc cref="Parse(string, int)"/>
    public static JsonData Parse(byte[] utf8, int maxDepth) => Parse(utf8, utf8.Length, maxDepth, pooled: false);

    /// <summary>Parses into rented memory. <see cref="Release"/> must follow, after the last use of any value in it.</summary>
    /// <exception cref="JsonException">The text is not JSON, or nests deeper than <paramref name="maxDepth"/>.</exception>
    public static JsonData ParsePooled(string json, int maxDepth)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(json, buffer);
            return Parse(buffer, length, maxDepth, pooled: true);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    /// <summary>Gives rented memory back.</summary>
    public void Release()
    {
        if (!_pooled)
        {
            return;
        }

        var utf8 = _utf8;
        var rows = _rows;
        _utf8 = [];
        _rows = [];
        _count = 0;
        if (rows.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(utf8);
            ArrayPool<Row>.Shared.Return(rows);
        }
    }

    public int Next(int row) => row + _rows[row].Size;

    public int GetCount(int row)
    {
        ref var r = ref _rows[row];
        return r.Kind is RowKind.Array or RowKind.Object ? r.Count : 0;
    }

    public Value ValueAt(int row)
    {
        ref var r = ref _rows[row];
        switch (r.Kind)
        {
            case RowKind.Null:
                return Value.Null;
            case RowKind.False:
                return Value.False;
            case RowKind.True:
                return Value.True;
            case RowKind.Number:
                return ParseNumber(_utf8.AsSpan(r.Start, r.Length));
            case RowKind.String:
                return Value.FromData(this, row, ValueKind.String);
            case RowKind.Array:
                return Value.FromData(this, row, ValueKind.Array);
            default:
                return Value.FromData(this, row, ValueKind.Object);
        }
    }

    public Value GetItem(int array, int index)
    {
        ref var r = ref _rows[array];
        var row = array + 1;
        if (r.Size == r.Count + 1)
        {
            return ValueAt(row + index);
        }

        for (; index > 0; index--)
        {
            row += _rows[row].Size;
        }

        return ValueAt(row);
    }

    public Value GetMember(int row, PropertyName name)
    {
        ref var r = ref _rows[row];
        var at = -1;
        var end = row + r.Size;
        ReadOnlySpan<byte> wanted = name.Utf8;
        for (var i = row + 1; i < end; i += 1 + _rows[i + 1].Size)
        {
            ref var candidate = ref _rows[i];
            if (candidate.Escaped
                ? string.Equals(GetString(i), name.Text, StringComparison.Ordinal)
                : _utf8.AsSpan(candidate.Start, candidate.Length).SequenceEqual(wanted))
            {
                // As in JSON.parse, the last of several members of the same name counts.
                at = i;
            }
        }

        if (at < 0)
        {
            at = FindIgnoringCase(row + 1, end, name);
        }

        return at < 0 ? Value.Undefined : ValueAt(at + 1);
    }

    /// <summary>The text of a string value or property name.</summary>
    public string GetString(int row)
    {
        ref var r = ref _rows[row];
        var raw = _utf8.AsSpan(r.Start, r.Length);
        return r.Escaped ? JsonStringDecoder.Decode(raw) : Encoding.UTF8.GetString(raw);
    }

    /// <summary>
    /// The bytes between the quotes of a string, or of a number, as they stand in the source.
    /// False for a string with escapes: those are decoded and written anew, so that half a surrogate pair cannot pass.
    /// </summary>
    public bool TryGetVerbatim(int row, out ReadOnlySpan<byte> bytes)
    {
        ref var r = ref _rows[row];
        bytes = _utf8.AsSpan(r.Start, r.Length);
        return !r.Escaped;
    }

    internal static Value ParseNumber(ReadOnlySpan<byte> text)
    {
        if (Utf8Parser.TryParse(text, out long integer, out var used) && used == text.Length)
        {
            return Value.FromInteger(integer);
        }

        return Utf8Parser.TryParse(text, out double number, out used) && used == text.Length
            ? Value.FromDouble(number)
            : Value.FromDouble(double.NaN);
    }

    private static JsonData Parse(byte[] utf8, int length, int maxDepth, bool pooled)
    {
        var data = new JsonData(utf8, Math.Max(8, length / 12), pooled);
        try
        {
            data.Read(utf8.AsSpan(0, length), maxDepth);
            return data;
        }
        catch when (pooled)
        {
            ArrayPool<Row>.Shared.Return(data._rows);
            throw;
        }
    }

    private void Read(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        if (utf8.StartsWith("\uFEFF"u8))
        {
            throw new JsonException("JSON text must not begin with a byte order mark.");
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        Span<int> open = stackalloc int[Math.Min(maxDepth, 256)];
        if (maxDepth > open.Length)
        {
            open = new int[maxDepth];
        }

        var depth = 0;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                case JsonTokenType.StartArray:
                    var container = Add(reader.TokenType == JsonTokenType.StartArray ? RowKind.Array : RowKind.Object, (int)reader.TokenStartIndex, 0, false);
                    CountIn(open, depth);
                    open[depth++] = container;
                    break;
                case JsonTokenType.EndObject:
                case JsonTokenType.EndArray:
                    var closed = open[--depth];
                    _rows[closed].Size = _count - closed;
                    break;
                case JsonTokenType.PropertyName:
                    Add(RowKind.String, (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length, reader.ValueIsEscaped);
                    break;
                case JsonTokenType.String:
                    Add(RowKind.String, (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length, reader.ValueIsEscaped);
                    CountIn(open, depth);
                    break;
                case JsonTokenType.Number:
                    Add(RowKind.Number, (int)reader.TokenStartIndex, reader.ValueSpan.Length, false);
                    CountIn(open, depth);
                    break;
                case JsonTokenType.True:
                    Add(RowKind.True, 0, 0, false);
                    CountIn(open, depth);
                    break;
                case JsonTokenType.False:
                    Add(RowKind.False, 0, 0, false);
                    CountIn(open, depth);
                    break;
                default:
                    Add(RowKind.Null, 0, 0, false);
                    CountIn(open, depth);
                    break;
            }
        }
    }

    private void CountIn(ReadOnlySpan<int> open, int depth)
    {
        if (depth > 0)
        {
            _rows[open[depth - 1]].Count++;
        }
    }

    private int Add(RowKind kind, int start, int length, bool escaped)
    {
        if (_count == _rows.Length)
        {
            var larger = _pooled ? ArrayPool<Row>.Shared.Rent(_count * 2) : new Row[_count * 2];
            _rows.AsSpan(0, _count).CopyTo(larger);
            if (_pooled)
            {
                ArrayPool<Row>.Shared.Return(_rows);
            }

            _rows = larger;
        }

        _rows[_count] = new Row { Kind = kind, Start = start, Length = length, Escaped = escaped, Size = 1 };
        return _count++;
    }

    private int FindIgnoringCase(int from, int end, PropertyName name)
    {
        for (var i = from; i < end; i += 1 + _rows[i + 1].Size)
        {
            ref var candidate = ref _rows[i];
            var bytes = _utf8.AsSpan(candidate.Start, candidate.Length);
            if (name.IsAscii && !candidate.Escaped
                ? Ascii.EqualsIgnoreCase(bytes, name.Utf8)
                : string.Equals(GetString(i), name.Text, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private struct Row
    {
        public int Start;
        public int Length;
        public int Size;
        public int Count;
        public RowKind Kind;
        public bool Escaped;
    }
}
