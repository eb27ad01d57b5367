using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanBot.Tests.Cards;

/// <summary>Checks a card against <c>Fixtures/cards/card-schema.json</c>: which elements there are, and what each may hold.</summary>
internal static class CardSchema
{
    private static readonly JsonObject Types =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "cards", "card-schema.json")))!["types"]!.AsObject();

    /// <summary>Everything that is wrong, each with where it is; empty for a valid card.</summary>
    public static IReadOnlyList<string> Problems(JsonNode card)
    {
        var problems = new List<string>();
        Check(card, "AdaptiveCard", "card", problems);
        return problems;
    }

    /// <summary>An object that the schema names, by its own type or by where it stands.</summary>
    private static void Check(JsonNode? node, string? expected, string path, List<string> problems)
    {
        if (node is not JsonObject element)
        {
            problems.Add($"{path} is no object");
            return;
        }

        var type = (string?)element["type"] ?? expected;
        if (type is null || Types[type] is not JsonObject definition)
        {
            problems.Add($"{path}: there is no {type ?? "element without a type"}");
            return;
        }

        if (expected is not null && type != expected)
        {
            problems.Add($"{path} is a {type}, not a {expected}");
        }

        problems.AddRange(definition["required"]!.AsArray()
            .Select(name => (string)name!)
            .Where(name => !element.ContainsKey(name))
            .Select(name => $"{path}: {type} has no {name}"));
        foreach (var (name, value) in element.Where(property => property.Key != "type"))
        {
            if ((string?)definition["properties"]![name] is { } kind)
            {
                CheckValue(value, kind, $"{path}.{name}", problems);
            }
            else
            {
                problems.Add($"{path}: {type} knows no {name}");
            }
        }
    }

    private static void CheckValue(JsonNode? value, string kind, string path, List<string> problems)
    {
        switch (kind)
        {
            case "element" or "action":
                if (value?.GetValueKind() is not JsonValueKind.String || (string)value! != "drop")
                {
                    CheckMember(value, kind is "action", path, problems);
                }

                break;

            case "elements" or "actions" when value is JsonArray array:
                for (var index = 0; index < array.Count; index++)
                {
                    CheckMember(array[index], kind is "actions", $"{path}[{index}]", problems);
                }

                break;

            case "strings" when value is JsonArray array && array.All(item => item?.GetValueKind() is JsonValueKind.String):
                break;

            case ['a', 'r', 'r', 'a', 'y', ':', .. var type] when value is JsonArray array:
                for (var index = 0; index < array.Count; index++)
                {
                    Check(array[index], type, $"{path}[{index}]", problems);
                }

                break;

            case ['e', 'n', 'u', 'm', ':', .. var values] when value?.GetValueKind() is JsonValueKind.String:
                if (!values.Split('|').Contains((string)value!, StringComparer.OrdinalIgnoreCase))
                {
                    problems.Add($"{path} is {value}, not one of {values}");
                }

                break;

            default:
                var found = value?.GetValueKind() switch
                {
                    JsonValueKind.String => "string",
                    JsonValueKind.Number => "number",
                    JsonValueKind.True or JsonValueKind.False => "boolean",
                    JsonValueKind.Object => "object",
                    JsonValueKind.Array => "array",
                    _ => "null",
                };
                if (!kind.Split('|').Contains(found))
                {
                    problems.Add($"{path} is {found}, not {kind}");
                }

                break;
        }
    }

    private static void CheckMember(JsonNode? value, bool isAction, string path, List<string> problems)
    {
        var type = (string?)(value as JsonObject)?["type"] ?? "";
        if (type.StartsWith("Action.", StringComparison.Ordinal) != isAction)
        {
            problems.Add($"{path}: {type} is {(isAction ? "no action" : "no element")}");
        }

        Check(value, null, path, problems);
    }
}
