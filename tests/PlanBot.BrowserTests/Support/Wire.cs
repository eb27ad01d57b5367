using System.Text.Json.Nodes;

namespace PlanBot.BrowserTests.Support;

/// <summary>Short ways to write activities.</summary>
internal static class Wire
{
    public static JsonObject Text(string text, string format = "markdown") =>
        new() { ["type"] = "message", ["text"] = text, ["textFormat"] = format };

    public static JsonObject Card(string json) => Card(JsonNode.Parse(json)!);

    public static JsonObject Card(JsonNode card) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = card,
        }),
    };

    public static JsonObject CardAnswer(JsonNode card) => new()
    {
        ["statusCode"] = 200,
        ["type"] = "application/vnd.microsoft.card.adaptive",
        ["value"] = card,
    };

    public static JsonObject MessageAnswer(string text) => new()
    {
        ["statusCode"] = 200,
        ["type"] = "application/vnd.microsoft.activity.message",
        ["value"] = text,
    };

    public static JsonObject ErrorAnswer(string message) => new()
    {
        ["statusCode"] = 400,
        ["type"] = "application/vnd.microsoft.error",
        ["value"] = new JsonObject { ["code"] = "BadRequest", ["message"] = message },
    };
}
