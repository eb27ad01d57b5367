using System.Globalization;
using System.Text.RegularExpressions;
using PlanBot.Plans;
using PlanBot.Translation;

namespace PlanBot.Features.Documents;

/// <summary>What a paper says of itself before its first paragraph.</summary>
/// <param name="Title">Its subject or title; empty where none stands there.</param>
/// <param name="Mark">Such as <c>paper J</c>; empty for none.</param>
/// <param name="Date">The date of the paper or of the meeting that it is for.</param>
internal sealed partial record PaperFront(string Title, string Mark, PartialDate? Date)
{
    private const int LongestTitle = 200;

    /// <summary>Reads the house form's lines (Subject, Date, Paper marked), else the first heading and the first date.</summary>
    public static PaperFront Of(Paper paper)
    {
        var blocks = ParagraphSplitter.Front(paper);
        var text = string.Join('\n', blocks.Select(block => block.Text));
        var title = Subject().Match(text) is { Success: true } subject ? subject.Groups["subject"].Value.Trim() : TitleIn(blocks);
        return new(title.Length <= LongestTitle ? title : "", PaperMarks.In(text), DateIn(text));
    }

    /// <summary>The longest heading names the paper: the others name the body and the office.</summary>
    private static string TitleIn(IReadOnlyList<PaperBlock> blocks) =>
        blocks.SelectMany(block => block.Text.Split('\n'))
            .Where(line => line.Contains("plan", StringComparison.OrdinalIgnoreCase) || line.Contains("report", StringComparison.OrdinalIgnoreCase) || line.Contains("update", StringComparison.OrdinalIgnoreCase))
            .Where(line => !line.StartsWith("report of", StringComparison.OrdinalIgnoreCase) && !line.Contains('@', StringComparison.Ordinal))
            .MaxBy(line => line.Length)?.Trim() ?? "";

    private static PartialDate? DateIn(string text)
    {
        var match = DayInWords().Match(text);
        return match.Success && DateOnly.TryParse($"{match.Groups["day"].Value} {match.Groups["month"].Value} {match.Groups["year"].Value}", Language.English, DateTimeStyles.None, out var day)
            ? PartialDate.Of(day)
            : null;
    }

    [GeneratedRegex(@"^subject[ \t]*[:\t][ \t]*(?<subject>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Subject();

    [GeneratedRegex(@"\b(?<day>\d{1,2})(?:st|nd|rd|th)?\s(?<month>january|february|march|april|may|june|july|august|september|october|november|december)\s(?<year>\d{4})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayInWords();
}
