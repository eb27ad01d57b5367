using System.Text.Json;
using System.Text.Json.Nodes;
using ActivityProtocol.Testing;
using Microsoft.EntityFrameworkCore;
using PlanBot.People;
using PlanBot.Subscriptions;
using PlanBot.Teams;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.DeadlinePosts.SteeringGroup;

namespace PlanBot.Tests.Features.DeadlinePosts;

/// <summary>Private and shared channels, by what Teams sends from there: PlanBot is let into each by itself, and put out of each by itself.</summary>
public sealed class PrivateAndSharedChannelTests
{
    private const string Team = "19:team@thread.tacv2";

    private static readonly DateOnly Due = new(2026, 9, 15);
    private static readonly DateOnly WeekBefore = new(2026, 9, 8);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("private", false)]
    [InlineData("shared", true)]
    [InlineData("standard", false)]
    public async Task Deadlines_are_posted_there_and_a_shared_channel_is_said_to_be_read_by_others(string type, bool warns)
    {
        await using var planBot = await StartAsync(WeekBefore, Paper(Due));
        var channel = new TestConversation(planBot, TestPerson.Priya, "channel", "19:closed@thread.tacv2");

        var reply = await SayAsync(channel, type, "post deadlines here");
        await planBot.TickAsync();

        Assert.Contains("now posted here", reply.Text, StringComparison.Ordinal);
        Assert.Equal(warns, reply.Text.Contains("This channel is shared: people of other teams and organisations in it read along.", StringComparison.Ordinal));
        var post = Assert.Single(planBot.PostCalls());
        Assert.Equal(ChannelCallKind.CreateConversation, post.Kind);
        Assert.StartsWith($"{channel.Id};messageid=", post.ConversationId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("private")]
    [InlineData("shared")]
    public async Task Put_out_of_one_it_stays_in_the_team_and_the_administrator_is_told_of_that_channel(string type)
    {
        await using var planBot = await StartAsync(WeekBefore, Paper(Due));
        await planBot.GrantAsync(TestPerson.Tom, Role.Administrator, "northshire");
        await TestConversation.Personal(planBot, TestPerson.Tom).InstallAsync();
        var (closed, open) = (new TestConversation(planBot, TestPerson.Priya, "channel", "19:closed@thread.tacv2"), TestConversation.Channel(planBot, TestPerson.Priya));
        await SayAsync(closed, type, "post deadlines here");
        await SayAsync(open, "standard", "post deadlines here");

        var removed = closed.NewActivity(ActivityTypes.ConversationUpdate);
        removed.MembersRemoved = [removed.Recipient!];
        removed.ChannelData = DataOf(closed, type, "channelMemberRemoved");
        await closed.SendAsync(removed);
        await planBot.TickAsync();

        Assert.StartsWith($"{open.Id};", Assert.Single(planBot.PostCalls()).ConversationId, StringComparison.Ordinal);
        var told = Assert.Single(planBot.Channel.MessagesIn(TestConversation.Personal(planBot, TestPerson.Tom).Id), activity => activity.Text?.StartsWith("Nothing can be posted", StringComparison.Ordinal) == true).Text!;
        Assert.Contains($"a {type} channel", told, StringComparison.Ordinal);
        Assert.Contains("then to this channel (Manage channel, Apps)", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Added_to_the_team_again_it_asks_in_its_standard_channels_and_in_a_private_one_once_it_is_let_in_there()
    {
        await using var planBot = await StartAsync(WeekBefore, Paper(Due));
        var (closed, open) = (new TestConversation(planBot, TestPerson.Priya, "channel", "19:closed@thread.tacv2"), TestConversation.Channel(planBot, TestPerson.Priya));
        await SayAsync(closed, "private", "post deadlines here");
        await SayAsync(open, "standard", "post deadlines here");
        await SendAsync(open, ActivityTypes.InstallationUpdate, "standard", null, activity => activity.Action = "remove");
        Assert.Equal(2, await GoneAsync(planBot));

        await SendAsync(open, ActivityTypes.InstallationUpdate, "standard", null, activity => activity.Action = "add");
        await planBot.SendDueAsync();
        var asked = Offers(planBot);
        await SendAsync(closed, ActivityTypes.ConversationUpdate, "private", "channelMemberAdded", activity => activity.MembersAdded = [activity.Recipient!]);
        await planBot.SendDueAsync();

        Assert.StartsWith($"{open.Id};", Assert.Single(asked), StringComparison.Ordinal);
        Assert.StartsWith($"{closed.Id};", Assert.Single(Offers(planBot).Skip(1)), StringComparison.Ordinal);
        Assert.Empty(planBot.Posts());
    }

    [Theory]
    [InlineData("channelShared")]
    [InlineData("channelUnshared")]
    [InlineData("channelMemberAdded")]
    [InlineData("channelMemberRemoved")]
    public async Task Who_else_is_in_a_shared_channel_changes_nothing(string eventType)
    {
        await using var planBot = await StartAsync(WeekBefore, Paper(Due));
        var channel = new TestConversation(planBot, TestPerson.Priya, "channel", "19:closed@thread.tacv2");
        await SayAsync(channel, "shared", "post deadlines here");

        var other = new ChannelAccount { Id = "29:another-tenant", AadObjectId = "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f0066" };
        await SendAsync(channel, ActivityTypes.ConversationUpdate, "shared", eventType, activity =>
        {
            activity.MembersAdded = eventType == "channelMemberAdded" ? [other] : [];
            activity.MembersRemoved = eventType == "channelMemberRemoved" ? [other] : [];
        });
        await planBot.TickAsync();

        Assert.Single(planBot.PostCalls());
        Assert.Equal(1, await planBot.InDatabaseAsync(db => db.Set<DeadlineSubscription>().CountAsync(subscription => subscription.EndedAtUtc == null, Cancellation)));
    }

    private static Task<int> GoneAsync(PlanBotApplication planBot) =>
        planBot.InDatabaseAsync(db => db.Set<Conversation>().CountAsync(conversation => conversation.GoneAtUtc != null, Cancellation));

    private static List<string> Offers(PlanBotApplication planBot) =>
        [.. planBot.Channel.Calls.Where(call => call.Activity?.Summary?.StartsWith("PlanBot was away", StringComparison.Ordinal) == true).Select(call => call.ConversationId)];

    private static Task<TestReply> SayAsync(TestConversation channel, string type, string text) =>
        SendAsync(channel, ActivityTypes.Message, type, null, activity => activity.Text = text);

    private static Task<TestReply> SendAsync(TestConversation channel, string activityType, string type, string? eventType, Action<Activity> with)
    {
        var activity = channel.NewActivity(activityType);
        activity.ChannelData = DataOf(channel, type, eventType);
        with(activity);
        return channel.SendAsync(activity);
    }

    private static JsonElement DataOf(TestConversation channel, string type, string? eventType) => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["tenant"] = new JsonObject { ["id"] = TestPerson.Tenant },
        ["eventType"] = eventType,
        ["team"] = new JsonObject { ["id"] = Team, ["membershipType"] = type },
        ["channel"] = new JsonObject { ["id"] = channel.Id, ["type"] = type, ["membershipType"] = type },
    });
}
