using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PlanBot.Cards;

/// <summary>Every word of a card that a person would read, in reading order.</summary>
internal static partial class CardText
{
    /// <summary>Properties that hold words, by their place in reading order; all other text is for machines.</summary>
    private static readonly string[] Words = ["label", "title", "text", "value", "placeholder"];

    private static readonly string[] Children = ["inlines", "facts", "columns", "rows", "cells", "items", "choices", "body", "actions", "card"];

    public static string Of(JsonObject card)
    {
        var text = new StringBuilder();
        Append(card, text);
        return text.ToString().Trim();
    }

    private static void Append(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                {
                    Append(item, text);
                }

                break;

            case JsonObject element:
                var type = (string?)element["type"] ?? "";
                foreach (var property in Words)
                {
                    // The value of an input or a choice is what the machine gets, not what a person reads.
                    var isWord = property is not "value" || type is "" && element["title"] is not null && element.Parent?.Parent is JsonObject { } owner && (string?)owner["type"] == "FactSet";
                    if (isWord && element[property] is JsonValue value && value.TryGetValue<string>(out var word) && word.Length > 0)
                    {
                        text.Append(Link().Replace(word, "$1")).Append(property is "title" && element["value"] is not null && type.Length == 0 ? ": " : "\n");
                    }
                }

                foreach (var property in Children)
                {
                    Append(element[property], text);
                }

                break;
        }
    }

    /// <summary>A link in markdown; a person reads its words.</summary>
    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
