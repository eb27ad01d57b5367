using System.Text.Json.Nodes;
using ActivityProtocol.Testing;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Plans;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.DeadlinePosts.SteeringGroup;

namespace PlanBot.Tests.Features.DeadlinePosts;

/// <summary>With the database in a file.</summary>
public sealed class StandingCardTests() : StandingCards(TestedDatabase.Sqlite);

/// <summary>With the database on a server.</summary>
public sealed class StandingCardOnPostgreSqlTests() : StandingCards(TestedDatabase.PostgreSql);

/// <summary>One card for each deadline and channel: put right in place, with short replies, and changed by its buttons.</summary>
public abstract class StandingCards(TestedDatabase kind)
{
    private static readonly DateOnly Due = new(2026, 9, 15);
    private static readonly DateOnly WeekBefore = new(2026, 9, 8);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_later_lead_time_puts_the_card_right_and_replies_in_its_thread()
    {
        await using var planBot = await StartAsync(kind, WeekBefore, Paper(Due));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();
        await planBot.TickAsync();

        await planBot.TickAtAsync(Due);

        var card = Assert.Single(planBot.Channel.Calls, call => call.Kind is ChannelCallKind.CreateConversation);
        Assert.Equal(
            ["Deadline: Paper panel-paper to the Panel, 15 September 2026 (today)", "Paper panel-paper to the Panel: 15 September 2026 (today). The card above is up to date."],
            planBot.Channel.MessagesIn(card.ConversationId).Select(message => message.Summary ?? message.Text));
    }

    [Fact]
    public async Task A_date_that_moves_is_put_right_in_every_channel_and_said_once()
    {
        await using var planBot = await StartAsync(kind, WeekBefore, Paper(Due));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();
        await TestConversation.Group(planBot, TestPerson.Priya).SubscribeAsync();
        await planBot.TickAsync();

        await planBot.ChangeAsync("panel-paper", paper => paper.Starts = paper.Ends = PartialDate.Of(new(2026, 12, 1)));
        await planBot.TickAtAsync(WeekBefore, new(9, 30));
        await planBot.TickAtAsync(WeekBefore, new(9, 31));

        Assert.Equal(2, planBot.Channel.Calls.Count(call => call.Kind is ChannelCallKind.Update && call.Activity!.Summary == "Deadline: Paper panel-paper to the Panel, 1 December 2026 (in 84 days)"));
        Assert.Equal(2, planBot.Channel.Calls.Count(call => call.Activity?.Text == "Moved: Paper panel-paper to the Panel is now 1 December 2026 (in 84 days); it counted to 15 September 2026."));
    }

    [Fact]
    public async Task What_is_done_or_gone_from_the_plan_is_shown_so_in_place_without_a_new_post()
    {
        await using var planBot = await StartAsync(kind, WeekBefore, Paper(Due), Paper(Due, "cancelled"), Meeting(WeekBefore.AddDays(1)));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();
        await planBot.TickAsync();
        var sent = planBot.Channel.Sent.Count;

        await planBot.ChangeAsync("panel-paper", paper => (paper.State, paper.Starts, paper.Ends) = ("done", PartialDate.Of(WeekBefore), PartialDate.Of(WeekBefore)));
        await planBot.InDatabaseAsync(async db =>
        {
            db.Remove(await db.Milestones.SingleAsync(milestone => milestone.Id == "cancelled", Cancellation));
            return await db.SaveChangesAsync(Cancellation);
        });
        await planBot.TickAtAsync(new(2026, 9, 10));

        var updates = planBot.Channel.Calls.Where(call => call.Kind is ChannelCallKind.Update).Select(call => call.Activity!.Summary ?? call.Activity.Text!).ToList();
        Assert.Contains(updates, text => text.StartsWith("Done: Paper panel-paper", StringComparison.Ordinal));
        Assert.Contains(updates, text => text.StartsWith("Took place: Panel meeting", StringComparison.Ordinal));
        Assert.Contains("Northshire's Police and Crime Plan 2025-29 does not hold this deadline any more.", updates);
        Assert.DoesNotContain(planBot.Channel.Sent.Skip(sent), activity => activity.Summary?.StartsWith("Deadline", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Somebody_has_it_has_seen_it_and_it_is_done_from_the_card_and_the_change_is_kept()
    {
        await using var planBot = await StartAsync(kind, WeekBefore, Paper(Due));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        await planBot.TickAsync();
        var data = new JsonObject { ["planId"] = PlanId, ["milestoneId"] = "panel-paper" };

        var held = await channel.As(TestPerson.Tom).ExecuteAsync("deadline.hold", data.DeepClone().AsObject());
        var seen = await channel.ExecuteAsync("deadline.acknowledge", data.DeepClone().AsObject());
        var done = await channel.ExecuteAsync("deadline.done", data.DeepClone().AsObject());

        Assert.Contains("Held by: Tom Ellis", held.Text, StringComparison.Ordinal);
        Assert.Contains("Seen by: Priya Shah", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("I have it", done.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["holder said", "done"],
            await planBot.InDatabaseAsync(db => db.Set<AuditEntry>().Where(entry => entry.Reference == "panel-paper").OrderBy(entry => entry.Id).Select(entry => entry.Change).ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task Staff_move_the_date_from_the_card_and_others_cannot()
    {
        await using var planBot = await StartAsync(kind, WeekBefore, Paper(Due));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        await planBot.TickAsync();
        var data = new JsonObject { ["planId"] = PlanId, ["milestoneId"] = "panel-paper", ["date"] = "2026-09-22", ["holder"] = "Policy team", ["missing"] = "" };

        var refused = await channel.As(TestPerson.Tom).ExecuteAsync("deadline.edit", data.DeepClone().AsObject());
        var moved = await channel.ExecuteAsync("deadline.edit", data.DeepClone().AsObject());
        var wrong = await channel.ExecuteAsync("deadline.edit", new JsonObject { ["planId"] = PlanId, ["milestoneId"] = "panel-paper", ["date"] = "soon" });

        Assert.Contains("You may not change this deadline", refused.Text, StringComparison.Ordinal);
        Assert.Contains("22 September 2026", moved.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Still missing: ", moved.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed: the date cannot be read.", wrong.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snoozed_deadline_is_quiet_until_its_day_and_then_said_once()
    {
        await using var planBot = await StartAsync(kind, WeekBefore, Paper(Due));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        await planBot.TickAsync();
        var posts = planBot.Posts().Count;

        await channel.ExecuteAsync("deadline.snooze", new JsonObject { ["planId"] = PlanId, ["milestoneId"] = "panel-paper", ["snoozeUntil"] = "2026-09-14" });
        await planBot.TickAtAsync(new(2026, 9, 11));
        var whileSnoozed = planBot.Posts().Count;
        await planBot.TickAtAsync(new(2026, 9, 14));

        Assert.Equal(posts, whileSnoozed);
        Assert.Contains(planBot.Channel.Sent, activity => activity.Text == "Paper panel-paper to the Panel: 15 September 2026 (tomorrow). The card above is up to date.");
    }

    [Fact]
    public async Task A_paper_that_is_due_working_days_before_its_meeting_moves_with_it()
    {
        var paper = Paper(Due);
        (paper.Starts, paper.Ends, paper.Precision, paper.MeetingId, paper.WorkingDaysBefore) = (null, null, "", "panel-1", 10);
        await using var planBot = await StartAsync(kind, WeekBefore, paper);
        await planBot.InDatabaseAsync(db =>
        {
            db.Meetings.Add(new Meeting { PlanId = PlanId, Id = "panel-1", Title = "Panel", Starts = PartialDate.Parse("2026-09-29"), Precision = "day" });
            return db.SaveChangesAsync(Cancellation);
        });
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();

        await planBot.TickAsync();
        await planBot.InDatabaseAsync(async db =>
        {
            (await db.Meetings.SingleAsync(Cancellation)).Starts = PartialDate.Parse("2026-10-06");
            return await db.SaveChangesAsync(Cancellation);
        });
        await planBot.TickAtAsync(WeekBefore, new(9, 30));

        Assert.Equal(
            ["Deadline: Paper panel-paper to the Panel, 15 September 2026 (in 7 days)", "Deadline: Paper panel-paper to the Panel, 22 September 2026 (in 14 days)"],
            planBot.Posts());
    }
}
