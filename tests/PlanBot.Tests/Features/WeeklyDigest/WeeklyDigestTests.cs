using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Features.WeeklyDigest;
using PlanBot.Plans;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Features.DeadlinePosts;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.DeadlinePosts.SteeringGroup;

namespace PlanBot.Tests.Features.WeeklyDigest;

/// <summary>The weekly digest as it arrives, on SQLite.</summary>
public sealed class WeeklyDigestOnSqliteTests() : WeeklyDigestTests(TestedDatabase.Sqlite);

/// <summary>The weekly digest as it arrives, on PostgreSQL.</summary>
public sealed class WeeklyDigestOnPostgreSqlTests() : WeeklyDigestTests(TestedDatabase.PostgreSql);

/// <summary>The weekly digest as it arrives in a conversation: once a week, with what is due, late, changed and without a date.</summary>
public abstract class WeeklyDigestTests(TestedDatabase database)
{
    // A Friday; the first digest is that of the Monday after it.
    private static readonly DateOnly Friday = new(2026, 9, 4);
    private static readonly DateOnly Monday = new(2026, 9, 7);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_comes_once_a_week_at_the_chosen_time_and_says_what_changed_since_the_last()
    {
        var open = Meeting(new(2026, 12, 1), "refresh");
        (open.Event, open.Starts, open.Ends, open.Precision, open.Holder) = ("Refresh of the assessment", null, null, "unknown", "Hannah Doyle");
        await using var planBot = await StartAsync(database, Friday, Paper(new(2026, 9, 3), "late"), Paper(new(2026, 9, 15)), Meeting(new(2026, 9, 29)), Paper(new(2026, 12, 15), "far"), open);
        await WithDigestAsync(planBot, "Monday");

        await planBot.DigestAtAsync(Monday, new(8, 59));
        var early = planBot.Digests();
        await planBot.DigestAtAsync(Monday, new(9, 0));
        await planBot.DigestAtAsync(Monday.AddDays(2));
        var first = Assert.Single(planBot.Digests());
        await planBot.ChangeAsync("panel-paper", milestone => (milestone.State, milestone.DoneOn) = ("done", PartialDate.Of(new(2026, 9, 10))));
        await planBot.ChangeAsync("panel", milestone => (milestone.Starts, milestone.Ends) = (PartialDate.Of(new(2026, 10, 6)), PartialDate.Of(new(2026, 10, 6))));
        await planBot.InDatabaseAsync(async db =>
        {
            db.Milestones.Remove(await db.Milestones.SingleAsync(milestone => milestone.Id == "far", Cancellation));
            db.Milestones.Add(Paper(new(2026, 9, 21), "extra"));
            return await db.SaveChangesAsync(Cancellation);
        });
        await planBot.DigestAtAsync(Monday.AddDays(7), new(9, 0));

        Assert.Empty(early);
        Assert.Contains("1 late, 2 due or taking place in the next four weeks and 1 without a date.", first, StringComparison.Ordinal);
        Assert.Contains("Paper late to the Panel", first, StringComparison.Ordinal);
        Assert.Contains("held by Policy team · still missing: the finance annex", first, StringComparison.Ordinal);
        Assert.Contains("Please settle a date: Refresh of the assessment (held by Hannah Doyle).", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Since the last digest", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Paper far", first, StringComparison.Ordinal);
        var second = planBot.Digests()[^1];
        Assert.Equal(2, planBot.Digests().Count);
        Assert.Contains("Since the last digest of 7 September 2026", second, StringComparison.Ordinal);
        Assert.Contains("Done\nPaper panel-paper to the Panel\non 10 September 2026", second, StringComparison.Ordinal);
        Assert.Contains("Moved\nPanel meeting\nfrom 29 September 2026 to 6 October 2026", second, StringComparison.Ordinal);
        Assert.Contains("New\nPaper extra to the Panel\n21 September 2026", second, StringComparison.Ordinal);
        Assert.Contains("Taken out\nPaper far to the Panel\n15 December 2026", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_cancelled_is_a_change_once_and_not_late()
    {
        await using var planBot = await StartAsync(database, Friday, Paper(new(2026, 9, 15)));
        await WithDigestAsync(planBot, "Monday");
        await planBot.DigestAtAsync(Monday);

        await planBot.ChangeAsync("panel-paper", paper => (paper.State, paper.CancelledBecause) = (MilestoneDates.Cancelled, "The Panel does not meet"));
        await planBot.DigestAtAsync(Monday.AddDays(7));
        await planBot.DigestAtAsync(Monday.AddDays(14));

        Assert.Contains("Cancelled\nPaper panel-paper to the Panel\n15 September 2026: The Panel does not meet", planBot.Digests()[1], StringComparison.Ordinal);
        Assert.Contains("nothing is late, and nothing has changed", planBot.Digests()[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_say_is_said_in_a_line()
    {
        await using var planBot = await StartAsync(database, Friday, Paper(new(2026, 12, 15), "far"));
        await WithDigestAsync(planBot, "Monday");

        await planBot.DigestAtAsync(Monday);
        await planBot.DigestAtAsync(Monday.AddDays(7));

        Assert.Equal(
            [
                "Weekly digest of Northshire's Police and Crime Plan 2025-29: nothing is due or takes place in the next four weeks, nothing is late.",
                "Weekly digest of Northshire's Police and Crime Plan 2025-29: nothing is due or takes place in the next four weeks, nothing is late, and nothing has changed since the last digest.",
            ],
            planBot.Digests());
    }

    [Fact]
    public async Task Several_processes_and_a_restart_post_it_once()
    {
        await using var first = await StartAsync(database, Friday, Paper(new(2026, 9, 15)));
        await WithDigestAsync(first, "Monday");
        first.Clock.SetUtcNow(new DateTimeOffset(PlanDay.ToUtc(Monday, new(9, 1))));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ActivatorUtilities.CreateInstance<DigestScheduler>(first.Services).TickAsync(Cancellation))));
        await first.SendDueAsync();
        var sent = first.Digests().Count;
        var queued = await first.InDatabaseAsync(db => db.Set<OutboxPost>().CountAsync(post => post.Topic == DigestAuthor.DigestTopic, Cancellation));
        await using var second = await first.RestartAsync();
        await second.DigestAtAsync(Monday.AddDays(1));

        Assert.Equal((1, 1), (sent, queued));
        Assert.Empty(second.Digests());
    }

    [Fact]
    public async Task What_a_machine_missed_comes_late_and_once_and_nothing_is_made_up_for_before_it_was_asked_for()
    {
        await using var planBot = await StartAsync(database, Friday, Paper(new(2026, 9, 15)));
        await WithDigestAsync(planBot, "Thursday");
        await planBot.DigestAtAsync(Friday, new(12, 0));
        var before = planBot.Digests().Count;

        await planBot.DigestAtAsync(new(2026, 9, 26), new(12, 0));

        Assert.Equal(0, before);
        Assert.Single(planBot.Digests());
    }

    [Fact]
    public async Task In_a_pause_there_is_none_and_after_it_the_next_week_brings_one()
    {
        await using var planBot = await StartAsync(database, Friday, Paper(new(2026, 9, 15)));
        var channel = await WithDigestAsync(planBot, "Monday");
        await channel.SayAsync("pause deadlines here");
        await planBot.DigestAtAsync(Monday);
        await planBot.DigestAtAsync(Monday.AddDays(1));
        await channel.SayAsync("resume deadlines here");
        await planBot.DigestAtAsync(Monday.AddDays(2));
        var none = planBot.Digests().Count;

        await planBot.DigestAtAsync(Monday.AddDays(7));

        Assert.Equal(0, none);
        Assert.Single(planBot.Digests());
    }

    [Fact]
    public async Task What_only_the_office_may_see_is_not_in_it_and_neither_is_a_body_that_is_not_wanted()
    {
        var secret = Paper(new(2026, 9, 16), "secret");
        secret.Visibility = "staff";
        var other = Paper(new(2026, 9, 17), "audit");
        other.Body = "Audit Committee";
        await using var planBot = await StartAsync(database, Friday, Paper(new(2026, 9, 15)), secret, other);
        var channel = await WithDigestAsync(planBot, "Monday");
        var settings = await channel.SayAsync("deadline settings");
        await channel.SaveAsync(settings, ("bodies", SubscriptionScript.ChoiceOf(settings, "Audit Committee")));

        await planBot.DigestAtAsync(Monday);

        var digest = Assert.Single(planBot.Digests());
        Assert.Contains("Paper audit", digest, StringComparison.Ordinal);
        Assert.DoesNotContain("Paper secret", digest, StringComparison.Ordinal);
        Assert.DoesNotContain("Paper panel-paper", digest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Saturday")]
    [InlineData("someday")]
    public async Task Another_day_gets_a_sentence_and_changes_nothing(string day)
    {
        await using var planBot = await StartAsync(database, Friday, Paper(new(2026, 9, 15)));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();

        var reply = await channel.SaveAsync(await channel.SayAsync("deadline settings"), ("digestDay", day));

        Assert.Contains($"Nothing was changed. '{day}' is no day for the digest", reply.Text, StringComparison.Ordinal);
        Assert.Null((await planBot.SubscriptionAsync()).DigestDay);
    }

    private static async Task<TestConversation> WithDigestAsync(PlanBotApplication planBot, string day)
    {
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        var saved = await channel.SaveAsync(await channel.SayAsync("deadline settings"), ("digestDay", day));
        Assert.Contains($"A digest each {day}.", saved.Text, StringComparison.Ordinal);
        return channel;
    }
}

/// <summary>How digests are waited for.</summary>
internal static class DigestScript
{
    /// <summary>Sets the clock to a time in London and lets digests be queued and sent.</summary>
    public static async Task DigestAtAsync(this PlanBotApplication planBot, DateOnly day, TimeOnly? time = null)
    {
        planBot.Clock.SetUtcNow(new DateTimeOffset(PlanDay.ToUtc(day, time ?? new TimeOnly(9, 1))));
        await planBot.Services.GetRequiredService<DigestScheduler>().TickAsync(TestContext.Current.CancellationToken);
        await planBot.SendDueAsync();

        // What the deadlines' cards have used up of the conversation's pace is waited for.
        for (var wait = 0; wait < 3; wait++)
        {
            planBot.Clock.Advance(TimeSpan.FromSeconds(10));
            await planBot.SendDueAsync();
        }
    }

    /// <summary>The words of the digests that were posted, in order.</summary>
    public static IReadOnlyList<string> Digests(this PlanBotApplication planBot) =>
    [
        .. planBot.Channel.Sent
            .Where(activity => (activity.Summary ?? activity.Text)?.StartsWith("Weekly digest", StringComparison.Ordinal) == true)
            .Select(activity => new TestReply(System.Net.HttpStatusCode.OK, [activity], null).Text.Trim()),
    ];
}
