using ActivityProtocol.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Features.DeadlinePosts;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.DeadlinePosts;

/// <summary>A plan with a timetable, a member of its staff, and what a conversation is posted.</summary>
internal static class SteeringGroup
{
    public const string PlanId = "northshire-2025-29";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts at nine in the morning of the day, with the milestones and Priya as staff.</summary>
    public static Task<PlanBotApplication> StartAsync(DateOnly today, params Milestone[] milestones) => StartAsync(TestedDatabase.Sqlite, today, milestones);

    /// <summary>The same on one of the databases that PlanBot can keep its data in, with a public host.</summary>
    public static async Task<PlanBotApplication> StartAsync(TestedDatabase kind, DateOnly today, params Milestone[] milestones)
    {
        var planBot = await PlanBotApplication.StartAsync(today, kind, ("PlanBot:DefaultPlan", PlanId), ("PlanBot:Manifest:Host", "planbot.example"));
        await planBot.InDatabaseAsync(db =>
        {
            db.Plans.Add(new Plan
            {
                Id = PlanId,
                Area = "northshire",
                AreaName = "Northshire",
                Title = "Police and Crime Plan 2025-29",
                Status = "current",
                Contact = "plan@northshire.example",
                Fictional = true,
            });
            db.Milestones.AddRange(milestones);
            return db.SaveChangesAsync(Cancellation);
        });
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");
        return planBot;
    }

    /// <summary>Somebody must deliver it.</summary>
    public static Milestone Paper(DateOnly due, string id = "panel-paper") => new()
    {
        PlanId = PlanId,
        Id = id,
        Starts = PartialDate.Of(due),
        Ends = PartialDate.Of(due),
        Precision = "day",
        Event = $"Paper {id} to the Panel",
        Body = "Police and Crime Panel",
        Kind = "internal deadline",
        State = "planned",
        Holder = "Policy team",
        Missing = "the finance annex",
        Source = "Forward plan ¶4",
    };

    /// <summary>It takes place.</summary>
    public static Milestone Meeting(DateOnly day, string id = "panel") => new()
    {
        PlanId = PlanId,
        Id = id,
        Starts = PartialDate.Of(day),
        Ends = PartialDate.Of(day),
        Precision = "day",
        Event = "Panel meeting",
        Body = "Police and Crime Panel",
        Kind = "panel",
        State = "planned",
    };

    public static async Task SubscribeAsync(this TestConversation conversation)
    {
        var reply = await conversation.SayAsync("post deadlines here");
        Assert.Contains("now posted here", reply.Text, StringComparison.Ordinal);
    }

    /// <summary>Sets the clock to a time in London and lets the scheduler and the outbox tick.</summary>
    public static async Task TickAtAsync(this PlanBotApplication planBot, DateOnly day, TimeOnly? time = null)
    {
        planBot.Clock.SetUtcNow(new DateTimeOffset(PlanDay.ToUtc(day, time ?? new TimeOnly(9, 1))));
        await planBot.TickAsync();
    }

    public static async Task TickAsync(this PlanBotApplication planBot)
    {
        await planBot.Services.GetRequiredService<DeadlineScheduler>().TickAsync(Cancellation);
        await planBot.Services.GetRequiredService<OutboxDispatcher>().SendDueAsync(Cancellation);
    }

    /// <summary>The deadlines that were posted, by their notification's sentence, in order.</summary>
    public static IReadOnlyList<string> Posts(this PlanBotApplication planBot) => [.. planBot.PostCalls().Select(call => call.Activity!.Summary!)];

    public static IReadOnlyList<ChannelCall> PostCalls(this PlanBotApplication planBot) =>
    [
        .. planBot.Channel.Calls.Where(call => call.Activity?.Summary is { } summary
            && new[] { "Deadline: ", "Late: ", "Coming up: " }.Any(title => summary.StartsWith(title, StringComparison.Ordinal))),
    ];

    /// <summary>The deadline posts of the outbox, in the order in which they were queued.</summary>
    public static Task<List<OutboxPost>> LedgerAsync(this PlanBotApplication planBot) => planBot.InDatabaseAsync(db =>
        db.Set<OutboxPost>().AsNoTracking().Where(post => post.Topic == DeadlinePostAuthor.DeadlineTopic).OrderBy(post => post.Id).ToListAsync(Cancellation));

    /// <summary>The lead times that were queued.</summary>
    public static async Task<IReadOnlyList<int>> LeadsAsync(this PlanBotApplication planBot) =>
        [.. (await planBot.LedgerAsync()).Select(post => DeadlinePostSubject.Parse(post.Subject).LeadDays)];

    public static Task ChangeAsync(this PlanBotApplication planBot, string milestoneId, Action<Milestone> change) => planBot.InDatabaseAsync(async db =>
    {
        change(await db.Milestones.SingleAsync(milestone => milestone.PlanId == PlanId && milestone.Id == milestoneId, Cancellation));
        return await db.SaveChangesAsync(Cancellation);
    });
}
