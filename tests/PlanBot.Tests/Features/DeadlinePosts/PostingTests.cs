using System.Net;
using ActivityProtocol.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PlanBot.Features.DeadlinePosts;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.DeadlinePosts.SteeringGroup;

namespace PlanBot.Tests.Features.DeadlinePosts;

/// <summary>With the database in a file; and what has nothing to do with which database it is.</summary>
public sealed class PostingTests() : PostingOn(TestedDatabase.Sqlite)
{
    [Fact]
    public async Task A_due_deadline_arrives_in_the_channel_as_a_thread_of_its_own()
    {
        await using var planBot = await StartAsync(new(2026, 8, 17), Paper(Due));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        await planBot.TickAsync();
        Assert.Empty(planBot.Posts());

        await planBot.TickAtAsync(new(2026, 8, 18));

        var post = Assert.Single(planBot.PostCalls());
        Assert.Equal("Deadline: Paper panel-paper to the Panel, 15 September 2026 (in 28 days)", post.Activity!.Summary);
        Assert.Equal(ChannelCallKind.CreateConversation, post.Kind);
        Assert.True(post.Parameters!.IsGroup);
        Assert.Equal(TestPerson.Tenant, post.Parameters.TenantId);
        Assert.Equal($"{channel.Id};messageid={post.ActivityId}", post.ConversationId);
        var row = Assert.Single(await planBot.LedgerAsync());
        Assert.Equal((PostState.Sent, 1, post.ActivityId), (row.State, row.Attempts, row.ActivityId));
    }

    [Fact]
    public async Task The_card_says_what_for_whom_when_who_holds_it_what_is_missing_and_as_at_which_day()
    {
        await using var planBot = await StartAsync(WeekBefore, Paper(Due));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();

        await planBot.TickAsync();

        var post = Assert.Single(planBot.PostCalls()).Activity!;
        Assert.True(string.IsNullOrEmpty(post.Text));
        var card = new TestReply(HttpStatusCode.OK, [post], null);
        foreach (var words in new[]
        {
            "Northshire · Police and Crime Plan 2025-29", "As at 8 September 2026", "Fictional plan", "Paper panel-paper to the Panel",
            "15 September 2026 · in 7 days", "Police and Crime Panel", "Policy team", "the finance annex", "Forward plan, ¶4",
        })
        {
            Assert.Contains(words, card.Text, StringComparison.Ordinal);
            Assert.Contains(words, (string?)card.Card["fallbackText"], StringComparison.Ordinal);
        }

        Assert.DoesNotContain("${", card.Card.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("deadline.next", (string?)card.Button("All deadlines")["verb"]);
        Assert.Equal(PlanId, (string?)card.ButtonData("All deadlines")["planId"]);
    }

    [Fact]
    public async Task A_paper_is_posted_at_each_lead_time_on_the_day_and_while_it_is_late()
    {
        await using var planBot = await StartAsync(new(2026, 8, 1), Paper(Due), Meeting(Due));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();

        var days = new List<string>();
        for (var day = new DateOnly(2026, 8, 2); day < new DateOnly(2026, 10, 15); day = day.AddDays(1))
        {
            var before = planBot.Posts().Count;
            await planBot.TickAtAsync(day);
            days.AddRange(planBot.Posts().Skip(before).Select(post => FormattableString.Invariant($"{day:ddd d MMM}: {post[..post.IndexOf(':', StringComparison.Ordinal)]} {post[post.IndexOf('(', StringComparison.Ordinal)..]}")));
        }

        Assert.Equal(
            [
                "Tue 18 Aug: Coming up (in 28 days)", "Tue 18 Aug: Deadline (in 28 days)",
                "Tue 1 Sep: Coming up (in 14 days)", "Tue 1 Sep: Deadline (in 14 days)",
                "Tue 8 Sep: Coming up (in 7 days)", "Tue 8 Sep: Deadline (in 7 days)",
                "Fri 11 Sep: Coming up (in 4 days)", "Fri 11 Sep: Deadline (in 4 days)",
                "Tue 15 Sep: Coming up (today)", "Tue 15 Sep: Deadline (today)",
                "Wed 16 Sep: Late (1 day late)", "Thu 17 Sep: Late (2 days late)", "Fri 18 Sep: Late (3 days late)",
            ],
            days);
    }

    [Fact]
    public async Task A_subscription_made_five_days_before_gets_the_seven_days_post_at_once_and_once()
    {
        await using var planBot = await StartAsync(new(2026, 9, 10), Paper(Due));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();

        await planBot.TickAsync();
        await planBot.TickAsync();

        Assert.Equal(["Deadline: Paper panel-paper to the Panel, 15 September 2026 (in 5 days)"], planBot.Posts());
        Assert.Equal(7, Assert.Single(await planBot.LeadsAsync()));
    }

    [Fact]
    public async Task Nothing_is_posted_before_nine_in_London()
    {
        await using var planBot = await StartAsync(new(2026, 9, 7), Paper(Due));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();
        await planBot.TickAsync();
        var before = planBot.Posts().Count;

        await planBot.TickAtAsync(WeekBefore, new(8, 59));
        Assert.Equal(before, planBot.Posts().Count);
        await planBot.TickAtAsync(WeekBefore, new(9, 0));

        Assert.Equal(before + 1, planBot.Posts().Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.PreconditionFailed)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task A_passing_fault_of_the_channel_is_tried_again(HttpStatusCode status)
    {
        await using var planBot = await StartAsync(WeekBefore, Paper(Due));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();
        planBot.Channel.FailNext(status, "Throttled");

        await planBot.TickAsync();
        Assert.Empty(planBot.Posts());
        Assert.Equal(PostState.Waiting, Assert.Single(await planBot.LedgerAsync()).State);
        planBot.Clock.Advance(TimeSpan.FromSeconds(16));
        await planBot.TickAsync();

        Assert.Equal([InSevenDays], planBot.Posts());
        Assert.Equal(2, Assert.Single(await planBot.LedgerAsync()).Attempts);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "BotNotInConversationRoster")]
    [InlineData(HttpStatusCode.NotFound, "ConversationNotFound")]
    public async Task A_channel_that_PlanBot_was_taken_out_of_is_marked_gone_and_left_alone(HttpStatusCode status, string code)
    {
        await using var planBot = await StartAsync(WeekBefore, Paper(Due), Paper(Due.AddDays(1), "second"));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        planBot.Channel.FailNext(status, code);

        await planBot.TickAsync();
        await planBot.TickAtAsync(Due);

        Assert.Empty(planBot.Posts());
        Assert.NotNull(await planBot.InDatabaseAsync(db => db.Set<PlanBot.Teams.Conversation>().Where(row => row.Id == channel.Id).Select(row => row.GoneAtUtc).SingleAsync(Cancellation)));
        Assert.Equal([PostState.Failed, PostState.Closed], (await planBot.LedgerAsync()).Select(row => row.State).Order());
    }

    [Fact]
    public async Task A_post_that_the_channel_will_never_take_stops_no_other()
    {
        await using var planBot = await StartAsync(WeekBefore, Paper(Due, "poisonous"), Paper(Due.AddDays(1), "fine"));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();
        planBot.Channel.Fail(call => call.Activity?.Summary?.Contains("poisonous", StringComparison.Ordinal) == true
            ? InMemoryChannel.Refusal(HttpStatusCode.BadRequest, "BadSyntax")
            : null);

        await planBot.TickAsync();
        await planBot.TickAtAsync(WeekBefore, new(18, 0));

        Assert.Equal(["Deadline: Paper fine to the Panel, 16 September 2026 (in 8 days)"], planBot.Posts());
        var failed = Assert.Single(await planBot.LedgerAsync(), row => row.State is PostState.Failed);
        Assert.Equal(("400 BadSyntax", 1), (failed.Failure, failed.Attempts));
    }

    [Fact]
    public async Task A_machine_that_was_off_for_days_posts_the_latest_lead_time_alone()
    {
        var planBot = await StartAsync(new(2026, 9, 2), Paper(Due));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();
        await planBot.TickAsync();

        // Off from the 3rd to the 12th: the posts of the 8th (seven days) and the 11th (two days) were missed.
        planBot.Clock.SetUtcNow(new DateTimeOffset(PlanDay.ToUtc(new(2026, 9, 12), new(10, 0))));
        await planBot.TickAsync();

        Assert.Equal(["Deadline: Paper panel-paper to the Panel, 15 September 2026 (in 3 days)"], planBot.Posts().Skip(1));
        Assert.Equal([14, 2], await planBot.LeadsAsync());
        await planBot.DisposeAsync();
    }

    [Fact]
    public async Task What_was_done_meanwhile_is_not_posted()
    {
        await using var planBot = await StartAsync(WeekBefore, Paper(Due.AddDays(-10)));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();
        planBot.Channel.FailNext(HttpStatusCode.ServiceUnavailable, "ServiceError");
        await planBot.TickAsync();

        await planBot.ChangeAsync("panel-paper", paper => paper.State = "done");
        await planBot.TickAtAsync(WeekBefore, new(9, 30));

        Assert.Empty(planBot.Posts());
        Assert.Equal("done or past", Assert.Single(await planBot.LedgerAsync()).Failure);
    }

    [Fact]
    public async Task What_has_no_date_is_past_or_belongs_to_the_office_alone_is_not_posted_in_a_channel()
    {
        var undated = Paper(Due, "undated");
        (undated.Starts, undated.Ends, undated.Precision) = (null, null, "unknown");
        var staffOnly = Paper(Due, "staff-only");
        staffOnly.Visibility = "staff";
        var done = Paper(WeekBefore.AddDays(-1), "done");
        done.State = "done";
        await using var planBot = await StartAsync(WeekBefore, undated, staffOnly, done, Meeting(WeekBefore.AddDays(-1)), Paper(new(2026, 7, 1), "long-late"));
        var reply = await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync("post deadlines here");

        await planBot.TickAsync();

        Assert.Contains("Deadlines are posted here", reply.Text, StringComparison.Ordinal);
        Assert.Empty(planBot.Posts());
        Assert.DoesNotContain("staff-only", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_personal_chat_and_a_group_chat_get_a_plain_message()
    {
        await using var planBot = await StartAsync(WeekBefore, Paper(Due));
        var personal = TestConversation.Personal(planBot, TestPerson.Priya);
        var group = TestConversation.Group(planBot, TestPerson.Priya);
        await personal.SubscribeAsync();
        await group.SubscribeAsync();

        await planBot.TickAsync();

        Assert.Equal(
            new[] { personal.Id, group.Id }.Order(),
            planBot.PostCalls().Where(call => call.Kind is ChannelCallKind.Send).Select(call => call.ConversationId).Order());
        Assert.All(await planBot.LedgerAsync(), row => Assert.NotEmpty(row.ActivityId));
    }
}

/// <summary>With the database on a server.</summary>
public sealed class PostingOnPostgreSqlTests() : PostingOn(TestedDatabase.PostgreSql);

/// <summary>Deadlines as they arrive in a conversation: what is posted, when, and that it is posted once.</summary>
public abstract class PostingOn(TestedDatabase kind)
{
    private protected const string InSevenDays = "Deadline: Paper panel-paper to the Panel, 15 September 2026 (in 7 days)";

    private protected static readonly DateOnly Due = new(2026, 9, 15);
    private protected static readonly DateOnly WeekBefore = new(2026, 9, 8);

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_restart_it_is_posted_from_the_stored_conversation_and_nothing_twice()
    {
        var planBot = await StartAsync(kind, new(2026, 9, 7), Paper(new(2026, 10, 6)));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();
        await planBot.TickAsync();
        Assert.Empty(planBot.Posts());

        planBot.Clock.SetUtcNow(new DateTimeOffset(PlanDay.ToUtc(WeekBefore, new(3, 0))));
        planBot = await planBot.RestartAsync();
        await planBot.TickAsync();
        Assert.Equal(["Deadline: Paper panel-paper to the Panel, 6 October 2026 (in 28 days)"], planBot.Posts());

        planBot = await planBot.RestartAsync();
        await planBot.TickAsync();
        Assert.Empty(planBot.Posts());
        planBot = await planBot.RestartAsync();
        await planBot.TickAsync();
        Assert.Empty(planBot.Posts());
        await planBot.DisposeAsync();
    }

    [Fact]
    public async Task A_post_that_was_begun_and_never_completed_is_sent_again_and_counted()
    {
        var planBot = await StartAsync(kind, WeekBefore, Paper(Due));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();
        await planBot.TickAsync();

        // As a process leaves it that is killed between sending and completing.
        var claimTime = planBot.Services.GetRequiredService<IOptions<OutboxOptions>>().Value.ClaimTime;
        var claimedUntil = (planBot.Clock.GetUtcNow() + claimTime).ToUnixTimeMilliseconds();
        await planBot.InDatabaseAsync(db => db.Set<OutboxLane>().ExecuteUpdateAsync(update => update.SetProperty(lane => lane.ClaimedUntil, claimedUntil), Cancellation));
        await planBot.InDatabaseAsync(db => db.Set<StandingMessage>().ExecuteDeleteAsync(Cancellation));
        await planBot.InDatabaseAsync(db => db.Set<OutboxPost>().ExecuteUpdateAsync(
            update => update.SetProperty(post => post.State, PostState.Sending).SetProperty(post => post.ActivityId, ""), Cancellation));
        planBot = await planBot.RestartAsync();

        await planBot.TickAsync();
        Assert.Empty(planBot.Posts());
        planBot.Clock.Advance(claimTime);
        await planBot.TickAsync();

        Assert.Equal([InSevenDays], planBot.Posts());
        var row = Assert.Single(await planBot.LedgerAsync());
        Assert.Equal((PostState.Sent, 2, 1), (row.State, row.Attempts, row.UnknownOutcomes));
        await planBot.DisposeAsync();
    }

    [Fact]
    public async Task Several_posters_at_once_post_each_deadline_once()
    {
        Milestone[] papers = [.. Enumerable.Range(1, 3).Select(number => Paper(Due, $"paper-{number}"))];
        await using var planBot = await StartAsync(kind, WeekBefore, papers);
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();
        await TestConversation.Group(planBot, TestPerson.Priya).SubscribeAsync();
        await TestConversation.Personal(planBot, TestPerson.Priya).SubscribeAsync();

        DeadlineScheduler[] schedulers = [.. Enumerable.Range(0, 4).Select(_ => ActivatorUtilities.CreateInstance<DeadlineScheduler>(planBot.Services))];
        OutboxDispatcher[] dispatchers = [.. schedulers.Select(_ => ActivatorUtilities.CreateInstance<OutboxDispatcher>(planBot.Services))];
        await Task.WhenAll(schedulers.Select(scheduler => Task.Run(() => scheduler.TickAsync(Cancellation))));
        await Task.WhenAll(dispatchers.Select(dispatcher => Task.Run(() => dispatcher.SendDueAsync(Cancellation))));

        // The application's own worker takes lines too; this waits until it is done with them.
        await planBot.TickAsync();

        Assert.Equal(3 * papers.Length, planBot.Posts().Count);
        Assert.Equal(3 * papers.Length, planBot.PostCalls().Select(call => (call.ConversationId.Split(';')[0], call.Activity!.Summary)).Distinct().Count());
        Assert.All(await planBot.LedgerAsync(), row => Assert.Equal((PostState.Sent, 1), (row.State, row.Attempts)));
        Array.ForEach(schedulers, scheduler => scheduler.Dispose());
        Array.ForEach(dispatchers, dispatcher => dispatcher.Dispose());
    }

    [Fact]
    public async Task It_waits_as_long_as_the_channel_asks_for()
    {
        await using var planBot = await StartAsync(kind, WeekBefore, Paper(Due));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();
        var refusals = 1;
        planBot.Channel.Fail(_ =>
        {
            var refusal = InMemoryChannel.Refusal(HttpStatusCode.TooManyRequests, "Throttled");
            refusal.Response!.Headers["Retry-After"] = ["600"];
            return refusals-- > 0 ? refusal : null;
        });

        await planBot.TickAsync();
        planBot.Clock.Advance(TimeSpan.FromSeconds(599));
        await planBot.TickAsync();
        Assert.Empty(planBot.Posts());
        planBot.Clock.Advance(TimeSpan.FromSeconds(10));
        await planBot.TickAsync();

        Assert.Equal([InSevenDays], planBot.Posts());
    }

    [Fact]
    public async Task A_broken_connection_is_tried_again_also_in_a_personal_chat()
    {
        await using var planBot = await StartAsync(kind, WeekBefore, Paper(Due));
        await TestConversation.Personal(planBot, TestPerson.Priya).SubscribeAsync();
        var faults = 1;
        planBot.Channel.Fail(_ => faults-- > 0 ? throw new HttpRequestException("The connection was closed.") : null);

        await planBot.TickAsync();
        Assert.Empty(planBot.Posts());
        planBot.Clock.Advance(TimeSpan.FromSeconds(16));
        await planBot.TickAsync();

        Assert.Equal([InSevenDays], planBot.Posts());
    }

    [Fact]
    public async Task A_fault_that_nobody_foresaw_stops_no_other_and_is_given_up_in_the_end()
    {
        await using var planBot = await StartAsync(kind, WeekBefore, Paper(Due, "poisonous"), Paper(Due.AddDays(1), "fine"));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();
        planBot.Channel.Fail(call => call.Activity?.Summary?.Contains("poisonous", StringComparison.Ordinal) == true
            ? throw new FormatException("Nobody foresaw this.")
            : null);

        for (var tick = 0; tick < 2 * SendOutcome.MostAttemptsAlone; tick++)
        {
            await planBot.TickAsync();
            planBot.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Single(planBot.Posts());
        var failed = Assert.Single(await planBot.LedgerAsync(), row => row.State is PostState.Failed);
        Assert.Equal(("FormatException", SendOutcome.MostAttemptsAlone), (failed.Failure, failed.Attempts));
    }

    [Fact]
    public async Task A_milestone_that_moves_before_its_post_is_sent_is_not_posted_with_the_old_date_and_is_due_anew()
    {
        await using var planBot = await StartAsync(kind, WeekBefore, Paper(Due));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();
        planBot.Channel.FailNext(HttpStatusCode.ServiceUnavailable, "ServiceError");
        await planBot.TickAsync();

        await planBot.ChangeAsync("panel-paper", paper => paper.Starts = paper.Ends = PartialDate.Of(Due.AddDays(21)));
        await planBot.TickAtAsync(WeekBefore, new(9, 30));
        await planBot.TickAtAsync(Due.AddDays(14));

        Assert.Equal(
            ["Deadline: Paper panel-paper to the Panel, 6 October 2026 (in 28 days)", "Deadline: Paper panel-paper to the Panel, 6 October 2026 (in 7 days)"],
            planBot.Posts());
        Assert.Equal("moved", Assert.Single(await planBot.LedgerAsync(), row => row.State is PostState.Closed).Failure);
    }

    [Fact]
    public async Task What_belongs_to_the_office_reaches_its_staff_in_their_personal_chat_while_they_are_staff()
    {
        var first = Paper(Due, "first");
        var second = Paper(new(2026, 9, 22), "second");
        first.Visibility = second.Visibility = "staff";
        await using var planBot = await StartAsync(kind, WeekBefore, first, second);
        await TestConversation.Personal(planBot, TestPerson.Priya).SubscribeAsync();
        await planBot.TickAsync();
        Assert.Equal(2, planBot.Posts().Count);

        await planBot.GrantAsync(TestPerson.Priya, Role.Partner, "northshire");
        await planBot.TickAtAsync(Due);

        Assert.Equal(2, planBot.Posts().Count);
    }

    [Fact]
    public async Task Many_deadlines_at_once_come_as_one_message()
    {
        await using var planBot = await StartAsync(kind, WeekBefore, [.. Enumerable.Range(1, 12).Select(number => Paper(Due, $"paper-{number}"))]);
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();

        await planBot.TickAsync();
        await planBot.TickAtAsync(WeekBefore.AddDays(1));

        var message = Assert.Single(planBot.Channel.Calls, call => call.Activity?.Text?.StartsWith("Reminder of 12 deadlines:", StringComparison.Ordinal) == true);
        Assert.All(Enumerable.Range(1, 12), number => Assert.Contains($"Deadline: Paper paper-{number} to the Panel, 15 September 2026 (in 7 days)", message.Activity!.Text, StringComparison.Ordinal));
        Assert.Empty(planBot.Posts());
    }

    [Fact]
    public async Task A_plan_that_was_superseded_later_posts_on_a_day_when_it_was_in_force()
    {
        await using var planBot = await StartAsync(kind, WeekBefore, Paper(Due), Paper(new(2026, 10, 20), "after-the-end"));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();
        await planBot.InDatabaseAsync(async db =>
        {
            var plan = (await db.Plans.FindAsync([PlanId], Cancellation))!;
            (plan.Status, plan.PeriodEnd) = ("superseded", PartialDate.Parse("2026-09"));
            return await db.SaveChangesAsync(Cancellation);
        });

        await planBot.TickAsync();
        await planBot.TickAtAsync(new(2026, 10, 20));

        Assert.Equal([InSevenDays], planBot.Posts());
    }
}
