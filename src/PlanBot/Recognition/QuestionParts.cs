using System.Text.RegularExpressions;

namespace PlanBot.Recognition;

/// <summary>Two questions in one message: "what is the status of the victims theme and when is the next panel?".</summary>
internal static partial class QuestionParts
{
    private const int LongestMessage = 400;
    private const int ShortestPart = 8;

    /// <summary>The two parts, or nothing where the message is one question by its form.</summary>
    public static (string First, string Second)? Of(string text)
    {
        if (text.Length > LongestMessage || Boundary().Match(text) is not { Success: true } boundary)
        {
            return null;
        }

        var (first, second) = (text[..boundary.Index].Trim(), text[(boundary.Index + boundary.Length)..].Trim());
        return first.Length >= ShortestPart && second.Length >= ShortestPart ? (first, second) : null;
    }

    /// <summary>The end of a question that another follows, or an "and" before a word that asks.</summary>
    [GeneratedRegex(@"(?:\?+\s+(?:and|also|&|\+)?\s*(?=\w)|[.;]\s+(?:and|also)?\s*(?=(?:what|when|who|how|which|why|where|is|are|did|does|has|have|can)\b)|,?\s+(?:and|&|\+|also)\s+(?:also\s+)?(?=(?:what|whats|when|whens|who|whos|how|hows|which|why|where|wheres|is\s+(?:it|there|that|the)|are\s+(?:they|there|the)|did|does|has|have)\b))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Boundary();
}
