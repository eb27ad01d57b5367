using System.Globalization;
using System.Text;

namespace CardTemplating.Values;

/// <summary>
/// Decodes JSON string escapes. Unlike the readers of System.Text.Json it takes half a surrogate pair (<c>\ud800</c>), which
/// JSON allows: hostile data must not stop an expansion. The writer replaces it with U+FFFD.
/// </summary>
internal static class JsonStringDecoder
{
    /// <param name="raw">What stands between the quotes, already known to be valid JSON.</param>
    public static string Decode(ReadOnlySpan<byte> raw)
    {
        var text = new StringBuilder(raw.Length);
        while (true)
        {
            var slash = raw.IndexOf((byte)'\\');
            if (slash < 0)
            {
                return text.Append(Encoding.UTF8.GetString(raw)).ToString();
            }

            text.Append(Encoding.UTF8.GetString(raw[..slash]));
            var escape = raw[slash + 1];
            raw = raw[(slash + 2)..];
            switch (escape)
            {
                case (byte)'n':
                    text.Append('\n');
                    break;
                case (byte)'t':
                    text.Append('\t');
                    break;
                case (byte)'r':
                    text.Append('\r');
                    break;
                case (byte)'b':
                    text.Append('\b');
                    break;
                case (byte)'f':
                    text.Append('\f');
                    break;
                case (byte)'u':
                    text.Append((char)ushort.Parse(raw[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                    raw = raw[4..];
                    break;
                default:
                    text.Append((char)escape);
                    break;
            }
        }
    }
}
