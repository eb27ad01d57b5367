using System.Net;
using System.Text.Json.Nodes;
using ActivityProtocol.Tests.Support;

namespace ActivityProtocol.Tests.Hosting;

public sealed class EndpointTests
{
    [Fact]
    public async Task A_message_is_answered_through_the_channel_and_with_an_empty_200()
    {
        var channel = new InMemoryChannel();
        await using var bot = await BotHost.StartAsync(new EchoBot(), channel);
        using var response = await bot.PostAsync(Payloads.Message("hello"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(string.Empty, await response.Content.ReadAsStringAsync());
        var reply = Assert.Single(channel.Calls);
        Assert.Equal(ChannelCallKind.Reply, reply.Kind);
        Assert.Equal("a:chat", reply.ConversationId);
        Assert.Equal("You said: hello", reply.Activity!.Text);
        Assert.Equal("28:bot", reply.Activity.From!.Id);
        Assert.Equal("1700000000001", reply.Activity.ReplyToId);
    }

    [Fact]
    public async Task Expected_replies_come_back_in_the_response_and_nowhere_else()
    {
        var channel = new InMemoryChannel();
        await using var bot = await BotHost.StartAsync(new EchoBot(), channel);
        var message = Payloads.Message("hello");
        message["deliveryMode"] = "expectReplies";
        using var response = await bot.PostAsync(message);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal("You said: hello", (string?)body["activities"]![0]!["text"]);
        Assert.Empty(channel.Calls);
    }

    [Fact]
    public async Task An_action_is_answered_in_the_response()
    {
        await using var bot = await BotHost.StartAsync(new EchoBot(), new InMemoryChannel());
        using var response = await bot.PostAsync(Payloads.Invoke("adaptiveCard/action", JsonNode.Parse("""{"action":{"type":"Action.Execute","verb":"save","data":{}}}""")));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Did save"}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"action":{"type":"Action.Submit"}}""")]
    [InlineData("""{"action":"save"}""")]
    [InlineData("null")]
    public async Task A_malformed_action_is_answered_with_400_and_an_error(string value)
    {
        await using var bot = await BotHost.StartAsync(new EchoBot(), new InMemoryChannel());
        using var response = await bot.PostAsync(Payloads.Invoke("adaptiveCard/action", JsonNode.Parse(value)));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal("application/vnd.microsoft.error", (string?)body["type"]);
    }

    [Fact]
    public async Task An_unknown_invoke_is_answered_with_501()
    {
        await using var bot = await BotHost.StartAsync(new EchoBot(), new InMemoryChannel());
        using var response = await bot.PostAsync(Payloads.Invoke("something/new", new JsonObject()));
        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
    }

    [Fact]
    public async Task An_unknown_type_is_answered_with_200()
    {
        await using var bot = await BotHost.StartAsync(new EchoBot(), new InMemoryChannel());
        using var response = await bot.PostAsync(Payloads.Activity("somethingNew"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":5,"channelId":"msteams","serviceUrl":"http://localhost/","conversation":{"id":"a"}}""")]
    [InlineData("""{"type":"message","type":"invoke","channelId":"msteams","serviceUrl":"http://localhost/","conversation":{"id":"a"}}""")]
    [InlineData("""{"type":"message","channelId":"msteams","serviceUrl":"http://localhost/","conversation":{"id":"a"}} {}""")]
    public async Task What_is_not_an_activity_is_answered_with_400(string body)
    {
        var channel = new InMemoryChannel();
        await using var bot = await BotHost.StartAsync(new EchoBot(), channel);
        using var response = await bot.PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith("The body is not an activity", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(channel.Calls);
    }

    [Fact]
    public async Task A_body_over_256_KB_is_answered_with_413()
    {
        await using var bot = await BotHost.StartAsync(new EchoBot(), new InMemoryChannel());
        using var response = await bot.PostAsync(Payloads.Message(new string('a', 256 * 1024)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        using var chunked = await bot.PostAsync(Payloads.Message(new string('a', 256 * 1024)).ToJsonString(), change: request => request.Headers.TransferEncodingChunked = true);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, chunked.StatusCode);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Another_method_is_answered_with_405(string method)
    {
        await using var bot = await BotHost.StartAsync(new EchoBot(), new InMemoryChannel());
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/messages");
        using var response = await bot.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task A_turn_in_process_runs_the_same_pipeline()
    {
        var channel = new InMemoryChannel();
        await using var bot = await BotHost.StartAsync(new EchoBot(), channel);
        var activity = new Activity(ActivityTypes.Message)
        {
            Text = "hello",
            ChannelId = Channels.Test,
            ServiceUrl = channel.ServiceUrl,
            Id = "1",
            Conversation = new ConversationAccount { Id = "c" },
        };
        await bot.Adapter.ProcessActivityAsync(new System.Security.Claims.ClaimsIdentity(), activity, new EchoBot().OnTurnAsync, CancellationToken.None);
        Assert.Equal("You said: hello", Assert.Single(channel.Sent).Text);
    }

    [Fact]
    public async Task A_stored_reference_is_enough_to_send_later()
    {
        var channel = new InMemoryChannel();
        await using var bot = await BotHost.StartAsync(new EchoBot(), channel);
        var reference = new ConversationReference { ServiceUrl = channel.ServiceUrl, ChannelId = "msteams", Conversation = new ConversationAccount { Id = "19:channel" }, Bot = new ChannelAccount { Id = "28:bot" } };
        await bot.Adapter.ContinueConversationAsync(string.Empty, reference, (turn, token) => turn.SendActivityAsync("due tomorrow", cancellationToken: token), CancellationToken.None);
        Assert.Equal("due tomorrow", Assert.Single(channel.MessagesIn("19:channel")).Text);
    }
}
