using System.Text.Json.Nodes;
using ActivityProtocol.Testing;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Plans;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.DeadlinePosts.SteeringGroup;

namespace PlanBot.Tests.Features.DeadlinePosts;

/// <summary>With the database in a file.</summary>
public sealed class CancellingTests() : CancellingOn(TestedDatabase.Sqlite);

/// <summary>With the database on a server.</summary>
public sealed class CancellingOnPostgreSqlTests() : CancellingOn(TestedDatabase.PostgreSql);

/// <summary>A deadline that is cancelled, and reinstated: said once in every channel, and quiet from then on.</summary>
public abstract class CancellingOn(TestedDatabase kind)
{
    private const string Told = "Cancelled: Panel meeting, 15 September 2026. Reason: The chair is ill.";

    private static readonly DateOnly Day = new(2026, 9, 15);
    private static readonly DateOnly WeekBefore = new(2026, 9, 8);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staff_cancel_by_the_card_with_a_reason_and_every_channel_says_so_once_and_nothing_more_comes()
    {
        await using var planBot = await StartAsync(kind, WeekBefore, Meeting(Day));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        await TestConversation.Group(planBot, TestPerson.Priya).SubscribeAsync();
        await planBot.TickAsync();
        var posts = planBot.Posts().Count;

        var asked = await channel.ExecuteAsync("deadline.cancel-form", Data());
        var without = await channel.ExecuteAsync("deadline.cancel", asked.ButtonData("Cancel it"));
        var data = asked.ButtonData("Cancel it");
        data["reason"] = "The chair is ill";
        var cancelled = await channel.ExecuteAsync("deadline.cancel", data);
        await planBot.TickAtAsync(WeekBefore, new(9, 30));
        await planBot.TickAtAsync(Day);

        Assert.Contains("Cancel this?", asked.Text, StringComparison.Ordinal);
        Assert.Contains("say why it is cancelled", without.Text, StringComparison.Ordinal);
        Assert.Contains("⊘ Cancelled", cancelled.Text, StringComparison.Ordinal);
        Assert.Contains("Reason: The chair is ill", cancelled.Text, StringComparison.Ordinal);
        Assert.Equal(2, planBot.Channel.Calls.Where(call => call.Kind is ChannelCallKind.Update && call.Activity!.Summary == "Cancelled: Panel meeting, 15 September 2026").Select(call => call.ConversationId).Distinct().Count());
        Assert.Equal(2, planBot.Channel.Calls.Count(call => call.Activity?.Text == Told));
        Assert.Equal(posts, planBot.Posts().Count);
        Assert.Equal(["cancelled"], await ChangesAsync(planBot, "panel"));
    }

    [Fact]
    public async Task Said_in_words_the_one_on_that_day_is_asked_about_and_cancelled_with_the_reason_that_was_said()
    {
        await using var planBot = await StartAsync(kind, WeekBefore, Meeting(Day), Meeting(new(2026, 12, 1), "winter"), Paper(Day));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        await planBot.TickAsync();

        var several = await channel.SayAsync("cancel the panel meeting");
        var asked = await channel.SayAsync("cancel the panel meeting on 15 September because the chair is ill");
        Assert.Equal("the chair is ill", (string?)TestReply.Elements(asked.Card).Single(element => (string?)element["id"] == "reason")["value"]);
        var data = asked.ButtonData("Cancel it");
        data["reason"] = "The chair is ill";
        var cancelled = await channel.ExecuteAsync("deadline.cancel", data);
        var again = await channel.SayAsync("cancel the panel meeting on 15 September");
        await planBot.TickAtAsync(WeekBefore, new(9, 30));

        Assert.Contains("Which one is meant? Panel meeting (15 September 2026); Panel meeting (1 December 2026).", several.Text, StringComparison.Ordinal);
        Assert.Contains("Panel meeting (15 September 2026) was cancelled by Priya Shah: The chair is ill.", cancelled.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Action.Execute", cancelled.Card.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Cancelled already: Panel meeting (15 September 2026).", again.Text, StringComparison.Ordinal);
        Assert.Single(planBot.Channel.Sent, activity => activity.Text == Told);
        Assert.Equal(["cancelled"], await planBot.InDatabaseAsync(db => db.Milestones.Where(milestone => milestone.State == MilestoneDates.Cancelled).Select(milestone => milestone.State).ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task Reinstated_it_counts_again_the_card_says_so_and_it_is_said_once()
    {
        await using var planBot = await StartAsync(kind, WeekBefore, Meeting(Day));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        await planBot.TickAsync();
        var data = Data();
        data["reason"] = "The chair is ill";
        var cancelled = await channel.ExecuteAsync("deadline.cancel", data);
        await planBot.TickAsync();

        var done = await channel.ExecuteAsync("deadline.done", Data());
        var reinstated = await channel.ExecuteAsync("deadline.reinstate", cancelled.ButtonData("Reinstate (staff)"));
        await planBot.TickAtAsync(WeekBefore, new(9, 30));
        await planBot.TickAtAsync(Day);

        Assert.Contains("⊘ Cancelled", done.Text, StringComparison.Ordinal);
        Assert.Contains("Coming up", reinstated.Text, StringComparison.Ordinal);
        Assert.Single(planBot.Channel.Sent, activity => activity.Text == "Not cancelled any more: Panel meeting, 15 September 2026 (in 7 days).");
        Assert.Equal("Coming up: Panel meeting, 15 September 2026 (today)", planBot.Posts()[^1]);
        Assert.Equal(["cancelled", "reinstated"], await ChangesAsync(planBot, "panel"));
    }

    [Fact]
    public async Task What_an_import_says_is_cancelled_is_told_also_where_it_stood_in_a_list_alone_and_is_never_late()
    {
        await using var planBot = await StartAsync(kind, WeekBefore, [.. Enumerable.Range(1, 6).Select(number => Paper(Day, $"paper-{number}"))]);
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        await planBot.TickAsync();

        await planBot.ChangeAsync("paper-3", paper => paper.State = MilestoneDates.Cancelled);
        await planBot.TickAtAsync(WeekBefore, new(9, 30));
        await planBot.TickAtAsync(new(2026, 9, 17));

        Assert.Single(planBot.Channel.Sent, activity => activity.Text == "Cancelled: Paper paper-3 to the Panel, 15 September 2026.");
        Assert.DoesNotContain(planBot.Channel.Sent, activity => $"{activity.Text}{activity.Summary}".Contains("Late: Paper paper-3", StringComparison.Ordinal));
        Assert.Contains(planBot.Channel.Sent, activity => $"{activity.Text}{activity.Summary}".Contains("Late: Paper paper-2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_cancelled_in_a_pause_is_told_after_it()
    {
        await using var planBot = await StartAsync(kind, WeekBefore, Meeting(Day));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        await planBot.TickAsync();
        await channel.SayAsync("pause deadlines here");
        await planBot.ChangeAsync("panel", meeting => (meeting.State, meeting.CancelledBecause) = (MilestoneDates.Cancelled, "The chair is ill"));
        await planBot.TickAtAsync(WeekBefore, new(9, 30));
        Assert.DoesNotContain(planBot.Channel.Sent, activity => activity.Text == Told);

        await channel.SayAsync("resume deadlines here");
        await planBot.TickAtAsync(WeekBefore, new(9, 40));

        Assert.Single(planBot.Channel.Sent, activity => activity.Text == $"Deadlines are posted here again. In the pause:\n\n• {Told}");
    }

    private static JsonObject Data() => new() { ["planId"] = PlanId, ["milestoneId"] = "panel", ["asked"] = "card" };

    private static Task<List<string>> ChangesAsync(PlanBotApplication planBot, string milestoneId) => planBot.InDatabaseAsync(db =>
        db.Set<AuditEntry>().Where(entry => entry.Reference == milestoneId).OrderBy(entry => entry.Id).Select(entry => entry.Change).ToListAsync(Cancellation));
}
