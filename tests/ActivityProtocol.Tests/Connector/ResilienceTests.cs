using System.Net;
using ActivityProtocol.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ActivityProtocol.Tests.Connector;

public sealed class ResilienceTests
{
    [Theory]
    [InlineData(HttpStatusCode.PreconditionFailed)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task What_may_be_repeated_is_repeated_after_a_while(HttpStatusCode status)
    {
        var clock = new ImpatientTimeProvider();
        await using var bot = await StartAsync(clock);
        bot.Internet.Answer = attempt => attempt <= 2 ? new HttpResponseMessage(status) : FakeInternet.Json(HttpStatusCode.Created, """{"id":"7"}""");
        using var response = await bot.PostAsync(bot.GoodToken());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(3, bot.Internet.Connector.Count);
        Assert.Collection(
            clock.Delays,
            first => Assert.InRange(first, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1)),
            second => Assert.InRange(second, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public async Task The_channels_own_wish_is_waited_for()
    {
        var clock = new ImpatientTimeProvider();
        await using var bot = await StartAsync(clock);
        bot.Internet.Answer = attempt =>
        {
            var answer = new HttpResponseMessage(attempt == 1 ? HttpStatusCode.TooManyRequests : HttpStatusCode.Created);
            answer.Headers.RetryAfter = attempt == 1 ? new(TimeSpan.FromSeconds(7)) : null;
            return answer;
        };
        using var response = await bot.PostAsync(bot.GoodToken());
        Assert.Equal(TimeSpan.FromSeconds(7), Assert.Single(clock.Delays));
    }

    [Fact]
    public async Task A_wish_that_is_too_long_is_left_to_the_caller()
    {
        var clock = new ImpatientTimeProvider();
        await using var bot = await StartAsync(clock);
        bot.Internet.Answer = _ =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(21));
            return answer;
        };
        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => SendAsync(bot));
        Assert.Equal(HttpStatusCode.TooManyRequests, refusal.Response!.StatusCode);
        Assert.Empty(clock.Delays);
    }

    [Fact]
    public async Task A_wish_may_be_an_instant()
    {
        var clock = new ImpatientTimeProvider();
        await using var bot = await StartAsync(clock);
        bot.Internet.Answer = attempt => Answer(attempt, "Mon, 02 Mar 2026 09:30:07 GMT");
        using var response = await bot.PostAsync(bot.GoodToken());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, bot.Internet.Connector.Count);
        Assert.Equal(TimeSpan.FromSeconds(7), Assert.Single(clock.Delays));
    }

    [Theory]
    [InlineData("Mon, 02 Mar 2026 09:29:00 GMT")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("0")]
    [InlineData("-7")]
    [InlineData("soon")]
    [InlineData("")]
    public async Task A_wish_of_the_past_or_none_at_all_is_waited_for_as_without_one(string wish)
    {
        var clock = new ImpatientTimeProvider();
        await using var bot = await StartAsync(clock);
        bot.Internet.Answer = attempt => Answer(attempt, wish);
        using var response = await bot.PostAsync(bot.GoodToken());
        Assert.Equal(2, bot.Internet.Connector.Count);
        Assert.InRange(Assert.Single(clock.Delays), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("Mon, 02 Mar 2026 09:30:21 GMT")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("86400")]
    [InlineData("2147483647")]
    [InlineData("99999999999999999999999999")]
    public async Task A_wish_without_end_is_not_waited_for(string wish)
    {
        var clock = new ImpatientTimeProvider();
        await using var bot = await StartAsync(clock);
        bot.Internet.Answer = attempt => Answer(attempt, wish);
        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => SendAsync(bot));
        Assert.Equal(wish, Assert.Single(refusal.Response!.Headers["Retry-After"]));
        Assert.Single(bot.Internet.Connector);
        Assert.Empty(clock.Delays);
    }

    private static HttpResponseMessage Answer(int attempt, string wish)
    {
        var answer = new HttpResponseMessage(attempt == 1 ? HttpStatusCode.TooManyRequests : HttpStatusCode.Created);
        if (attempt == 1)
        {
            answer.Headers.TryAddWithoutValidation("Retry-After", wish);
        }

        return answer;
    }

    [Fact]
    public async Task Who_keeps_a_queue_makes_each_call_once()
    {
        await using var bot = await StartAsync(new ImpatientTimeProvider());
        bot.Internet.Answer = _ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        using (ConnectorRetries.Suspend())
        {
            await Assert.ThrowsAsync<ErrorResponseException>(() => SendAsync(bot));
        }

        Assert.Single(bot.Internet.Connector);
    }

    [Fact]
    public async Task An_invoke_does_not_wait_longer_than_somebody_looks_at_a_spinner()
    {
        var clock = new ImpatientTimeProvider();
        await using var bot = await RegisteredBot.StartAsync(new ScriptedBot(async (turn, token) => await turn.SendActivityAsync("done", cancellationToken: token)), clock: clock);
        bot.Internet.Answer = _ =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(15));
            return answer;
        };
        using var response = await bot.PostAsync(bot.GoodToken(), change: message => (message["type"], message["name"]) = ("invoke", "adaptiveCard/action"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("\"statusCode\":500", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Single(bot.Internet.Connector);
        Assert.Empty(clock.Delays);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_a_channel_that_could_not_be_reached()
    {
        await using var bot = await StartAsync(new ImpatientTimeProvider());
        bot.Internet.Answer = _ => new HttpResponseMessage(HttpStatusCode.Created) { Content = new StreamContent(new BrokenStream()) };
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(bot));
    }

    [Fact]
    public async Task Repeating_ends()
    {
        var clock = new ImpatientTimeProvider();
        await using var bot = await StartAsync(clock);
        bot.Internet.Answer = _ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => SendAsync(bot));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refusal.Response!.StatusCode);
        Assert.Equal(4, bot.Internet.Connector.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.Redirect)]
    public async Task Other_refusals_are_not_repeated_and_keep_the_channels_error(HttpStatusCode status)
    {
        await using var bot = await StartAsync(new ImpatientTimeProvider());
        bot.Internet.Answer = _ => FakeInternet.Json(status, """{"error":{"code":"BotNotInConversationRoster","message":"gone"}}""");
        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => SendAsync(bot));
        Assert.Equal(status, refusal.Response!.StatusCode);
        Assert.Equal("BotNotInConversationRoster", refusal.Body!.Error!.Code);
        Assert.Single(bot.Internet.Connector);
    }

    [Fact]
    public async Task A_token_that_the_channel_refuses_is_replaced_once()
    {
        await using var bot = await StartAsync(new ImpatientTimeProvider());
        bot.Internet.Answer = attempt => new HttpResponseMessage(attempt == 1 ? HttpStatusCode.Unauthorized : HttpStatusCode.Created);
        await SendAsync(bot);
        Assert.Equal(["Bearer outgoing-1", "Bearer outgoing-2"], bot.Internet.Connector.Select(call => call.Authorization));
        bot.Internet.Connector.Clear();
        bot.Internet.Answer = _ => new HttpResponseMessage(HttpStatusCode.Unauthorized);
        await Assert.ThrowsAsync<ErrorResponseException>(() => SendAsync(bot));
        Assert.Equal(2, bot.Internet.Connector.Count);
    }

    [Fact]
    public async Task An_outgoing_token_is_remembered_and_renewed_ahead_of_its_end()
    {
        var clock = new FakeTimeProvider();
        var source = new FakeAccessTokens(clock);
        var tokens = new AccessTokens(source, "https://api.botframework.com", clock);
        var first = await tokens.GetAsync(null, null, CancellationToken.None);
        Assert.Same(first, await tokens.GetAsync(null, null, CancellationToken.None));
        clock.Advance(TimeSpan.FromMinutes(56));
        source.IsDown = true;
        Assert.Same(first, await tokens.GetAsync(null, null, CancellationToken.None));
        source.IsDown = false;
        clock.Advance(TimeSpan.FromMinutes(2));
        await tokens.GetAsync(null, null, CancellationToken.None);
        Assert.Equal("outgoing-2", (await tokens.GetAsync(null, null, CancellationToken.None)).Header.Parameter);
        source.IsDown = true;
        clock.Advance(TimeSpan.FromHours(2));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await tokens.GetAsync(null, null, CancellationToken.None));
    }

    private static Task<RegisteredBot> StartAsync(ImpatientTimeProvider clock) => RegisteredBot.StartAsync(clock: clock);

    private static Task SendAsync(RegisteredBot bot) => bot.Host.Adapter.ContinueConversationAsync(
        RegisteredBot.AppId,
        new ConversationReference { ServiceUrl = RegisteredBot.ServiceUrl, Conversation = new ConversationAccount { Id = "a:chat" } },
        (turn, token) => turn.SendActivityAsync("hello", cancellationToken: token),
        CancellationToken.None);
}

/// <summary>A body whose connection is reset.</summary>
internal sealed class BrokenStream : MemoryStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("reset");
}
