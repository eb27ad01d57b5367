using System.Text.RegularExpressions;

namespace PlanBot.Cards;

/// <summary>
/// What people typed, made ready to stand on a card as it was typed. It goes into the TextRuns of a RichTextBlock,
/// which take no Markdown (a TextBlock and a FactSet do), one line each.
/// </summary>
internal static partial class TypedText
{
    /// <summary>The lines, without empty ones.</summary>
    public static IReadOnlyList<string> Lines(string typed) =>
        [.. typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Line)];

    /// <summary>
    /// One line. Clients write {{DATE(…)}} and {{TIME(…)}} anew even in a TextRun; a word joiner between the braces, which
    /// has no width, keeps them as they are.
    /// </summary>
    public static string Line(string typed) => BraceBeforeBrace().Replace(typed, "{\u2060");

    [GeneratedRegex(@"\{(?=\{)")]
    private static partial Regex BraceBeforeBrace();
}
