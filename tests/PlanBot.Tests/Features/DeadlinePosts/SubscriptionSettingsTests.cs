using System.Net;
using System.Text.Json.Nodes;
using ActivityProtocol.Testing;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Subscriptions;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.DeadlinePosts.SteeringGroup;
using static PlanBot.Tests.Features.DeadlinePosts.SubscriptionScript;

namespace PlanBot.Tests.Features.DeadlinePosts;

/// <summary>What a subscription is set to, by its card: lead days, bodies, kinds, time of day, a pause.</summary>
public sealed class SubscriptionSettingsTests
{
    private static readonly DateOnly Due = new(2026, 9, 15);
    private static readonly DateOnly WeekBefore = new(2026, 9, 8);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staff_change_lead_days_and_time_by_the_card_and_are_shown_what_is_posted_next()
    {
        await using var planBot = await StartAsync(new(2026, 8, 17), Paper(Due));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();

        var saved = await channel.SaveAsync(await channel.SayAsync("deadline settings"), ("leadDays", "10 and 3"), ("lateDays", "0"), ("postFrom", "14:30"));
        await planBot.TickAtAsync(new(2026, 9, 4), new(14, 29));
        var early = planBot.Posts();
        await planBot.TickAtAsync(new(2026, 9, 4), new(14, 30));

        Assert.Contains("posted here: 10 and 3 days before, from 14:30.", saved.Text, StringComparison.Ordinal);
        Assert.Contains("Friday 4 September 2026, from 14:30", saved.Text, StringComparison.Ordinal);
        Assert.Contains("Friday 11 September 2026, from 14:30", saved.Text, StringComparison.Ordinal);
        Assert.Empty(early);
        Assert.Equal(["Deadline: Paper panel-paper to the Panel, 15 September 2026 (in 11 days)"], planBot.Posts());
    }

    [Fact]
    public async Task Only_the_chosen_bodies_and_kinds_are_posted_and_shown_as_next()
    {
        var audit = Paper(Due, "audit-paper");
        audit.Body = "Joint Audit, Risk and Assurance Panel";
        await using var planBot = await StartAsync(new(2026, 9, 1), Paper(Due), audit, Meeting(Due));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();

        var settings = await channel.SayAsync("show the deadline settings");
        var saved = await channel.SaveAsync(settings, ("bodies", ChoiceOf(settings, "Joint Audit, Risk and Assurance Panel")), ("kinds", ChoiceOf(settings, "internal deadline")));
        await planBot.TickAtAsync(WeekBefore);

        Assert.Contains("Only those of Joint Audit, Risk and Assurance Panel. Only these kinds: internal deadline.", saved.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Panel meeting (", saved.Text, StringComparison.Ordinal);
        Assert.Equal(["Deadline: Paper audit-paper to the Panel, 15 September 2026 (in 7 days)"], planBot.Posts());
    }

    [Fact]
    public async Task What_stands_there_is_still_put_right_when_its_body_is_not_wanted_any_more()
    {
        var other = Paper(new(2026, 12, 1), "audit-paper");
        other.Body = "Audit Committee";
        await using var planBot = await StartAsync(WeekBefore, Paper(Due), other);
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        await planBot.TickAsync();
        var settings = await channel.SayAsync("deadline settings");
        await channel.SaveAsync(settings, ("bodies", ChoiceOf(settings, "Audit Committee")));
        await planBot.TickAtAsync(Due);
        var quiet = planBot.Posts().Count;

        await planBot.ChangeAsync("panel-paper", milestone => (milestone.State, milestone.DoneOn) = ("done", PartialDate.Of(Due)));
        await planBot.TickAtAsync(Due, new(10, 0));

        Assert.Equal(1, quiet);
        Assert.Contains(planBot.Channel.Calls, call => call.Kind is ChannelCallKind.Update && call.Activity?.Summary?.StartsWith("Done: ", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("leadDays", "soon", "'soon' cannot be a lead day")]
    [InlineData("leadDays", "28, -7", "'-7' cannot be a lead day")]
    [InlineData("leadDays", "366", "'366' cannot be a lead day")]
    [InlineData("leadDays", " , ", "No lead days are given")]
    [InlineData("leadDays", "1 2 3 4 5 6 7 8 9 10 11 12 13", "13 lead days are too many")]
    [InlineData("lateDays", "11", "'11' cannot be a number of days")]
    [InlineData("lateDays", "-1", "'-1' cannot be a number of days")]
    [InlineData("postFrom", "noonish", "'noonish' is no time of day")]
    [InlineData("postFrom", "25:00", "'25:00' is no time of day")]
    [InlineData("bodies", "the-moon", "other bodies or kinds now")]
    public async Task What_makes_no_sense_gets_a_sentence_and_changes_nothing(string input, string typed, string sentence)
    {
        await using var planBot = await StartAsync(new(2026, 8, 17), Paper(Due));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        var before = await planBot.SubscriptionAsync();

        var reply = await channel.SaveAsync(await channel.SayAsync("deadline settings"), ("leadDays", "5"), (input, typed));

        Assert.Contains("Nothing was changed.", reply.Text, StringComparison.Ordinal);
        Assert.Contains(sentence, reply.Text, StringComparison.Ordinal);
        Assert.Equivalent(before, await planBot.SubscriptionAsync());
    }

    [Fact]
    public async Task Others_are_refused_and_so_are_staff_of_another_area_and_changes_are_kept()
    {
        await using var planBot = await StartAsync(new(2026, 8, 17), Paper(Due));
        await planBot.GrantAsync(TestPerson.Tom, Role.Staff, "southshire");
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        var card = await channel.SayAsync("deadline settings");
        var tom = channel.As(TestPerson.Tom);

        var shown = await tom.SayAsync("deadline settings");
        var saved = await tom.SaveAsync(card, ("leadDays", "1"));
        var paused = await tom.ExecuteAsync("deadline.pause", card.ButtonData("Pause"));
        var resumed = await tom.SayAsync("resume deadlines here");
        await channel.SaveAsync(card, ("leadDays", "3"));

        Assert.All([shown, saved, paused, resumed], reply => Assert.Contains("Only staff of Northshire's office", reply.Text, StringComparison.Ordinal));
        Assert.Equal("3;-1;-2;-3", (await planBot.SubscriptionAsync()).LeadDays);
        Assert.Equal(
            ["began", "settings changed"],
            await planBot.InDatabaseAsync(db => db.Set<AuditEntry>().Where(entry => entry.Kind == AuditKinds.Subscription).OrderBy(entry => entry.Id).Select(entry => entry.Change).ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task An_older_card_of_the_settings_changes_nothing()
    {
        await using var planBot = await StartAsync(new(2026, 8, 17), Paper(Due));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        var card = await channel.SayAsync("deadline settings");
        await channel.SaveAsync(card, ("leadDays", "5"));

        var again = await channel.SaveAsync(card, ("leadDays", "6"));

        Assert.Contains("somebody else changed these settings", again.Text, StringComparison.Ordinal);
        Assert.Equal("5;-1;-2;-3", (await planBot.SubscriptionAsync()).LeadDays);
    }

    [Fact]
    public async Task A_pause_is_quiet_keeps_cards_right_and_what_came_up_comes_as_one_message()
    {
        await using var planBot = await StartAsync(WeekBefore, Paper(Due), Paper(new(2026, 9, 24), "second"), Paper(new(2026, 12, 1), "far"));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        await planBot.TickAsync();
        var before = planBot.Posts().Count;

        var paused = await channel.SayAsync("pause deadlines here");
        await planBot.ChangeAsync("panel-paper", milestone => (milestone.Starts, milestone.Ends) = (PartialDate.Of(new(2026, 9, 18)), PartialDate.Of(new(2026, 9, 18))));
        var sent = planBot.Channel.Sent.Count;
        await planBot.TickAtAsync(new(2026, 9, 17));
        var inThePause = planBot.Channel.Calls.Skip(sent).ToList();
        var resumed = await channel.SayAsync("resume deadlines here");
        sent = planBot.Channel.Sent.Count;
        await planBot.TickAsync();
        await planBot.TickAsync();

        Assert.Contains("Deadlines are paused here", paused.Text, StringComparison.Ordinal);
        Assert.Contains("The next posts if it were not paused", paused.Text, StringComparison.Ordinal);
        Assert.Equal(2, before);
        Assert.All(inThePause, call => Assert.Equal(ChannelCallKind.Update, call.Kind));
        Assert.Contains(inThePause, call => call.Activity!.Summary!.Contains("18 September 2026 (tomorrow)", StringComparison.Ordinal));
        Assert.Contains("posted here: 28", resumed.Text, StringComparison.Ordinal);
        var message = Assert.Single(planBot.Channel.Sent.Skip(sent), activity => activity.Text?.Length > 0);
        Assert.Equal(
            "Deadlines are posted here again. In the pause:\n\n• Deadline: Paper second to the Panel, 24 September 2026 (in 7 days)\n\n"
            + "• Moved: Paper panel-paper to the Panel is now 18 September 2026 (tomorrow); it counted to 15 September 2026.",
            message.Text);
        Assert.DoesNotContain(planBot.Channel.Calls.Skip(sent), call => call.Kind is ChannelCallKind.CreateConversation && call.Activity?.Summary is not null);
    }

    [Fact]
    public async Task A_post_that_was_held_back_by_a_pause_is_told_after_it()
    {
        await using var planBot = await StartAsync(WeekBefore, Paper(Due));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        planBot.Channel.FailNext(HttpStatusCode.TooManyRequests, "Throttled");
        await planBot.TickAsync();
        await channel.SayAsync("pause deadlines here");
        planBot.Clock.Advance(TimeSpan.FromSeconds(16));
        await planBot.TickAsync();
        var posts = planBot.Posts().Count;

        await channel.SayAsync("resume deadlines here");
        await planBot.TickAsync();

        Assert.Equal(0, posts);
        Assert.Contains(planBot.Channel.Sent, activity => activity.Text?.Contains("In the pause:\n\n• Deadline: Paper panel-paper", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_list_that_was_queued_before_a_pause_is_not_sent_in_it_and_comes_once_after_it()
    {
        await using var planBot = await StartAsync(WeekBefore, [.. Enumerable.Range(1, 6).Select(number => Paper(Due, $"paper-{number}"))]);
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        planBot.Channel.FailNext(HttpStatusCode.TooManyRequests, "Throttled");
        await planBot.TickAsync();
        await channel.SayAsync("pause deadlines here");
        var sent = planBot.Channel.Sent.Count;
        planBot.Clock.Advance(TimeSpan.FromSeconds(16));
        await planBot.TickAsync();
        var inThePause = planBot.Channel.Sent.Count - sent;

        await channel.SayAsync("resume deadlines here");
        await planBot.TickAsync();
        await planBot.TickAsync();

        Assert.Equal(0, inThePause);
        var told = Assert.Single(planBot.Channel.Sent, activity => activity.Text?.Contains("Deadline: Paper paper-1", StringComparison.Ordinal) == true).Text!;
        Assert.StartsWith("Deadlines are posted here again. In the pause:", told, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 6), number => Assert.Contains($"Deadline: Paper paper-{number} to the Panel", told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reply_that_was_queued_before_a_pause_is_not_sent_in_it_and_what_it_told_is_told_after_it()
    {
        await using var planBot = await StartAsync(WeekBefore, Paper(Due));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        await planBot.TickAsync();
        await planBot.ChangeAsync("panel-paper", milestone => (milestone.Starts, milestone.Ends) = (PartialDate.Of(new(2026, 12, 1)), PartialDate.Of(new(2026, 12, 1))));
        planBot.Channel.FailNext(HttpStatusCode.TooManyRequests, "Throttled");
        await planBot.TickAsync();
        await channel.SayAsync("pause deadlines here");
        var sent = planBot.Channel.Calls.Count;
        planBot.Clock.Advance(TimeSpan.FromSeconds(16));
        await planBot.TickAsync();
        var inThePause = planBot.Channel.Calls.Skip(sent).ToList();

        await channel.SayAsync("resume deadlines here");
        await planBot.TickAsync();
        await planBot.TickAsync();

        // What stands there is put right all the same; nobody is told of it in the pause.
        Assert.Equal([ChannelCallKind.Update], inThePause.Select(call => call.Kind));
        Assert.Equal(
            ["Deadlines are posted here again. In the pause:\n\n• Moved: Paper panel-paper to the Panel is now 1 December 2026 (in 84 days); it counted to 15 September 2026."],
            planBot.Channel.Sent.Where(activity => activity.Text?.Contains("Moved: ", StringComparison.Ordinal) == true).Select(activity => activity.Text));
    }

    [Fact]
    public async Task A_date_that_moves_away_and_back_again_does_not_stop_the_subscription()
    {
        await using var planBot = await StartAsync(WeekBefore, Paper(Due), Paper(new(2026, 10, 13), "later"));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();
        await planBot.TickAsync();
        foreach (var day in new[] { new DateOnly(2026, 9, 22), Due })
        {
            await planBot.ChangeAsync("panel-paper", milestone => (milestone.Starts, milestone.Ends) = (PartialDate.Of(day), PartialDate.Of(day)));
            await planBot.TickAsync();
        }

        await planBot.TickAtAsync(Due);

        Assert.Contains("Deadline: Paper later to the Panel, 13 October 2026 (in 28 days)", planBot.Posts());
        Assert.Contains("Deadline: Paper panel-paper to the Panel, 15 September 2026 (today)", planBot.Posts());
    }
}

/// <summary>How the settings' card is used.</summary>
internal static class SubscriptionScript
{
    /// <summary>The subscription of the only conversation that has one.</summary>
    public static Task<DeadlineSubscription> SubscriptionAsync(this PlanBotApplication planBot) =>
        planBot.InDatabaseAsync(db => db.Set<DeadlineSubscription>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken));

    /// <summary>Presses Save with what the form holds, but for what is typed.</summary>
    public static Task<TestReply> SaveAsync(this TestConversation conversation, TestReply card, params (string Id, string Typed)[] typed)
    {
        var data = card.ButtonData("Save");
        foreach (var input in TestReply.Elements(card.Card).Where(element => ((string?)element["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true))
        {
            data[(string)input["id"]!] = input["value"]?.ToString() ?? "";
        }

        foreach (var (id, text) in typed)
        {
            data[id] = text;
        }

        return conversation.ExecuteAsync("deadline.configure", data);
    }

    /// <summary>What a client sends for the choice with that title.</summary>
    public static string ChoiceOf(TestReply card, string title) =>
        (string)TestReply.Elements(card.Card).First(element => (string?)element["title"] == title && element["value"] is JsonValue)["value"]!;
}
