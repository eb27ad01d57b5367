using System.Text.Json.Nodes;
using PlanBot.Teams;

namespace PlanBot.Bot;

/// <summary>Answers to an Action.Execute, as the Universal Action Model has them.</summary>
internal static class CardResponses
{
    /// <summary>A card in place of the one pressed, for the person who pressed it.</summary>
    public static AdaptiveCardInvokeResponse Card(JsonObject card) =>
        new() { StatusCode = 200, Type = CardMessage.ContentType, Value = card };

    /// <summary>A card in place of the one pressed, with a line of its own for the person who pressed it.</summary>
    public static AdaptiveCardInvokeResponse Card(JsonObject card, string line)
    {
        var withLine = card.DeepClone().AsObject();
        (withLine["body"] as JsonArray)?.Add(new JsonObject { ["type"] = "TextBlock", ["text"] = line, ["wrap"] = true });
        return Card(withLine);
    }

    /// <summary>A line under the card.</summary>
    public static AdaptiveCardInvokeResponse Message(string text) =>
        new() { StatusCode = 200, Type = "application/vnd.microsoft.activity.message", Value = text };

    public static AdaptiveCardInvokeResponse Error(int statusCode, string code, string message) =>
        new() { StatusCode = statusCode, Type = "application/vnd.microsoft.error", Value = new Error { Code = code, Message = message } };
}
