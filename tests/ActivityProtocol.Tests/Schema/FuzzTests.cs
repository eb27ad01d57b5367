using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActivityProtocol.Tests.Support;
using CsCheck;
using Microsoft.AspNetCore.Http;

namespace ActivityProtocol.Tests.Schema;

/// <summary>
/// Generated activities through the adapter as HTTP gives them to it: no crash, no hang, no 500. Some thousand with a
/// fixed seed; as many as ACTIVITYPROTOCOL_FUZZ says (a million before a release) with a seed of their own.
/// </summary>
public sealed class FuzzTests
{
    private static readonly string[] Names =
    [
        "type", "id", "timestamp", "channelId", "serviceUrl", "from", "conversation", "recipient", "text", "textFormat", "attachments", "entities",
        "channelData", "value", "name", "action", "replyToId", "membersAdded", "membersRemoved", "reactionsAdded", "locale", "deliveryMode",
        "suggestedActions", "relatesTo", "localTimestamp", "expiration", "historyDisclosed", "somethingNew", "mentioned", "tenantId", "data", "verb",
        "eventType", "team", "channel", "tenant", "settings", "Properties", "content", "contentType", "queryText", "kind", "task", "commandId", "",
    ];

    private static readonly string[] Types =
    [
        "message", "messageUpdate", "messageDelete", "messageReaction", "conversationUpdate", "installationUpdate", "event", "invoke", "typing",
        "endOfConversation", "command", "commandResult", "trace", "delay", "invokeResponse", "handoff", "somethingNew",
    ];

    private static readonly string[] Values =
    [
        "adaptiveCard/action", "task/fetch", "composeExtension/query", "composeExtension/submitAction", "fileConsent/invoke", "message/submitAction", "signin/failure",
        "application/search", "config/fetch", "application/vnd.microsoft.meetingStart", "application/vnd.microsoft.readReceipt", "tokens/response", "teamRenamed", "editMessage",
        "channelShared", "mention", "Action.Execute", "accept", "add", "expectReplies", "msteams", "28:bot", "2026-03-02T09:30:00Z", "http://localhost/channel/", "<at>Bot</at> hi",
    ];

    private static readonly Gen<string> Text = Gen.Frequency(
        (4, Pick(Values)),
        (2, Gen.String[Gen.Char[' ', '~'], 0, 20]),
        (1, Gen.String[0, 40].Select(text => new string([.. text.Where(letter => !char.IsSurrogate(letter))]))));

    private static readonly Gen<JsonNode?> Leaf = Gen.Frequency(
        (6, Text.Select(text => (JsonNode?)JsonValue.Create(text))),
        (1, Gen.Int.Select(number => (JsonNode?)JsonValue.Create(number))),
        (1, Gen.Double[-1e9, 1e9].Select(number => (JsonNode?)JsonValue.Create(number))),
        (1, Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag))),
        (1, Gen.Const((JsonNode?)null)));

    private static readonly Gen<JsonNode?> Any = Gen.Recursive<JsonNode?>((depth, self) => depth >= 4
        ? Leaf
        : Gen.Frequency(
            (4, Leaf),
            (2, Gen.Select(Pick(Names), self).Array[0, 6].Select(members => (JsonNode?)Make(members))),
            (1, self.Array[0, 4].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])))));

    private static readonly Gen<string> Bodies = Gen.Select(Pick(Types), Text, Gen.Select(Pick(Names), Any).Array[0, 12], Gen.Int[0, 19]).Select(Write);

    [Fact]
    public async Task Whatever_is_sent_is_answered_and_never_with_500()
    {
        var wanted = int.TryParse(Environment.GetEnvironmentVariable("ACTIVITYPROTOCOL_FUZZ"), CultureInfo.InvariantCulture, out var count) ? count : 0;
        await using var host = await BotHost.StartAsync(new ForgivingBot(), new ForgetfulChannel());
        var adapter = host.Adapter;
        var bot = new ForgivingBot();
        var statuses = new int[600];
        await Bodies.SampleAsync(
            async body =>
            {
                var context = new DefaultHttpContext();
                context.Request.Method = "POST";
                context.Request.Host = new HostString("localhost");
                context.Request.ContentType = "application/json";
                context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
                context.Response.Body = Stream.Null;
                await adapter.ProcessAsync(context.Request, context.Response, bot).WaitAsync(TimeSpan.FromSeconds(20));
                Interlocked.Increment(ref statuses[context.Response.StatusCode]);
                return context.Response.StatusCode != (int)HttpStatusCode.InternalServerError;
            },
            seed: wanted > 0 ? null : "0000KOIPe036",
            iter: wanted > 0 ? wanted : 3000);
        Assert.True(statuses[200] > 0 && statuses[400] > 0 && statuses[501] > 0, "The generator reaches turns, refusals and invokes.");
    }

    private static Gen<string> Pick(string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    private static JsonObject Make((string Name, JsonNode? Value)[] members)
    {
        var item = new JsonObject();
        foreach (var (name, value) in members)
        {
            item[name] = value?.DeepClone();
        }

        return item;
    }

    // Mostly an activity that can be answered, with some members replaced; sometimes cut off.
    private static string Write((string Type, string Name, (string Name, JsonNode? Value)[] Members, int Chance) made)
    {
        var activity = Payloads.Activity(made.Type);
        activity["name"] = made.Name;
        activity["id"] = Guid.NewGuid().ToString();
        foreach (var (name, value) in made.Members)
        {
            if (made.Chance < 16 && name is "type" or "conversation" or "serviceUrl" or "channelId")
            {
                continue;
            }

            activity[name] = value?.DeepClone();
        }

        var text = activity.ToJsonString();
        return made.Chance == 19 ? text[..(text.Length / 2)] : text;
    }

    /// <summary>Overrides everything, looks at what came, and answers.</summary>
    private sealed class ForgivingBot : ExtendedTeamsActivityHandler
    {
        public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            var activity = turnContext.Activity;
            activity.GetMentions();
            activity.TryGetChannelData<TeamsChannelData>(out _);
            activity.AsMessageActivity()?.RemoveRecipientMention();
            _ = activity.Properties.Count;
            JsonSerializer.SerializeToUtf8Bytes(activity, ProtocolJson.Options);
            JsonSerializer.Serialize(activity.GetConversationReference(), ProtocolJson.Options);
            await base.OnTurnAsync(turnContext, cancellationToken);
            if (activity.Type == ActivityTypes.Message)
            {
                await turnContext.SendActivityAsync("answered", cancellationToken: cancellationToken);
            }
        }
    }

    /// <summary>Takes everything and keeps nothing.</summary>
    private sealed class ForgetfulChannel : ConnectorFactory
    {
        public override Task<IConnectorClient> CreateAsync(string serviceUrl, string? audience, CancellationToken cancellationToken) =>
            new InMemoryChannel().CreateAsync(serviceUrl, audience, cancellationToken);
    }
}
