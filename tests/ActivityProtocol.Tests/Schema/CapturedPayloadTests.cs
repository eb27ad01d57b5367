using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActivityProtocol.Tests.Support;

namespace ActivityProtocol.Tests.Schema;

/// <summary>What a real client sent and took, where the folder with it is (PLANBOT_SHARED).</summary>
public sealed class CapturedPayloadTests
{
    private const string Absent = "PLANBOT_SHARED names no folder with captured traffic (wire).";

    [Fact]
    public async Task Every_captured_activity_survives_a_round_trip_and_is_answered()
    {
        var files = Files("to-bot");
        var bot = new EchoBot();
        await using var host = await BotHost.StartAsync(bot, new InMemoryChannel());
        foreach (var file in files)
        {
            var request = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!["request"]!;
            if (request["body"] is not JsonObject body)
            {
                continue;
            }

            var activity = JsonSerializer.Deserialize<Activity>(body.ToJsonString(), ProtocolJson.Options)!;
            AssertSame(body, JsonSerializer.SerializeToNode(activity, ProtocolJson.Options)!, file);
            body["id"] = $"{body["id"]}-{files.IndexOf(file)}";
            using var response = await host.PostAsync(body);
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotImplemented, $"{file}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Every_captured_activity_to_the_connector_survives_a_round_trip()
    {
        foreach (var file in Files("to-connector"))
        {
            var request = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!["request"]!;
            if (request["body"] is not JsonObject body || file.EndsWith("send-nulls-400.json", StringComparison.Ordinal))
            {
                continue;
            }

            var isConversation = file.Contains("create-conversation", StringComparison.Ordinal);
            var node = isConversation
                ? JsonSerializer.SerializeToNode(JsonSerializer.Deserialize<ConversationParameters>(body.ToJsonString(), ProtocolJson.Options), ProtocolJson.Options)
                : JsonSerializer.SerializeToNode(JsonSerializer.Deserialize<Activity>(body.ToJsonString(), ProtocolJson.Options), ProtocolJson.Options);
            AssertSame(body, node!, file);
        }
    }

    [Fact]
    public async Task Every_captured_answer_of_the_connector_is_read()
    {
        foreach (var file in Files("to-connector"))
        {
            var name = Path.GetFileName(file);
            var exchange = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
            if (exchange["response"]?["body"] is not { } body)
            {
                continue;
            }

            var text = body.ToJsonString();
            switch (name)
            {
                case var _ when name.StartsWith("get-member-200", StringComparison.Ordinal):
                    Assert.NotNull(JsonSerializer.Deserialize<TeamsChannelAccount>(text, ProtocolJson.Options)!.AadObjectId);
                    break;
                case var _ when name.StartsWith("get-members", StringComparison.Ordinal):
                    Assert.All(JsonSerializer.Deserialize<IList<TeamsChannelAccount>>(text, ProtocolJson.Options)!, member => Assert.NotNull(member.AadObjectId));
                    break;
                case var _ when name.StartsWith("get-paged", StringComparison.Ordinal):
                    Assert.NotEmpty(JsonSerializer.Deserialize<TeamsPagedMembersResult>(text, ProtocolJson.Options)!.Members!);
                    break;
                case var _ when name.StartsWith("get-team-channels", StringComparison.Ordinal):
                    Assert.NotEmpty(JsonSerializer.Deserialize<ConversationList>(text, ProtocolJson.Options)!.Conversations!);
                    break;
                case var _ when name.StartsWith("get-team-", StringComparison.Ordinal):
                    Assert.NotNull(JsonSerializer.Deserialize<TeamDetails>(text, ProtocolJson.Options)!.Id);
                    break;
                case var _ when name.StartsWith("create-conversation", StringComparison.Ordinal):
                    Assert.NotNull(JsonSerializer.Deserialize<ConversationResourceResponse>(text, ProtocolJson.Options)!.Id);
                    break;
                case var _ when body is JsonObject && (body["error"] is not null):
                    Assert.NotNull(JsonSerializer.Deserialize<ErrorResponse>(text, ProtocolJson.Options)!.Error!.Code);
                    break;
                case var _ when body is JsonObject && body["id"] is not null:
                    Assert.NotNull(JsonSerializer.Deserialize<ResourceResponse>(text, ProtocolJson.Options)!.Id);
                    break;
            }
        }
    }

    private static List<string> Files(string direction)
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

    /// <summary>The same members and values; nulls may be left out, and an instant may be written otherwise.</summary>
    private static void AssertSame(JsonNode expected, JsonNode actual, string file)
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
