using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>How a meeting marks its papers: <c>paper J</c>, <c>item 7</c>, <c>appendix 2</c>.</summary>
internal static partial class PaperMarks
{
    /// <summary>The mark that a title, a file's name or a paper's first lines give, such as <c>paper J</c>; empty for none.</summary>
    public static string In(string text) =>
        Mark().Match(text) is { Success: true } mark
            ? $"{mark.Groups["kind"].Value.ToLowerInvariant()} {mark.Groups["mark"].Value.ToUpperInvariant()}"
            : "";

    // "PAPER MARKED" and, lines below it, the letter; "Paper A report": the article is no mark, save in capitals or at an end.
    [GeneratedRegex(@"(?<![\p{L}\d])(?<kind>(?i:paper|report|item|appendix|annex))(?:[ _-](?i:marked|no\.?|number))?[\s:_-]{1,6}(?<mark>[A-Z]|[a-z](?=[.\s_-]*$)|\d{1,3}[A-Za-z]?)(?![\p{L}\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
