using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanBot.Tests.Cards;

/// <summary>A card's sample data as others might fill it: nothing, very much, something hostile, something right to left.</summary>
internal static class SampleVariants
{
    /// <summary>An expression, quotes, markup, an emoji, control characters, a client's date function and a text direction override.</summary>
    public const string Hostile = "${if(true, 'x', 'y')} \"'`\\ <img src=x> **b** 😀 \u0001\u0007\u202e {{DATE(2026-11-22T10:00:00Z,SHORT)}}";

    public const string RightToLeft = "الأولوية المحلية للضحايا: عدد أقل من الاعتداءات (2026) حول المحطة";

    /// <summary>What machines read and PlanBot itself writes: nobody's texts.</summary>
    private static readonly string[] ForMachines =
        ["planId", "themeId", "milestoneId", "asked", "tomorrow", "id", "formKey", "verb", "language", "colour", "ratingColour", "style", "day", "address", "reference", "key", "role", "kind", "resubmits", "anyway", "revision", "outcome", "chosenThemes", "selected", "filter", "roundKey", "send", "chosen", "until", "earliest", "latest", "isSet", "maySet", "type", "unchanged", "decision", "today", "chosenBodies", "chosenKinds", "leadDays", "postFrom", "digestDay", "mayRecord", "nudge", "place", "before", "on", "first", "left", "themes", "givenNames", "givenReason", "unchangedTitle", "asks"];

    /// <summary>Lists of choices: what a choice stands for is an id.</summary>
    private static readonly string[] ChoiceLists = ["choices", "people", "roles", "themes", "outcomes", "rounds", "channels", "items", "places", "bodies", "kinds", "digestDays", "announcements"];

    /// <summary>Without texts, in empty lists.</summary>
    public static JsonNode Empty(string sample) => Changed(JsonNode.Parse(sample), _ => "", keepsItems: false)!;

    /// <summary>Each text 2,000 characters, with emoji across every place where it may be cut.</summary>
    public static JsonNode Long(string sample) => Changed(JsonNode.Parse(sample), _ => string.Concat(Enumerable.Repeat("ağ😀 ", 400)), keepsItems: true)!;

    public static JsonNode WithHostileTexts(string sample) => Changed(JsonNode.Parse(sample), _ => Hostile, keepsItems: true)!;

    public static JsonNode WithRightToLeftTexts(string sample) => Changed(JsonNode.Parse(sample), _ => RightToLeft, keepsItems: true)!;

    private static JsonNode? Changed(JsonNode? node, Func<string, string> text, bool keepsItems, string name = "") => node switch
    {
        // An input takes no more than its length.
        JsonObject data => new JsonObject(data.Select(property => KeyValuePair.Create(property.Key, (property.Key, name) switch
        {
            ("value", "inputs") => Changed(property.Value, typed => Within((int)data["maxLength"]!, text(typed)), keepsItems, property.Key),
            ("value", _) when ChoiceLists.Contains(name) => property.Value?.DeepClone(),
            _ => Changed(property.Value, text, keepsItems, property.Key),
        }))),
        JsonArray list => keepsItems ? new JsonArray([.. list.Select(item => Changed(item, text, keepsItems, name))]) : [],
        JsonValue value when value.GetValueKind() is JsonValueKind.String && !ForMachines.Contains(name) => text((string)value!),
        _ => node?.DeepClone(),
    };

    private static string Within(int length, string text) => text.Length <= length ? text : text[..length];
}
