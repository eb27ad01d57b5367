using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActivityProtocol.Testing;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Tests.Features.DeadlinePosts;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.DeadlinePosts.SteeringGroup;

namespace PlanBot.Tests.Features.HeldPosts;

/// <summary>With the database in a file.</summary>
public sealed class HeldPostsTests() : HeldPostsOn(TestedDatabase.Sqlite);

/// <summary>With the database on a server.</summary>
public sealed class HeldPostsOnPostgreSqlTests() : HeldPostsOn(TestedDatabase.PostgreSql);

/// <summary>
/// A channel that is renamed, archived, deleted, or that PlanBot is taken out of: an administrator is told what to do, and
/// when PlanBot is back it asks, and posts nothing until staff say so.
/// </summary>
public abstract class HeldPostsOn(TestedDatabase kind)
{
    private const string Team = "19:team@thread.tacv2";

    private static readonly DateOnly Due = new(2026, 9, 15);
    private static readonly DateOnly WeekBefore = new(2026, 9, 8);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Removed_and_added_again_it_asks_and_goes_on_where_it_stopped_once_staff_say_so()
    {
        await using var planBot = await StartWithAdministratorAsync(Paper(Due));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        await planBot.TickAsync();
        var before = Assert.Single(planBot.Posts());

        var removed = channel.NewActivity(ActivityTypes.InstallationUpdate);
        removed.Action = "remove";
        await channel.SendAsync(removed);
        await planBot.SendDueAsync();
        await planBot.TickAtAsync(Due);
        var told = Assert.Single(TextsTo(planBot, TestConversation.Personal(planBot, TestPerson.Tom)));
        Assert.Contains("PlanBot was removed from the team. What waits for it: deadlines of Northshire's Police and Crime Plan 2025-29. Add PlanBot to the team again", told, StringComparison.Ordinal);
        Assert.Equal([before], planBot.Posts());

        await channel.InstallAsync();
        await planBot.SendDueAsync();
        await planBot.TickAtAsync(Due, new(9, 10));
        var offer = Assert.Single(planBot.Channel.Sent, activity => activity.Summary?.StartsWith("PlanBot was away", StringComparison.Ordinal) == true);
        Assert.Equal("conversation.resume", (string?)new TestReply(HttpStatusCode.OK, [offer], null).Button("Resume")["verb"]);
        Assert.Equal([before], planBot.Posts());

        var refused = await channel.As(TestPerson.Tom with { ObjectId = "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f0077" }).ExecuteAsync("conversation.resume", []);
        var resumed = await channel.ExecuteAsync("conversation.resume", []);
        await planBot.TickAtAsync(Due, new(9, 20));

        Assert.Contains("Only staff", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Posted here again: deadlines of Northshire's", resumed.Text, StringComparison.Ordinal);
        Assert.Equal([before, "Deadline: Paper panel-paper to the Panel, 15 September 2026 (today)"], planBot.Posts());
        Assert.Contains("Nothing is held back here", (await channel.SayAsync("resume posts here")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_archived_team_missed_comes_as_one_message()
    {
        await using var planBot = await StartWithAdministratorAsync([.. Enumerable.Range(1, 6).Select(number => Paper(Due, $"paper-{number}"))]);
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SendAsync(Event(channel, "teamRenamed", team: "OPCC"));
        await SayInTeamAsync(channel, "post deadlines here");
        await channel.SendAsync(Event(channel, "teamArchived"));
        await planBot.TickAsync();
        Assert.Contains("its team was archived", Assert.Single(TextsTo(planBot, TestConversation.Personal(planBot, TestPerson.Tom))), StringComparison.Ordinal);

        await channel.SendAsync(Event(channel, "teamUnarchived"));
        await planBot.SendDueAsync();
        await planBot.TickAtAsync(WeekBefore.AddDays(1));
        await channel.SayAsync("resume posts here");
        await planBot.TickAtAsync(WeekBefore.AddDays(1), new(9, 10));

        Assert.Single(planBot.Channel.Sent, activity => activity.Text?.StartsWith("Reminder of 6 deadlines:", StringComparison.Ordinal) == true);
        Assert.Empty(planBot.Posts());
    }

    [Fact]
    public async Task A_post_that_was_refused_because_PlanBot_is_gone_arrives_once_when_it_is_resumed()
    {
        await using var planBot = await StartWithAdministratorAsync(Paper(Due));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        planBot.Channel.FailNext(HttpStatusCode.Forbidden, "BotNotInConversationRoster");
        await planBot.TickAsync();
        Assert.Contains("Teams refuses what PlanBot sends there", Assert.Single(TextsTo(planBot, TestConversation.Personal(planBot, TestPerson.Tom))), StringComparison.Ordinal);
        Assert.Equal(["conversation gone: 403 BotNotInConversationRoster"], (await planBot.LedgerAsync()).Select(post => post.Failure));

        await channel.SayAsync("which themes are in the plan?");
        await planBot.SendDueAsync();
        await planBot.TickAtAsync(WeekBefore, new(9, 10));
        Assert.Empty(planBot.Posts());
        await channel.SayAsync("resume posts here");
        await planBot.TickAtAsync(WeekBefore, new(9, 20));
        await planBot.TickAtAsync(WeekBefore, new(9, 30));

        Assert.Equal(["Deadline: Paper panel-paper to the Panel, 15 September 2026 (in 7 days)"], planBot.Posts());
    }

    [Fact]
    public async Task A_list_that_waited_when_the_team_was_archived_is_not_sent_blindly_and_comes_once_when_it_is_resumed()
    {
        await using var planBot = await StartWithAdministratorAsync([.. Enumerable.Range(1, 6).Select(number => Paper(Due, $"paper-{number}")), Paper(new(2026, 9, 22), "later")]);
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await SayInTeamAsync(channel, "post deadlines here");
        planBot.Channel.FailNext(HttpStatusCode.TooManyRequests, "Throttled");
        await planBot.TickAsync();
        await channel.SendAsync(Event(channel, "teamArchived"));
        planBot.Clock.Advance(TimeSpan.FromMinutes(1));
        await planBot.TickAsync();
        await channel.SendAsync(Event(channel, "teamUnarchived"));
        await planBot.SendDueAsync();
        Assert.DoesNotContain(planBot.Channel.Sent, activity => activity.Text?.Contains("Paper paper-1", StringComparison.Ordinal) == true);

        await channel.SayAsync("resume posts here");
        planBot.Clock.Advance(TimeSpan.FromMinutes(1));
        await planBot.TickAsync();
        planBot.Clock.Advance(TimeSpan.FromMinutes(1));
        await planBot.TickAsync();

        Assert.Single(planBot.Channel.Sent, activity => activity.Text?.StartsWith("Reminder of 7 deadlines:", StringComparison.Ordinal) == true);
        Assert.Single(planBot.Channel.Sent, activity => activity.Text?.Contains("Paper paper-1", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task That_a_date_moved_is_told_when_it_is_resumed_where_PlanBot_was_taken_out_before_it_could_say_so()
    {
        await using var planBot = await StartWithAdministratorAsync(Paper(Due));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        await planBot.TickAsync();
        await planBot.ChangeAsync("panel-paper", paper => (paper.Starts, paper.Ends) = (PartialDate.Of(new(2026, 12, 1)), PartialDate.Of(new(2026, 12, 1))));
        planBot.Channel.FailNext(HttpStatusCode.TooManyRequests, "Throttled");
        await planBot.TickAsync();
        await channel.SendAsync(Event(channel, "channelDeleted"));
        planBot.Clock.Advance(TimeSpan.FromMinutes(1));
        await planBot.TickAsync();
        await channel.SendAsync(Event(channel, "channelRestored"));
        await planBot.SendDueAsync();

        await channel.SayAsync("resume posts here");
        planBot.Clock.Advance(TimeSpan.FromMinutes(1));
        await planBot.TickAsync();

        Assert.Single(planBot.Channel.Sent, activity => activity.Text?.StartsWith("Moved: Paper panel-paper to the Panel is now 1 December 2026", StringComparison.Ordinal) == true);
        Assert.Contains(planBot.Channel.Calls, call => call.Kind is ChannelCallKind.Update && call.Activity!.Summary == "Deadline: Paper panel-paper to the Panel, 1 December 2026 (in 84 days)");
    }

    [Fact]
    public async Task A_channel_keeps_its_new_name_and_is_named_when_it_is_deleted()
    {
        await using var planBot = await StartWithAdministratorAsync(Paper(Due));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await SayInTeamAsync(channel, "post deadlines here");
        await channel.SendAsync(Event(channel, "channelRenamed", channelName: "Plan group"));
        await channel.SendAsync(Event(channel, "teamRenamed", team: "OPCC"));

        await channel.SendAsync(Event(channel, "channelDeleted", channelName: "Plan group"));
        await channel.SendAsync(Event(channel, "channelDeleted", channelName: "Plan group"));
        await planBot.TickAsync();

        Assert.StartsWith("Nothing can be posted in the channel Plan group of the team OPCC any more: it was deleted.", Assert.Single(TextsTo(planBot, TestConversation.Personal(planBot, TestPerson.Tom))), StringComparison.Ordinal);
        Assert.Empty(planBot.Posts());

        await channel.SendAsync(Event(channel, "channelRestored", channelName: "Plan group"));
        await planBot.SendDueAsync();
        await planBot.TickAtAsync(WeekBefore, new(9, 10));
        Assert.Single(planBot.Channel.Sent, activity => activity.Summary?.StartsWith("PlanBot was away", StringComparison.Ordinal) == true);
        Assert.Empty(planBot.Posts());
    }

    [Fact]
    public async Task Where_nothing_was_posted_nobody_is_told_and_nothing_is_asked()
    {
        await using var planBot = await StartWithAdministratorAsync(Paper(Due));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SayAsync("hello");
        var removed = channel.NewActivity(ActivityTypes.InstallationUpdate);
        removed.Action = "remove";
        await channel.SendAsync(removed);
        await channel.InstallAsync();
        await planBot.TickAsync();

        Assert.Empty(TextsTo(planBot, TestConversation.Personal(planBot, TestPerson.Tom)));
        await channel.SubscribeAsync();
        await planBot.TickAtAsync(WeekBefore, new(9, 10));
        Assert.Single(planBot.Posts());
    }

    [Fact]
    public async Task An_administrator_is_told_in_the_own_language_whoever_took_PlanBot_out()
    {
        await using var planBot = await StartWithAdministratorAsync(Paper(Due));
        await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("siarad Cymraeg");
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        await channel.SayAsync("triage submissions here");
        planBot.Channel.Clear();
        var removed = channel.NewActivity(ActivityTypes.InstallationUpdate);
        removed.Action = "remove";

        await channel.SendAsync(removed);
        await planBot.SendDueAsync();

        var told = Assert.Single(TextsTo(planBot, TestConversation.Personal(planBot, TestPerson.Tom)));
        Assert.Contains("cyflwyniadau newydd ar gyfer Northshire a dyddiadau cau Police and Crime Plan 2025-29 (Northshire)", told, StringComparison.Ordinal);
    }

    private async Task<PlanBotApplication> StartWithAdministratorAsync(params Milestone[] milestones)
    {
        var planBot = await StartAsync(kind, WeekBefore, milestones);
        await planBot.GrantAsync(TestPerson.Tom, Role.Administrator, "northshire");
        await TestConversation.Personal(planBot, TestPerson.Tom).InstallAsync();
        planBot.Channel.Clear();
        return planBot;
    }

    private static List<string> TextsTo(PlanBotApplication planBot, TestConversation conversation) =>
        [.. planBot.Channel.MessagesIn(conversation.Id).Select(activity => activity.Text ?? "")];

    private static Task<TestReply> SayInTeamAsync(TestConversation channel, string text)
    {
        var activity = channel.NewActivity(ActivityTypes.Message);
        activity.Text = text;
        activity.ChannelData = DataOf(channel, null, null, null);
        return channel.SendAsync(activity);
    }

    private static Activity Event(TestConversation channel, string type, string? channelName = null, string? team = null)
    {
        var activity = channel.NewActivity(ActivityTypes.ConversationUpdate);
        activity.ChannelData = DataOf(channel, type, channelName, team);
        return activity;
    }

    private static JsonElement DataOf(TestConversation channel, string? eventType, string? channelName, string? team) => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["tenant"] = new JsonObject { ["id"] = TestPerson.Tenant },
        ["eventType"] = eventType,
        ["team"] = new JsonObject { ["id"] = Team, ["name"] = team },
        ["channel"] = new JsonObject { ["id"] = channel.Id, ["name"] = channelName },
    });
}
