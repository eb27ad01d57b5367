using System.Text.Json;
using System.Text.Json.Nodes;
using PlanBot.Cards;

namespace PlanBot.Bot;

/// <summary>What a button of a card asks for. All of it comes from the client: it says what, never who or what may.</summary>
internal sealed record PressedButton(string Verb, JsonObject Data)
{
    public string this[string name] => CardInputs.Text(Data, name);

    /// <summary>From an Action.Submit: a message without text whose value names the verb. Nothing if it does not.</summary>
    public static PressedButton? OfMessage(IMessageActivity activity) =>
        ToObject(activity.Value) is { } data && data["verb"] is JsonValue
            ? new(CardInputs.Text(data, "verb"), data)
            : null;

    /// <summary>From an Action.Execute.</summary>
    public static PressedButton OfInvoke(AdaptiveCardInvokeValue value) =>
        new(value.Action?.Verb ?? "", ToObject(value.Action?.Data) ?? []);

    private static JsonObject? ToObject(object? value) => value switch
    {
        JsonObject data => data,
        JsonElement { ValueKind: JsonValueKind.Object } element => JsonObject.Create(element),
        null => null,
        _ => JsonSerializer.SerializeToNode(value, ProtocolJson.Options) as JsonObject,
    };
}
