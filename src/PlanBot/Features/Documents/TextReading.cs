using System.Text;
using System.Text.RegularExpressions;

namespace PlanBot.Features.Documents;

/// <summary>Reads text and Markdown, in UTF-8, UTF-16 or what Windows wrote before.</summary>
internal static partial class TextReading
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static PaperReading Read(ReadOnlySpan<byte> content, bool isMarkdown)
    {
        if (content.Length > DocumentLimits.Characters)
        {
            return new PaperReading.Refused(DocumentsTexts.FormatATextFileMayHoldMillion(DocumentLimits.Characters / 1_000_000));
        }

        var text = Decoded(content);

        // Text that is marked up as Markdown is read as such, whatever it is named.
        return isMarkdown || MarkdownHeading().IsMatch(text)
            ? MarkdownReading.Read(text)
            : new PaperReading.Read(new Paper(TextBlocks.Of(text.ReplaceLineEndings("\n").Split('\n'))));
    }

    private static string Decoded(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Encoding.Unicode.GetString(content[2..]);
        }

        if (content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Encoding.BigEndianUnicode.GetString(content[2..]);
        }

        try
        {
            return StrictUtf8.GetString(content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? content[3..] : content);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content);
        }
    }

    [GeneratedRegex(@"^#{1,6}[ \t]+\S", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex MarkdownHeading();
}
