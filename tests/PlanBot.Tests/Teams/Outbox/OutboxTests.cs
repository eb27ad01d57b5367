using System.Net;
using ActivityProtocol.Schema.Teams;
using ActivityProtocol.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Teams.Outbox;

/// <summary>The outbox in a file.</summary>
public sealed class OutboxOnSqliteTests() : OutboxTests(TestedDatabase.Sqlite);

/// <summary>The outbox on a server.</summary>
public sealed class OutboxOnPostgreSqlTests() : OutboxTests(TestedDatabase.PostgreSql);

/// <summary>What a feature hands in is sent once, in order, within the pace, and can be put right later.</summary>
public abstract class OutboxTests(TestedDatabase kind)
{
    private static readonly DateOnly Today = new(2026, 9, 8);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_post_is_queued_with_the_change_that_caused_it_or_not_at_all()
    {
        await using var planBot = await StartAsync();
        var channel = await JoinedAsync(planBot);

        await using (var scope = planBot.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PlanDbContext>();
            var outbox = scope.ServiceProvider.GetRequiredService<PostOutbox>();
            await using (await db.Database.BeginTransactionAsync(Cancellation))
            {
                outbox.Enqueue(Post("lost", channel, "Never seen."));
                await db.SaveChangesAsync(Cancellation);
            }

            db.ChangeTracker.Clear();
            outbox.Enqueue(Post("kept", channel, "Seen."));
            await db.SaveChangesAsync(Cancellation);
        }

        await planBot.SendDueAsync();

        Assert.Equal(["Seen."], Said(planBot));
    }

    [Fact]
    public async Task The_same_key_is_queued_once()
    {
        await using var planBot = await StartAsync();
        var channel = await JoinedAsync(planBot);

        Assert.Equal(2, await EnqueueAsync(planBot, Post("a", channel, "A"), Post("b", channel, "B"), Post("a", channel, "A again")));
        Assert.Equal(1, await EnqueueAsync(planBot, Post("a", channel, "A again"), Post("c", channel, "C")));
        await planBot.SendDueAsync();

        Assert.Equal(["A", "B", "C"], Said(planBot));
    }

    [Fact]
    public async Task A_standing_card_is_put_right_in_place_and_replied_to_in_its_thread()
    {
        await using var planBot = await StartAsync();
        var channel = await JoinedAsync(planBot);
        await EnqueueAsync(
            planBot,
            Post("1", channel, "Due on 15 September") with { StandingName = "paper" },
            Post("2", channel, "Due on 22 September") with { StandingName = "paper", Action = PostAction.Update },
            Post("3", channel, "Moved: see above") with { StandingName = "paper", Action = PostAction.Reply });

        await planBot.SendDueAsync();

        var calls = planBot.Channel.Calls.Where(call => call.Activity is { Text.Length: > 0 }).ToList();
        Assert.Equal([ChannelCallKind.CreateConversation, ChannelCallKind.Update, ChannelCallKind.Send], calls.Select(call => call.Kind));
        Assert.Equal(calls[0].ActivityId, calls[1].ActivityId);
        Assert.All(calls, call => Assert.Equal(calls[0].ConversationId, call.ConversationId));
        Assert.Equal(["Due on 22 September", "Moved: see above"], planBot.Channel.MessagesIn(calls[0].ConversationId).Select(message => message.Text));
    }

    [Fact]
    public async Task A_card_that_somebody_deleted_is_posted_anew_or_left_alone_as_the_feature_wants()
    {
        await using var planBot = await StartAsync();
        var channel = await JoinedAsync(planBot);
        await EnqueueAsync(planBot, Post("1", channel, "First") with { StandingName = "paper" }, Post("other", channel, "Other") with { StandingName = "other" });
        await planBot.SendDueAsync();
        planBot.Channel.Fail(call => call.Kind is ChannelCallKind.Update ? InMemoryChannel.Refusal(HttpStatusCode.NotFound, "ActivityNotFoundInConversation") : null);

        await EnqueueAsync(
            planBot,
            Post("2", channel, "Second") with { StandingName = "paper", Action = PostAction.UpdateOrNew },
            Post("3", channel, "Third") with { StandingName = "other", Action = PostAction.Update });
        await planBot.SendDueAsync();
        planBot.Clock.Advance(TimeSpan.FromMinutes(1));
        await planBot.SendDueAsync();

        Assert.Equal(["First", "Other", "Second"], Said(planBot));
        Assert.Equal(PostState.Closed, (await DeliveryAsync(planBot, "3"))!.State);
    }

    [Fact]
    public async Task One_conversation_gets_no_more_than_its_pace_and_the_others_do_not_wait()
    {
        await using var planBot = await StartAsync();
        var channel = await JoinedAsync(planBot);
        var group = TestConversation.Group(planBot, TestPerson.Tom);
        await group.InstallAsync();
        await EnqueueAsync(planBot, [.. Enumerable.Range(1, 10).Select(number => Post($"{number}", channel, $"Channel {number}")), Post("group", group.Id, "Group")]);

        await planBot.SendDueAsync();
        Assert.Equal(4, Said(planBot).Count(text => text.StartsWith("Channel", StringComparison.Ordinal)));
        Assert.Contains("Group", Said(planBot));
        for (var second = 0; second < 20; second++)
        {
            planBot.Clock.Advance(TimeSpan.FromSeconds(1));
            await planBot.SendDueAsync();
        }

        Assert.Equal(Enumerable.Range(1, 10).Select(number => $"Channel {number}"), Said(planBot).Where(text => text != "Group"));
    }

    [Fact]
    public async Task A_poisonous_post_stops_only_itself_and_what_belongs_to_it()
    {
        await using var planBot = await StartAsync();
        var channel = await JoinedAsync(planBot);
        planBot.Channel.Fail(call => call.Activity?.Text == "Poison" ? InMemoryChannel.Refusal(HttpStatusCode.InternalServerError, "ServiceError") : null);
        await EnqueueAsync(
            planBot,
            Post("1", channel, "Poison") with { StandingName = "poison" },
            Post("2", channel, "Its reply") with { StandingName = "poison", Action = PostAction.Reply },
            Post("3", channel, "Fine"));

        for (var hour = 0; hour < 12; hour++)
        {
            await planBot.SendDueAsync();
            planBot.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(["Fine"], Said(planBot));
        var failed = (await DeliveryAsync(planBot, "1"))!;
        Assert.Equal((PostState.Failed, SendOutcome.MostAttemptsAlone, SendOutcome.MostAttemptsAlone - 1), (failed.State, failed.Attempts, failed.UnknownOutcomes));
        Assert.Equal(PostState.Closed, (await DeliveryAsync(planBot, "2"))!.State);
    }

    [Fact]
    public async Task A_person_whom_PlanBot_never_talked_to_is_found_in_a_conversation_of_the_tenant()
    {
        await using var planBot = await StartAsync();
        var channel = await JoinedAsync(planBot);
        planBot.Channel.AddMembers(channel, new TeamsChannelAccount { Id = TestPerson.Tom.Id, AadObjectId = TestPerson.Tom.ObjectId, Name = TestPerson.Tom.Name });
        await EnqueueAsync(
            planBot,
            new NewPost("tom", new PostTarget.Person(TestPerson.Tenant, TestPerson.Tom.ObjectId)) { Message = PostOutbox.Text("For Tom.") },
            new NewPost("nobody", new PostTarget.Person(TestPerson.Tenant, Guid.NewGuid().ToString())) { Message = PostOutbox.Text("For nobody.") });

        await planBot.SendDueAsync();

        Assert.Equal(["For Tom."], Said(planBot));
        Assert.Equal(TestPerson.Tom.Id, planBot.Channel.Calls.Last(call => call.Kind is ChannelCallKind.CreateConversation).Parameters!.Members!.Single().Id);
        Assert.Equal(PostState.Failed, (await DeliveryAsync(planBot, "nobody"))!.State);
    }

    [Fact]
    public async Task A_batch_is_reported_on_cancelled_and_its_failed_ones_resent()
    {
        await using var planBot = await StartAsync();
        var channel = await JoinedAsync(planBot);
        var group = TestConversation.Group(planBot, TestPerson.Tom);
        await group.InstallAsync();
        planBot.Channel.FailNext(HttpStatusCode.Forbidden, "NotEnoughPermissions");
        await EnqueueAsync(planBot, Post("1", channel, "One") with { Batch = "b" });
        await planBot.SendDueAsync();
        await EnqueueAsync(
            planBot,
            Post("2", group.Id, "Two") with { Batch = "b" },
            Post("3", group.Id, "Three") with { Batch = "b", NotBeforeUtc = planBot.Clock.GetUtcNow().UtcDateTime.AddDays(1) });
        await planBot.SendDueAsync();

        Assert.Equal([(PostState.Failed, "403 NotEnoughPermissions"), (PostState.Sent, ""), (PostState.Waiting, "")], await StatesAsync());
        await ReportsAsync(reports => reports.CancelAsync("b", "cancelled", Cancellation));
        Assert.Equal(1, await ReportsAsync(reports => reports.ResendFailedAsync("b", Cancellation)));
        await planBot.SendDueAsync();

        Assert.Equal([(PostState.Sent, ""), (PostState.Sent, ""), (PostState.Closed, "cancelled")], await StatesAsync());
        Assert.Equal(["Two", "One"], Said(planBot));

        async Task<T> ReportsAsync<T>(Func<DeliveryReports, Task<T>> ask)
        {
            await using var scope = planBot.Services.CreateAsyncScope();
            return await ask(scope.ServiceProvider.GetRequiredService<DeliveryReports>());
        }

        async Task<IEnumerable<(PostState State, string Failure)>> StatesAsync() =>
            (await ReportsAsync(reports => reports.OfBatchAsync("b", Cancellation))).Select(delivery => (delivery.State, delivery.Failure));
    }

    private static NewPost Post(string key, string conversationId, string text) =>
        new(key, new PostTarget.Conversation(conversationId)) { Message = PostOutbox.Text(text) };

    private static async Task<int> EnqueueAsync(PlanBotApplication planBot, params NewPost[] posts)
    {
        await using var scope = planBot.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PostOutbox>().EnqueueMissingAsync(posts, Cancellation);
    }

    private static async Task<Delivery?> DeliveryAsync(PlanBotApplication planBot, string key)
    {
        await using var scope = planBot.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DeliveryReports>().OfAsync(key, Cancellation);
    }

    private static async Task<string> JoinedAsync(PlanBotApplication planBot)
    {
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.InstallAsync();
        planBot.Channel.Clear();
        return channel.Id;
    }

    /// <summary>What was sent as new, in order, without cards.</summary>
    private static IEnumerable<string> Said(PlanBotApplication planBot) => planBot.Channel.Calls
        .Where(call => call.Kind is ChannelCallKind.Send or ChannelCallKind.CreateConversation && call.Activity is { Text.Length: > 0, Attachments: null or [] })
        .Select(call => call.Activity!.Text!);

    private Task<PlanBotApplication> StartAsync() => PlanBotApplication.StartAsync(Today, kind);
}
