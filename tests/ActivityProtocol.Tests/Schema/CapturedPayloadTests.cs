using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActivityProtocol.Tests.Support;

namespace ActivityProtocol.Tests.Schema;

/// <summary>What a real client sent and took, where the folder with it is (PLANBOT_SHARED).</summary>
public sealed class CapturedPayloadTests
{
    [Fact]
    public async Task Every_captured_activity_survives_a_round_trip_and_is_answered()
    {
        var files = CapturedTraffic.Files("to-bot");
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
            CapturedTraffic.AssertSame(body, JsonSerializer.SerializeToNode(activity, ProtocolJson.Options)!, file);
            body["id"] = $"{body["id"]}-{files.IndexOf(file)}";
            using var response = await host.PostAsync(body);
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotImplemented, $"{file}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Every_captured_activity_to_the_connector_survives_a_round_trip()
    {
        foreach (var file in CapturedTraffic.Files("to-connector"))
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
            CapturedTraffic.AssertSame(body, node!, file);
        }
    }

    [Fact]
    public async Task Every_captured_answer_of_the_connector_is_read()
    {
        foreach (var file in CapturedTraffic.Files("to-connector"))
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
}
