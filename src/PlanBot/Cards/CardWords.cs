using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanBot.Translation;

namespace PlanBot.Cards;

/// <summary>The words that stand in a card template itself, and their translation.</summary>
internal static partial class CardWords
{
    private static readonly HashSet<string> Words =
        ["text", "title", "label", "placeholder", "errorMessage", "altText", "fallbackText", "tooltip", "speak", "legend", "xAxisTitle", "yAxisTitle"];

    /// <summary>The words of the template, expressions with them; what is an expression alone has its words from code.</summary>
    public static IReadOnlyList<string> Of(JsonObject template) => [.. Places(template, inFacts: false).Select(place => (string)place.Owner[place.Name]!).Distinct()];

    /// <summary>Puts the translation in place of each word that has one. A card that is translated whole says its language.</summary>
    public static void Translate(JsonObject template, LanguageFile language)
    {
        var whole = true;
        foreach (var (owner, name) in Places(template, inFacts: false).ToList())
        {
            if (language.Cards.TryGetValue((string)owner[name]!, out var translated))
            {
                owner[name] = translated;
            }
            else
            {
                whole = false;
            }
        }

        if (whole)
        {
            template["lang"] = language.Culture.TwoLetterISOLanguageName;
        }
    }

    private static IEnumerable<(JsonObject Owner, string Name)> Places(JsonNode? node, bool inFacts)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var place in array.SelectMany(item => Places(item, inFacts)))
                {
                    yield return place;
                }

                break;

            case JsonObject element:
                foreach (var (name, value) in element.ToList())
                {
                    if (value is JsonValue && value.GetValueKind() is JsonValueKind.String)
                    {
                        if ((Words.Contains(name) || (inFacts && name == "value")) && HasWords((string)value!))
                        {
                            yield return (element, name);
                        }
                    }
                    else if (!(name is "data" && value is JsonObject))
                    {
                        // What a button sends is for machines.
                        foreach (var place in Places(value, name == "facts"))
                        {
                            yield return place;
                        }
                    }
                }

                break;
        }
    }

    private static bool HasWords(string text) => Letters().IsMatch(Expression().Replace(text, "")) || Quoted().IsMatch(text);

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Expression();

    /// <summary>Words in an expression, such as the one that says <c>'Source: '</c> where there is an address.</summary>
    [GeneratedRegex(@"\$\{[^}]*'\p{Lu}\p{L}")]
    private static partial Regex Quoted();
}
