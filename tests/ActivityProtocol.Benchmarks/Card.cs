using System.Text;
using System.Text.Json.Nodes;

namespace ActivityProtocol.Benchmarks;

/// <summary>The card that each message is answered with, 4 KB, written once.</summary>
internal static class Card
{
    internal const string ContentType = "application/vnd.microsoft.card.adaptive";

    internal static byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Make().ToJsonString());

    private static JsonObject Make()
    {
        var facts = new JsonArray();
        for (var i = 1; i <= 44; i++)
        {
            facts.Add(new JsonObject { ["title"] = $"Measure {i}", ["value"] = $"{i * 7} of {i * 9}, up on last year by {i} per cent" });
        }

        return new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
            ["body"] = new JsonArray(
                new JsonObject { ["type"] = "TextBlock", ["text"] = "Status of the theme", ["weight"] = "Bolder", ["wrap"] = true },
                new JsonObject { ["type"] = "FactSet", ["facts"] = facts }),
        };
    }
}
