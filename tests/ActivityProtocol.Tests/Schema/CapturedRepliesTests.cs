using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActivityProtocol.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ActivityProtocol.Tests.Schema;

/// <summary>What is sent back to a real client has the form that it takes, where the folder with its traffic is (PLANBOT_SHARED).</summary>
public sealed class CapturedRepliesTests
{
    private static readonly string[] NotForTheConnector = ["id", "timestamp", "localTimestamp", "callerId"];

    [Fact]
    public async Task Every_captured_activity_is_answered_in_the_form_that_the_client_takes()
    {
        var files = CapturedTraffic.Files("to-bot");
        var internet = new FakeInternet(new TestTokenIssuer());
        var bot = new EchoingBot();
        await using var host = await StartAsync(bot, internet);
        foreach (var file in files)
        {
            var exchange = await CapturedTraffic.ReadAsync(file);
            if (exchange["request"]!["body"] is not JsonObject body)
            {
                using var probe = new HttpRequestMessage(new HttpMethod((string)exchange["request"]!["method"]!), "/api/messages");
                using var probed = await host.Client.SendAsync(probe, TestContext.Current.CancellationToken);
                Assert.True((int)probed.StatusCode < 500, $"{file}: {probed.StatusCode}");
                continue;
            }

            // The same activity may stand in two files, and would be a redelivery.
            body["id"] = $"{body["id"]}-{files.IndexOf(file)}";
            internet.Connector.Clear();
            bot.Answer = exchange["response"]!;
            using var response = await host.PostAsync(body);
            if ((string?)body["type"] == "invoke")
            {
                var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                AssertAnswered(file, exchange["response"]!, response.StatusCode, text);
                Assert.Empty(internet.Connector);
                continue;
            }

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(string.Empty, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            await AssertRepliedAsync(file, body, internet);
        }
    }

    [Fact]
    public async Task Every_captured_call_to_the_connector_is_made_as_it_was_and_its_answer_understood()
    {
        var files = CapturedTraffic.Files("to-connector");
        var internet = new FakeInternet(new TestTokenIssuer());
        await using var host = await StartAsync(new EchoingBot(), internet);
        using var client = await host.Services.GetRequiredService<ConnectorFactory>().CreateAsync("http://localhost:56150/_connector", null, CancellationToken.None);
        foreach (var file in files)
        {
            var exchange = await CapturedTraffic.ReadAsync(file);
            var (request, response) = (exchange["request"]!, exchange["response"]);
            var holdsNulls = file.EndsWith("send-nulls-400.json", StringComparison.Ordinal);

            // What was refused for its nulls, or never answered, is taken here.
            var status = holdsNulls || response is null ? 202 : (int)response["status"]!;
            var answer = holdsNulls ? null : response?["body"];
            internet.Connector.Clear();
            internet.Answer = _ => answer is null ? new HttpResponseMessage((HttpStatusCode)status) : FakeInternet.Json((HttpStatusCode)status, answer.ToJsonString());
            var call = CallAsync(client, Path.GetFileName(file), request);
            if (status >= 400)
            {
                var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => call);
                Assert.Equal((HttpStatusCode)status, refusal.Response!.StatusCode);
                Assert.Equal((string?)answer?["error"]?["code"], refusal.Body?.Error?.Code);
            }
            else
            {
                Assert.Equal(answer is JsonObject ? (string?)answer["id"] : null, await call);
            }

            var made = Assert.Single(internet.Connector);
            Assert.Equal(((string?)request["method"], (string?)request["path"]), (made.Method.Method, made.Uri.PathAndQuery));
            Assert.Null(made.Authorization);
            if (request["body"] is { } body)
            {
                var sent = JsonNode.Parse(made.Body)!;
                AssertNoNulls(sent, file);
                CapturedTraffic.AssertSame(body, sent, file);
            }
        }
    }

    /// <summary>The call that a captured request was; the id that came back, where one is awaited.</summary>
    private static async Task<string?> CallAsync(IConnectorClient client, string file, JsonNode request)
    {
        var conversations = client.Conversations;
        var teams = ((ITeamsConnectorClient)client).Teams;
        var path = ((string)request["path"]!).Split('?')[0].Split('/').Select(Uri.UnescapeDataString).ToArray();
        var (place, item) = (path.ElementAtOrDefault(4), path.ElementAtOrDefault(6));
        switch (file.Split('-'))
        {
            case ["create", ..]:
                return (await conversations.CreateConversationAsync(Body<ConversationParameters>())).Id;
            case ["delete", ..]:
                await conversations.DeleteActivityAsync(place!, item!);
                return null;
            case ["update", ..]:
                return (await conversations.UpdateActivityAsync(place!, item!, Body<Activity>())).Id;
            case ["get", "member", ..]:
                return (await conversations.GetConversationMemberAsync(item!, place!)).Id;
            case ["get", "members", ..]:
                Assert.NotEmpty(await conversations.GetConversationMembersAsync(place!));
                return null;
            case ["get", "paged", ..]:
                Assert.NotEmpty((await conversations.GetConversationPagedMembersAsync(place!, 2)).Members!);
                return null;
            case ["get", "team", "channels", ..]:
                Assert.NotEmpty((await teams.FetchChannelListAsync(place!)).Conversations!);
                return null;
            case ["get", "team", ..]:
                return (await teams.FetchTeamDetailsAsync(place!)).Id;
            default:
                return item is null
                    ? (await conversations.SendToConversationAsync(place!, Body<Activity>())).Id
                    : (await conversations.ReplyToActivityAsync(place!, item, Body<Activity>())).Id;
        }

        T Body<T>() => JsonSerializer.Deserialize<T>(request["body"]!.ToJsonString(), ProtocolJson.Options)!;
    }

    /// <summary>One message with one part, to the activity, without nulls, with the members that the client took from another bot.</summary>
    private static async Task AssertRepliedAsync(string file, JsonObject activity, FakeInternet internet)
    {
        var (method, uri, authorization, body) = Assert.Single(internet.Connector, call => call.Method == HttpMethod.Post);
        var (conversation, id) = ((string)activity["conversation"]!["id"]!, (string)activity["id"]!);
        Assert.Equal(HttpMethod.Post, method);
        Assert.Equal($"{activity["serviceUrl"]}/v3/conversations/{Uri.EscapeDataString(conversation)}/activities/{Uri.EscapeDataString(id)}", uri.AbsoluteUri);
        Assert.Null(authorization);
        var reply = JsonNode.Parse(body)!.AsObject();
        AssertNoNulls(reply, file);
        Assert.Equal(("message", id, (string?)activity["channelId"]), ((string?)reply["type"], (string?)reply["replyToId"], (string?)reply["channelId"]));
        Assert.StartsWith("You sent", (string?)reply["text"], StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(activity["conversation"], reply["conversation"]), file);
        Assert.Equal((string?)activity["recipient"]!["id"], (string?)reply["from"]!["id"]);
        Assert.Equal((string?)activity["from"]!["id"], (string?)reply["recipient"]!["id"]);
        Assert.All(NotForTheConnector, name => Assert.False(reply.ContainsKey(name), $"{file}: {name}"));
        var context = Path.GetFileNameWithoutExtension(file).Split('-')[^1] is ("group" or "channel") and var place ? place : "personal";
        var taken = (await CapturedTraffic.ReadAsync(CapturedTraffic.Files("to-connector").First(other => other.EndsWith($"/send-text-{context}-201.json", StringComparison.Ordinal))))["request"]!["body"]!.AsObject();
        Assert.Equal(
            taken.Select(member => member.Key).Where(name => name != "locale" || activity.ContainsKey(name)).Order(StringComparer.Ordinal),
            reply.Select(member => member.Key).Order(StringComparer.Ordinal));
    }

    /// <summary>The body that the client took from another bot, member for member.</summary>
    private static void AssertAnswered(string file, JsonNode taken, HttpStatusCode status, string text)
    {
        Assert.Equal(HttpStatusCode.OK, status);
        if ((int)taken["status"]! == 500)
        {
            // A status other than 2xx shows nothing; this shows the sentence on the card.
            var error = JsonNode.Parse(text)!;
            Assert.Equal((500, "application/vnd.microsoft.error"), ((int)error["statusCode"]!, (string?)error["type"]));
            Assert.NotEmpty((string)error["value"]!["message"]!);
            return;
        }

        Assert.True(taken["body"] is JsonObject { Count: 0 } ? text.Length == 0 : JsonNode.DeepEquals(taken["body"], JsonNode.Parse(text)), $"{file}\n{text}");
    }

    private static void AssertNoNulls(JsonNode? node, string file)
    {
        switch (node)
        {
            case JsonObject item:
                Assert.All(item, member => AssertNoNulls(member.Value, file));
                break;
            case JsonArray list:
                Assert.All(list, item => AssertNoNulls(item, file));
                break;
            default:
                Assert.True(node is not null, file);
                break;
        }
    }

    private static Task<BotHost> StartAsync(IBot bot, FakeInternet internet) => BotHost.StartAsync(
        bot,
        configure: services => services.AddSingleton(new ConnectorMessageHandler(internet)),
        options: options => options.ShowTypingAfter = null);

    /// <summary>Says what it was sent, and answers an invoke, by the library's types, as another bot did.</summary>
    private sealed class EchoingBot : ExtendedTeamsActivityHandler
    {
        internal JsonNode Answer { get; set; } = new JsonObject();

        public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            var activity = turnContext.Activity;
            if (activity.Type != ActivityTypes.Invoke)
            {
                await turnContext.SendActivityAsync(MessageFactory.Text($"You sent {activity.Type}: {activity.Text ?? activity.Value?.ToString()}"), cancellationToken);
            }

            await base.OnTurnAsync(turnContext, cancellationToken);
        }

        protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
            (int)Answer["status"]! == 500 ? throw new InvalidOperationException("broken") : Task.FromResult(Read<AdaptiveCardInvokeResponse>(Answer["body"]));

        protected override Task<MessagingExtensionResponse> OnTeamsMessagingExtensionQueryAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionQuery query, CancellationToken cancellationToken) =>
            Task.FromResult(Read<MessagingExtensionResponse>(Answer["body"]));

        protected override Task<MessagingExtensionResponse> OnTeamsAppBasedLinkQueryAsync(ITurnContext<IInvokeActivity> turnContext, AppBasedLinkQuery query, CancellationToken cancellationToken) =>
            Task.FromResult(Read<MessagingExtensionResponse>(Answer["body"]));

        protected override Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionFetchTaskAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
            Task.FromResult(new MessagingExtensionActionResponse { Task = new TaskModuleContinueResponse { Value = Read<TaskModuleTaskInfo>(Answer["body"]!["task"]!["value"]) } });

        protected override Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionSubmitActionAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
            Task.FromResult(new MessagingExtensionActionResponse { ComposeExtension = Read<MessagingExtensionResponse>(Answer["body"]).ComposeExtension });

        protected override Task OnFeedbackAsync(ITurnContext<IInvokeActivity> turnContext, FeedbackAction feedback, CancellationToken cancellationToken) => Task.CompletedTask;

        private static T Read<T>(JsonNode? node) => ProtocolJson.Convert<T>(node)!;
    }
}
