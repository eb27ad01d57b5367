using System.Globalization;
using PlanBot.Translation;

namespace PlanBot.Plans;

/// <summary>
/// How PlanBot writes dates, numbers and money for people: in the language of the turn or post, which is British English
/// unless somebody chose another; never by the machine's own settings.
/// </summary>
internal static class BritishEnglish
{
    public static CultureInfo Culture => Language.Current;

    /// <summary><c>1 October 2013</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", Culture);

    /// <summary><c>Tuesday 1 October 2013</c>.</summary>
    public static string Weekday(DateOnly day) => day.ToString("dddd d MMMM yyyy", Culture);

    /// <summary><c>4,199</c>; decimals only where the figure has them.</summary>
    public static string Number(decimal value) => value.ToString("#,##0.##########", Culture);

    /// <summary><c>£100,000</c>, <c>£39,305.40</c>, <c>-£40,000</c>.</summary>
    public static string Pounds(decimal amount)
    {
        var digits = Math.Abs(amount).ToString(decimal.Truncate(amount) == amount ? "#,##0" : "#,##0.00", Culture);
        return amount < 0 ? $"-£{digits}" : $"£{digits}";
    }

    /// <summary><c>1 commitment</c>, <c>3 commitments</c>.</summary>
    public static string Count(int number, string singular, string? plural = null) =>
        Language.CurrentFile?.Counted(singular, number, Number(number)) is { } counted ? counted
        : number == 1 ? $"1 {singular}" : $"{Number(number)} {plural ?? singular + "s"}";

    /// <summary><c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + (Language.CurrentFile?.And(items[^1]) ?? " and ") + items[^1],
    };

    /// <summary>A text that ends as a sentence does.</summary>
    public static string Sentence(string text) => text.Length == 0 || text[^1] is '.' or '?' or '!' or ':' ? text : text + ".";

    /// <summary>A text as a sentence or a line begins with it: its first letter is a capital, the others stay as they are.</summary>
    public static string Capitalised(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A text as it goes on in the middle of a sentence: <c>police and crime objectives</c>; an abbreviation stays as it is.</summary>
    public static string MidSentence(string text) =>
        text.Length > 1 && char.IsLower(text[1]) ? char.ToLower(text[0], Culture) + text[1..] : text;
}
