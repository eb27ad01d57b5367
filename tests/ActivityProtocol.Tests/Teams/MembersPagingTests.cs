using System.Net;
using ActivityProtocol.Tests.Support;

namespace ActivityProtocol.Tests.Teams;

/// <summary>All members, page after page, of a channel that may never come to an end.</summary>
public sealed class MembersPagingTests
{
    [Fact]
    public async Task All_pages_are_read_in_their_order_whatever_stands_in_a_token()
    {
        await using var bot = await RegisteredBot.StartAsync();
        bot.Internet.Answer = call => FakeInternet.Json(HttpStatusCode.OK, call switch
        {
            1 => """{"members":[{"id":"29:1","email":"one@example.org"},{"id":"29:2"}],"continuationToken":"a b+c/d==&e"}""",
            2 => """{"members":[],"continuationToken":"next"}""",
            3 => """{"continuationToken":"last"}""",
            _ => """{"members":[{"id":"29:3","objectId":"44444444-4444-4444-4444-444444444444"}],"continuationToken":""}""",
        });
        var members = await MembersAsync(bot);
        Assert.Equal(["29:1", "29:2", "29:3"], members.Select(member => member.Id));
        Assert.Equal("one@example.org", members[0].Email);
        Assert.Equal("44444444-4444-4444-4444-444444444444", members[2].AadObjectId);
        Assert.Equal(
            ["?pageSize=500", "?pageSize=500&continuationToken=a%20b%2Bc%2Fd%3D%3D%26e", "?pageSize=500&continuationToken=next", "?pageSize=500&continuationToken=last"],
            bot.Internet.Connector.Select(call => call.Uri.Query));
        Assert.All(bot.Internet.Connector, call => Assert.EndsWith("/v3/conversations/19%3Aplace/pagedmembers", call.Uri.AbsolutePath, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_channel_that_repeats_its_tokens_for_ever_ends_with_an_error_that_says_so(int tokens)
    {
        await using var bot = await RegisteredBot.StartAsync();
        bot.Internet.Answer = call => FakeInternet.Json(HttpStatusCode.OK, $$"""{"members":[{"id":"29:1"}],"continuationToken":"token-{{call % tokens}}"}""");
        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => MembersAsync(bot));
        Assert.Contains("has no end", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(tokens + 1, bot.Internet.Connector.Count);
    }

    [Fact]
    public async Task A_channel_that_always_names_another_page_ends_as_well()
    {
        await using var bot = await RegisteredBot.StartAsync();
        bot.Internet.Answer = call => FakeInternet.Json(HttpStatusCode.OK, $$"""{"continuationToken":"token-{{call}}"}""");
        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => MembersAsync(bot));
        Assert.Contains("1000 pages", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_refused_is_not_taken_for_the_last_one()
    {
        await using var bot = await RegisteredBot.StartAsync();
        bot.Internet.Answer = call => call == 1
            ? FakeInternet.Json(HttpStatusCode.OK, """{"members":[{"id":"29:1"}],"continuationToken":"next"}""")
            : FakeInternet.Json(HttpStatusCode.Forbidden, """{"error":{"code":"BotNotInConversationRoster","message":"gone"}}""");
        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => MembersAsync(bot));
        Assert.Equal("BotNotInConversationRoster", refusal.Body!.Error!.Code);
    }

    private static async Task<List<TeamsChannelAccount>> MembersAsync(RegisteredBot bot)
    {
        List<TeamsChannelAccount> members = [];
        await bot.Host.Adapter.ContinueConversationAsync(
            RegisteredBot.AppId,
            new ConversationReference { ServiceUrl = RegisteredBot.ServiceUrl, Conversation = new ConversationAccount { Id = "19:place" } },
            async (turn, token) => members.AddRange(await TeamsInfo.GetMembersAsync(turn, token)),
            CancellationToken.None);
        return members;
    }
}
