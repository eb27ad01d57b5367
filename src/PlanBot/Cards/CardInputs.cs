using System.Globalization;
using System.Text.Json.Nodes;

namespace PlanBot.Cards;

/// <summary>What a card's button sends: the data that its card gave it, and what was typed and chosen in the inputs.</summary>
internal static class CardInputs
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>An input or a datum as it was typed, without blanks at its ends; empty where there is none.</summary>
    /// <remarks>Most clients send texts, some numbers and switches as such: they read the same.</remarks>
    public static string Text(JsonObject data, string name) => data[name] is JsonValue value ? value.ToString().Trim() : "";

    /// <summary>What was chosen in a list that takes several, each once. A card's input puts commas between them.</summary>
    public static IReadOnlyList<string> Chosen(JsonObject data, string name) =>
        [.. Text(data, name).Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    /// <summary>The day of a date input; nothing where none was chosen, or where what came is none.</summary>
    public static DateOnly? Day(JsonObject data, string name) => Day(Text(data, name));

    /// <summary>A day as date inputs write it, such as 2013-06-26.</summary>
    public static DateOnly? Day(string written) =>
        DateOnly.TryParseExact(written, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The same the other way: what a date input begins with, or is bounded by.</summary>
    public static string OfDay(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}
