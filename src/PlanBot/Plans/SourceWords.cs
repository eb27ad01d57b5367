using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>Words of the data's own rows as they stand in an answer.</summary>
internal static partial class SourceWords
{
    /// <summary>Amounts as they are written in Britain: <c>50,000 GBP</c> is £50,000, <c>20 million GBP</c> £20 million.</summary>
    public static string InPounds(string text) => AmountInGbp().Replace(text, "£$1$2");

    /// <summary>As a sentence of its own: with a capital and a full stop; empty where there are no words.</summary>
    public static string Sentence(string text)
    {
        var words = InPounds(text.Trim());
        return words.Length == 0 ? "" : BritishEnglish.Capitalised(words.TrimEnd('.')) + (words[^1] is '?' or '!' ? "" : ".");
    }

    /// <summary>Sentences one after the other, without the empty ones.</summary>
    public static string Sentences(params IEnumerable<string> parts) => string.Join(' ', parts.Where(part => part.Length > 0));

    [GeneratedRegex(@"(\d[\d,.]*\d|\d)(\s(?:million|billion))?\sGBP\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AmountInGbp();
}
