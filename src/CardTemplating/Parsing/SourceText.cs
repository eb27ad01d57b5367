using System.Text;

namespace CardTemplating.Parsing;

/// <summary>Where in a template's text something stands.</summary>
internal static class SourceText
{
    /// <summary>Line and column, both from 1, of a byte in UTF-8 text.</summary>
    public static (int Line, int Column) Locate(ReadOnlySpan<byte> utf8, int offset)
    {
        var before = utf8[..Math.Min(offset, utf8.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    /// <summary>The column, from 1, of a byte in a line counted from 0.</summary>
    public static int Column(ReadOnlySpan<byte> utf8, int line, int byteInLine)
    {
        for (; line > 0; line--)
        {
            var end = utf8.IndexOf((byte)'\n');
            utf8 = utf8[(end + 1)..];
        }

        return Encoding.UTF8.GetCharCount(utf8[..Math.Min(byteInLine, utf8.Length)]) + 1;
    }

    /// <summary>Where the character at a position of a JSON string stands in its raw bytes, escapes and all.</summary>
    public static int RawOffset(ReadOnlySpan<byte> raw, int position)
    {
        var at = 0;
        while (position > 0 && at < raw.Length)
        {
            if (raw[at] == (byte)'\\')
            {
                at += raw[at + 1] == (byte)'u' ? 6 : 2;
                position--;
            }
            else
            {
                Rune.DecodeFromUtf8(raw[at..], out var rune, out var length);
                at += length;
                position -= rune.Utf16SequenceLength;
            }
        }

        return at;
    }
}
