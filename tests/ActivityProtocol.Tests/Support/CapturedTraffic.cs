using System.Text.Json.Nodes;

namespace ActivityProtocol.Tests.Support;

/// <summary>What a real client sent and took, where the folder with it is (PLANBOT_SHARED).</summary>
internal static class CapturedTraffic
{
    private const string Absent = "PLANBOT_SHARED names no folder with captured traffic (wire).";

    /// <summary>The files of one direction, <c>to-bot</c> or <c>to-connector</c>; the test is skipped where there are none.</summary>
    internal static List<string> Files(string direction)
    {
        var shared = Environment.GetEnvironmentVariable("PLANBOT_SHARED");
        var wire = shared is null ? null : Path.Combine(shared, "wire");
        if (wire is null || !Directory.Exists(wire))
        {
            Assert.Skip(Absent);
        }

        var files = Directory.GetFiles(wire!, "*.json", SearchOption.AllDirectories).Where(file => file.Contains($"/{direction}/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        return files;
    }

    internal static async Task<JsonNode> ReadAsync(string file) => JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;

    /// <summary>The same members and values; nulls may be left out, and an instant may be written otherwise.</summary>
    internal static void AssertSame(JsonNode expected, JsonNode actual, string file)
    {
        var left = Normalise(expected);
        var right = Normalise(actual);
        Assert.True(JsonNode.DeepEquals(left, right), $"{file}\n{left!.ToJsonString()}\n{right!.ToJsonString()}");
    }

    private static JsonNode? Normalise(JsonNode? node) => node switch
    {
        JsonObject item => new JsonObject(item.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Key, member.Key is "timestamp" or "localTimestamp" ? Instant(member.Value!) : Normalise(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Normalise)]),
        _ => node?.DeepClone(),
    };

    private static JsonValue Instant(JsonNode value) => JsonValue.Create(value.GetValue<DateTimeOffset>().ToUnixTimeMilliseconds());
}
