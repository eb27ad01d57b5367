using System.Net;
using ActivityProtocol.Tests.Support;

namespace ActivityProtocol.Tests.Hosting;

public sealed class UnauthenticatedModeTests
{
    [Fact]
    public async Task Outside_Development_the_start_is_refused_with_what_to_set()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => BotHost.StartAsync(new EchoBot(), environment: "Production"));
        Assert.Contains("MicrosoftAppId", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Development", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://[::]:0")]
    public async Task An_address_that_others_can_reach_stops_the_start(string url)
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => BotHost.StartAsync(new EchoBot(), url: url));
        Assert.Contains("which others can reach", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("LOCALHOST", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    [InlineData("bot.example.org", HttpStatusCode.Forbidden)]
    [InlineData("localhost.example.org", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.2", HttpStatusCode.Forbidden)]
    public async Task Only_a_loopback_host_is_answered(string host, HttpStatusCode expected)
    {
        await using var bot = await BotHost.StartAsync(new EchoBot(), new InMemoryChannel());
        using var response = await bot.PostAsync(Payloads.Message("hello").ToJsonString(), change: request => request.Headers.Host = host);
        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("X-Forwarded-Host", "bot.example.org")]
    [InlineData("X-Original-Host", "bot.example.org")]
    [InlineData("X-Real-IP", "203.0.113.7")]
    [InlineData("Origin", "https://example.org")]
    [InlineData("Origin", "null")]
    public async Task A_forwarded_request_or_one_of_another_site_is_refused(string header, string value)
    {
        var channel = new InMemoryChannel();
        await using var bot = await BotHost.StartAsync(new EchoBot(), channel);
        using var response = await bot.PostAsync(Payloads.Message("hello").ToJsonString(), change: request => request.Headers.TryAddWithoutValidation(header, value));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(channel.Calls);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/jsonx")]
    public async Task Only_json_is_taken(string contentType)
    {
        await using var bot = await BotHost.StartAsync(new EchoBot(), new InMemoryChannel());
        using var response = await bot.PostAsync(Payloads.Message("hello").ToJsonString(), contentType);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("http://localhost.example.org/")]
    [InlineData("http://localhost@example.org/")]
    [InlineData("ftp://localhost/")]
    [InlineData("nonsense")]
    public async Task A_service_url_that_is_not_loopback_is_refused(string serviceUrl)
    {
        var channel = new InMemoryChannel();
        await using var bot = await BotHost.StartAsync(new EchoBot(), channel);
        using var response = await bot.PostAsync(Payloads.Message("hello", serviceUrl));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(channel.Calls);
    }

    [Fact]
    public async Task A_stored_reference_to_another_host_is_not_sent_to()
    {
        await using var bot = await BotHost.StartAsync(new EchoBot());
        var reference = new ConversationReference { ServiceUrl = "https://example.org/", Conversation = new ConversationAccount { Id = "a:chat" } };
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => bot.Adapter.ContinueConversationAsync(string.Empty, reference, (turn, token) => turn.SendActivityAsync("hello", cancellationToken: token), CancellationToken.None));
    }
}
