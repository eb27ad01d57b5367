using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Subscriptions;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;
using PlanBot.Turns;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>"Post deadlines here", and "stop posting deadlines".</summary>
internal sealed partial class DeadlineSubscriptionHandler(
    PlanDbContext db,
    PlanContacts contacts,
    MissedDeadlines missed,
    ConversationStore conversations,
    IOptions<DeadlineOptions> options,
    TimeProvider clock,
    ILogger<DeadlineSubscriptionHandler> logger)
{
    private const int PostsShown = 3;

    private static readonly CardTemplate<DeadlineSubscriptionCard> Template =
        new("DeadlinePosts.DeadlineSubscriptionCard.json", DeadlineSubscriptionJson.Default.DeadlineSubscriptionCard);

    public async Task<Answer> SubscribeAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.SubscribeConversation, plan.Area))
        {
            return await WhoCanAsync(plan, "have deadlines posted here", cancellationToken);
        }

        if (plan.IsOverOn(turn.Today))
        {
            return new(AnswerKind.Answer, $"{plan.AreaLabel}'s {plan.Title} has been superseded, so its deadlines are not posted. Choose the plan that took its place and ask again.");
        }

        var subscription = await FindAsync(turn, plan, cancellationToken);
        var already = subscription is { EndedAtUtc: null };
        if (!already)
        {
            already = !await TryStartAsync(subscription, turn, plan, cancellationToken);
            await conversations.ReleaseAsync(turn.ConversationId, cancellationToken);
            subscription = await FindAsync(turn, plan, cancellationToken);
        }

        return await ShowAsync(turn, plan, subscription!, already, cancellationToken);
    }

    public async Task<Answer> UnsubscribeAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        if (turn.Scope is not ConversationScope.Personal && !Permissions.Allows(turn.Person, PlanBotAction.SubscribeConversation, plan.Area))
        {
            return await WhoCanAsync(plan, "stop the deadlines that are posted here", cancellationToken);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var ended = await db.Set<DeadlineSubscription>()
            .Where(subscription => subscription.ConversationId == turn.ConversationId && subscription.PlanId == plan.Id && subscription.EndedAtUtc == null)
            .ExecuteUpdateAsync(update => update.SetProperty(subscription => subscription.EndedAtUtc, now), cancellationToken);
        if (ended > 0)
        {
            LogEnded(turn.ConversationId, plan.Id);
            return new(AnswerKind.Answer, $"Deadlines of {plan.AreaLabel}'s {plan.Title} are no longer posted here. To have them again, say \"post deadlines here\".");
        }

        var others = await db.Set<DeadlineSubscription>()
            .Where(subscription => subscription.ConversationId == turn.ConversationId && subscription.EndedAtUtc == null)
            .Join(db.Plans, subscription => subscription.PlanId, other => other.Id, (subscription, other) => other)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var instead = others.Count == 0
            ? ""
            : $" Those of {BritishEnglish.List([.. others.Select(other => $"{other.AreaLabel}'s {other.Title}")])} are: choose that plan first to stop them.";
        return new(AnswerKind.Answer, $"Deadlines of {plan.AreaLabel}'s {plan.Title} are not posted here, so there is nothing to stop.{instead}");
    }

    private async Task<Answer> WhoCanAsync(Plan plan, string what, CancellationToken cancellationToken) =>
        new(AnswerKind.Refuse, $"Only staff of {plan.AreaLabel}'s office can {what}: ask {await contacts.OfAsync(plan, cancellationToken)}.");

    private Task<DeadlineSubscription?> FindAsync(Turn turn, Plan plan, CancellationToken cancellationToken) =>
        db.Set<DeadlineSubscription>().AsNoTracking().SingleOrDefaultAsync(
            subscription => subscription.ConversationId == turn.ConversationId && subscription.PlanId == plan.Id,
            cancellationToken);

    /// <returns>False where somebody else did it in the same moment.</returns>
    private async Task<bool> TryStartAsync(DeadlineSubscription? ended, Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        var subscription = new DeadlineSubscription
        {
            Id = ended?.Id ?? Guid.CreateVersion7(clock.GetUtcNow()),
            ConversationId = turn.ConversationId,
            PlanId = plan.Id,
            LeadDays = options.Value.LeadTimes.ToString(),
            PostFrom = options.Value.PostFrom,
            CreatedByTenantId = turn.Person.TenantId,
            CreatedByObjectId = turn.Person.ObjectId,
            CreatedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        db.Entry(subscription).State = ended is null ? EntityState.Added : EntityState.Modified;
        try
        {
            if (ended is not null)
            {
                await missed.ForgetAsync(ended, cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (ended is null)
        {
            db.ChangeTracker.Clear();
            if (await FindAsync(turn, plan, cancellationToken) is { EndedAtUtc: null })
            {
                return false;
            }

            throw;
        }

        LogStarted(subscription.Id, turn.ConversationId, plan.Id);
        return true;
    }

    private async Task<Answer> ShowAsync(Turn turn, Plan plan, DeadlineSubscription subscription, bool already, CancellationToken cancellationToken)
    {
        var staff = turn.MaySeeStaffOnly(plan.Area);
        var milestones = (await db.MilestonesOfAsync([plan.Id], cancellationToken)).Where(row => staff || row.Visibility != "staff");
        var keys = DeadlinePostSubject.KeysOf(subscription.Id);
        var posted = (await db.Set<OutboxPost>().AsNoTracking()
                .Where(post => post.Topic == DeadlinePostAuthor.DeadlineTopic && post.Key.StartsWith(keys) && post.State != PostState.Waiting)
                .Select(post => post.Subject)
                .ToListAsync(cancellationToken))
            .Select(DeadlinePostSubject.Parse)
            .Select(post => new PostKey(post.MilestoneId, post.CountedDay, post.LeadDays))
            .ToHashSet();
        var leads = LeadTimes.Parse(subscription.LeadDays);
        var timetable = new PlanTimetable(milestones, turn.Today, WorkingDays.EnglandAndWales);
        var next = DeadlineSchedule.Next(timetable, turn.Today, leads, WorkingDays.EnglandAndWales, posted).Take(PostsShown).ToList();

        var what = $"Deadlines of {plan.AreaLabel}'s {plan.Title}";
        var when = $"{leads.ToWords()}, from {subscription.PostFrom.ToString("HH:mm", BritishEnglish.Culture)}";
        var text = $"{what} are {(already ? "posted here already" : "now posted here")}: {when}.";
        var sentence = next.Count == 0
            ? $"{text} Nothing in its timetable is ahead, so there is nothing to post yet."
            : $"{text} Next: {string.Join("; ", next.Select(post => $"{DayInWords(post, turn.Today)}, {InWords(post)}"))}.";
        return new(AnswerKind.Answer, sentence)
        {
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                already ? "Deadlines are posted here already" : "Deadlines are posted here",
                text,
                next.Count == 0 ? "Nothing in the timetable is ahead, so there is nothing to post yet." : "The next posts",
                [.. next.Select(post => new PlannedLine(DayInWords(post, turn.Today), InWords(post)))],
                plan.Id)),
        };
    }

    private static string DayInWords(PlannedPost post, DateOnly today) =>
        post.Day == today ? "today" : BritishEnglish.Weekday(post.Day);

    private static string InWords(PlannedPost post) =>
        $"{post.Entry.Milestone.Event} ({MilestoneDates.ToWords(post.Entry.Milestone)})";

    [LoggerMessage(Level = LogLevel.Information, Message = "Deadline subscription {SubscriptionId} of conversation {ConversationId} to plan {PlanId} began")]
    private partial void LogStarted(Guid subscriptionId, string conversationId, string planId);

    [LoggerMessage(Level = LogLevel.Information, Message = "The deadline subscription of conversation {ConversationId} to plan {PlanId} ended")]
    private partial void LogEnded(string conversationId, string planId);
}

/// <summary>The data of <c>DeadlineSubscriptionCard.json</c>.</summary>
internal sealed record DeadlineSubscriptionCard(
    CardHeader Header,
    string Title,
    string Text,
    string NextTitle,
    IReadOnlyList<PlannedLine> Next,
    string PlanId);

internal sealed record PlannedLine(string Day, string Deadline);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeadlineSubscriptionCard))]
internal sealed partial class DeadlineSubscriptionJson : JsonSerializerContext;
