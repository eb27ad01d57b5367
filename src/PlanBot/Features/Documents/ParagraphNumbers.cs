using System.Globalization;
using System.Text.RegularExpressions;

namespace PlanBot.Features.Documents;

/// <summary>A number at the beginning of a text, and the text after it.</summary>
/// <param name="Number"><c>10</c>, <c>3.1</c>, <c>(a)</c> or <c>(iv)</c>.</param>
internal sealed record NumberedText(string Number, string Rest);

/// <summary>Paragraph numbers as committee papers write them: <c>1.</c>, <c>1.1</c>, <c>12)</c>, <c>¶8</c>, <c>(a)</c>, <c>iv.</c></summary>
internal static partial class ParagraphNumbers
{
    /// <summary>The number that the text begins with, or nothing. A date, a year or an amount is none.</summary>
    public static NumberedText? At(string text)
    {
        var match = Number().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var rest = text[match.Length..].Trim();
        if (match.Groups["letter"] is { Success: true } letter)
        {
            return new($"({letter.Value.ToLowerInvariant()})", rest);
        }

        // "12 March", "1.5 million": a number without a mark after it is one only before a capital and with a point in it.
        var marked = match.Groups["mark"].Value.Length > 0 || match.Groups["sign"].Value.Length > 0 || match.Groups["gap"].Value.Contains('\t', StringComparison.Ordinal);
        var number = match.Groups["number"].Value;
        return marked || (number.Contains('.', StringComparison.Ordinal) && rest is [var first, ..] && !char.IsLower(first) && !char.IsDigit(first))
            ? new(number, rest)
            : null;
    }

    /// <summary>So many numbers may be missing in between: one that stands alone in a text box is not read.</summary>
    private const int MostMissing = 2;

    public static bool IsLetter(string number) => number.StartsWith('(');

    /// <summary>Whether the number can be the next one after another: a line that merely begins with a figure is not.</summary>
    public static bool Follows(string last, string next)
    {
        if (IsLetter(next))
        {
            return next is "(a)" or "(i)" || (IsLetter(last) && (next.Length != last.Length || next[^2] == last[^2] + 1));
        }

        if (last.Length == 0 || IsLetter(last))
        {
            return true;
        }

        var before = Parts(last);
        var after = Parts(next);
        var shared = 0;
        while (shared < before.Length && shared < after.Length && before[shared] == after[shared])
        {
            shared++;
        }

        return after.Length == shared + 1 && (shared == before.Length ? after[shared] == 1 : after[shared] > before[shared] && after[shared] <= before[shared] + 1 + MostMissing);
    }

    private static int[] Parts(string number) =>
        [.. number.Split('.').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];

    [GeneratedRegex(
        """
        ^\s*(?:
            (?<sign>[¶§]\s?|[Pp]ara(?:graph)?\.?\s)?(?<number>\d{1,3}(?:\.\d{1,3}){0,4})(?<mark>[.):]?)(?<gap>\s+|$)
          | \((?<letter>[a-zA-Z]|[ivxIVX]{1,5})\)\s*
          | (?<letter>[a-z]|[ivx]{1,5})[.)]\s+
          )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
