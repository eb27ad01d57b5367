using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanBot.Cards;

/// <summary>
/// The last step of every card: its words as the text for clients that show no cards, and no more bytes than Teams
/// takes. A card that would be too large has its long texts cut short, and says so.
/// </summary>
internal static class FinishedCard
{
    /// <summary>Bytes of a card as UTF-8. A whole message may have 100 KB (UTF-16); an incoming webhook takes 28 KB.</summary>
    public const int MostBytes = 28 * 1024;

    /// <summary>Said at the end of a card whose texts were cut.</summary>
    public static string CutNote => CardsTexts.LongTextsAreCutShortOn;

    /// <summary>The fallback text may have so many times the characters of a single text.</summary>
    private const int FallbackShare = 20;

    /// <summary>Characters of a single text, tried one after the other until the card fits.</summary>
    private static readonly int[] TextLengths = [1000, 500, 250, 120, 60, 30];

    /// <summary>Properties that hold words. What machines read (ids, data, addresses, what was typed into an input) is never cut.</summary>
    private static readonly string[] Words =
        ["text", "title", "label", "placeholder", "errorMessage", "speak", "tooltip", "altText", "legend", "xAxisTitle", "yAxisTitle"];

    private static readonly JsonSerializerOptions AsSent = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Expands a template with data, and finishes the card.</summary>
    /// <param name="template">The template.</param>
    /// <param name="dataJson">The data, as JSON.</param>
    public static JsonObject Of(AdaptiveCardTemplate template, string dataJson)
    {
        var card = JsonNode.Parse(template.Expand(new EvaluationContext { Root = dataJson }))!.AsObject();
        var ownFallback = card.ContainsKey("fallbackText");
        card["fallbackText"] ??= CardText.Of(card);
        if (Bytes(card) <= MostBytes)
        {
            return card;
        }

        card["body"]?.AsArray().Add(new JsonObject { ["type"] = "TextBlock", ["text"] = CutNote, ["size"] = "Small", ["separator"] = true, ["wrap"] = true });
        foreach (var length in TextLengths)
        {
            CutWords(card, length);
            card["fallbackText"] = Cut(ownFallback ? (string)card["fallbackText"]! : CardText.Of(card), length * FallbackShare);
            if (Bytes(card) <= MostBytes)
            {
                break;
            }
        }

        return card;
    }

    /// <summary>The size of a card as UTF-8.</summary>
    public static int Bytes(JsonObject card) => Encoding.UTF8.GetByteCount(card.ToJsonString(AsSent));

    private static void CutWords(JsonNode? node, int length)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                {
                    CutWords(item, length);
                }

                break;

            case JsonObject element:
                foreach (var (name, value) in element.ToList())
                {
                    if (value is JsonValue && value.GetValueKind() is JsonValueKind.String)
                    {
                        if (Words.Contains(name) || name == "value" && IsFact(element))
                        {
                            element[name] = Cut((string)value!, length);
                        }
                    }
                    else if (!(name is "data" && value is JsonObject))
                    {
                        // An action's data is an object; a chart's is an array, with legends in it.
                        CutWords(value, length);
                    }
                }

                break;
        }
    }

    private static bool IsFact(JsonObject element) => element.Parent?.Parent is JsonObject owner && (string?)owner["type"] == "FactSet";

    private static string Cut(string text, int length)
    {
        if (text.Length <= length || text == CutNote)
        {
            return text;
        }

        // A link keeps its address.
        if (text[0] == '[' && text.LastIndexOf("](", StringComparison.Ordinal) is > 0 and var middle && text[^1] == ')')
        {
            return $"[{Cut(text[1..middle], length)}{text[middle..]}";
        }

        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return $"{text[..end]}…";
    }
}
