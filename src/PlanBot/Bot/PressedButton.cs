using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanBot.Bot;

/// <summary>What a button of a card asks for. All of it comes from the client: it says what, never who or what may.</summary>
internal sealed record PressedButton(string Verb, JsonObject Data)
{
    public string this[string name] =>
        Data[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    /// <summary>From an Action.Submit: a message without text whose value names the verb. Nothing if it does not.</summary>
    public static PressedButton? OfMessage(IMessageActivity activity) =>
        ToObject(activity.Value) is { } data && data["verb"] is JsonValue verb && verb.TryGetValue<string>(out var name)
            ? new(name, data)
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
