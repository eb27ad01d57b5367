using System.Text.Json.Nodes;

namespace ActivityProtocol.Tests.Support;

/// <summary>Activities as Teams sends them; ids are made up.</summary>
internal static class Payloads
{
    internal const string ServiceUrl = "http://localhost/channel/";

    internal static JsonObject Activity(string type, string serviceUrl = ServiceUrl) => new()
    {
        ["type"] = type,
        ["id"] = "1700000000001",
        ["timestamp"] = "2026-03-02T09:30:00.123Z",
        ["channelId"] = "msteams",
        ["serviceUrl"] = serviceUrl,
        ["from"] = new JsonObject { ["id"] = "29:person", ["name"] = "Ada Field", ["aadObjectId"] = "11111111-1111-1111-1111-111111111111" },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Bot" },
        ["conversation"] = new JsonObject { ["id"] = "a:chat", ["conversationType"] = "personal", ["tenantId"] = "22222222-2222-2222-2222-222222222222" },
    };

    internal static JsonObject Message(string text, string serviceUrl = ServiceUrl)
    {
        var activity = Activity("message", serviceUrl);
        activity["text"] = text;
        return activity;
    }

    internal static JsonObject Invoke(string name, JsonNode? value)
    {
        var activity = Activity("invoke");
        activity["name"] = name;
        activity["value"] = value;
        return activity;
    }
}
