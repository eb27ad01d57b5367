using System.Net;
using ActivityProtocol.Tests.Support;

namespace ActivityProtocol.Tests.Testing;

public sealed class HttpTestChannelTests
{
    private const string AppId = "33333333-3333-3333-3333-333333333333";

    [Fact]
    public async Task A_registered_bot_talks_to_it_with_tokens_in_both_directions()
    {
        await using var channel = await HttpTestChannel.StartAsync();
        await using var bot = await BotHost.StartAsync(new EchoBot(), settings: channel.Settings(AppId));
        for (var i = 0; i < 3; i++)
        {
            using var response = await channel.SendAsync(new Uri(bot.Client.BaseAddress!, "/api/messages"), AppId, Message($"hello {i}"));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(["You said: hello 0", "You said: hello 1", "You said: hello 2"], channel.Channel.Sent.Select(activity => activity.Text));
        Assert.Equal(1, channel.TokensIssued);
    }

    [Fact]
    public async Task Without_a_token_it_is_refused_by_the_bot()
    {
        await using var channel = await HttpTestChannel.StartAsync();
        await using var bot = await BotHost.StartAsync(new EchoBot(), settings: channel.Settings(AppId));
        using var response = await bot.PostAsync(Payloads.Message("hello", channel.ServiceUrl));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(channel.Channel.Calls);
    }

    [Fact]
    public async Task The_whole_connector_is_there()
    {
        const string Chat = "19:abc/def@thread.tacv2;messageid=17";
        await using var channel = await HttpTestChannel.StartAsync();
        await using var bot = await BotHost.StartAsync(new EchoBot(), settings: channel.Settings(AppId));
        channel.Channel.AddMembers("19:team", [.. Enumerable.Range(0, 120).Select(i => new TeamsChannelAccount { Id = $"29:{i}", Email = $"p{i}@example.org", AadObjectId = $"aad-{i}" })]);
        channel.Channel.AddTeam(new TeamDetails { Id = "19:team", Name = "Team" }, new ChannelInfo("19:team"), new ChannelInfo("19:other", "Other"));
        var reference = new ConversationReference { ServiceUrl = channel.ServiceUrl, ChannelId = "msteams", Conversation = new ConversationAccount { Id = Chat } };
        await bot.Adapter.ContinueConversationAsync(AppId, reference, async (turn, token) =>
        {
            var first = await turn.SendActivityAsync("one", cancellationToken: token);
            var second = await turn.SendActivityAsync("two", cancellationToken: token);
            await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = first!.Id, Text = "one again" }, token);
            await turn.DeleteActivityAsync(second!.Id!, token);
            turn.Activity.ChannelData = new TeamsChannelData { Team = new TeamInfo("19:team") };
            Assert.Equal("p7@example.org", (await TeamsInfo.GetMemberAsync(turn, "29:7", token))!.Email);
            Assert.Equal("29:7", (await TeamsInfo.GetMemberAsync(turn, "aad-7", token))!.Id);
            var page = await TeamsInfo.GetPagedMembersAsync(turn, 50, cancellationToken: token);
            Assert.Equal(50, page.Members!.Count);
            page = await TeamsInfo.GetPagedMembersAsync(turn, 100, page.ContinuationToken, token);
            Assert.Equal("aad-50", page.Members![0].AadObjectId);
            Assert.Null(page.ContinuationToken);
            Assert.Equal("Team", (await TeamsInfo.GetTeamDetailsAsync(turn, cancellationToken: token)).Name);
            Assert.Equal(2, (await TeamsInfo.GetTeamChannelsAsync(turn, cancellationToken: token)).Count);
            var missing = await Assert.ThrowsAsync<ErrorResponseException>(() => TeamsInfo.GetMemberAsync(turn, "29:nobody", token));
            Assert.Equal(HttpStatusCode.NotFound, missing.Response!.StatusCode);
        }, CancellationToken.None);
        Assert.Equal("one again", Assert.Single(channel.Channel.MessagesIn(Chat)).Text);
    }

    [Fact]
    public async Task A_post_in_a_channel_makes_a_thread_and_a_personal_chat_is_always_the_same()
    {
        await using var channel = await HttpTestChannel.StartAsync();
        await using var bot = await BotHost.StartAsync(new EchoBot(), settings: channel.Settings(AppId));
        var post = new ConversationParameters
        {
            IsGroup = true,
            ChannelData = new TeamsChannelData { Channel = new ChannelInfo("19:channel") },
            Activity = MessageFactory.Text("new post"),
            TenantId = "tenant",
        };
        var threads = new List<string>();
        BotCallbackHandler remember = (turn, _) =>
        {
            threads.Add(turn.Activity.Conversation!.Id!);
            return Task.CompletedTask;
        };
        await bot.Adapter.CreateConversationAsync(AppId, "msteams", channel.ServiceUrl, null, post, remember, CancellationToken.None);
        var person = new ConversationParameters { IsGroup = false, Members = [new ChannelAccount("29:1")], TenantId = "tenant" };
        await bot.Adapter.CreateConversationAsync(AppId, "msteams", channel.ServiceUrl, null, person, remember, CancellationToken.None);
        await bot.Adapter.CreateConversationAsync(AppId, "msteams", channel.ServiceUrl, null, person, remember, CancellationToken.None);
        Assert.StartsWith("19:channel;messageid=", threads[0], StringComparison.Ordinal);
        Assert.Equal(threads[1], threads[2]);
        post.Activity = null;
        await Assert.ThrowsAsync<ErrorResponseException>(() => bot.Adapter.CreateConversationAsync(AppId, "msteams", channel.ServiceUrl, null, post, remember, CancellationToken.None));
    }

    private static Activity Message(string text) => new(ActivityTypes.Message)
    {
        Id = text,
        Text = text,
        ChannelId = Channels.Msteams,
        From = new ChannelAccount("29:person"),
        Recipient = new ChannelAccount("28:bot"),
        Conversation = new ConversationAccount { Id = "a:chat" },
    };
}
