using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Subscriptions;
using PlanBot.Turns;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>The buttons of a deadline card: seen, "I have it", done, snooze, and what staff change. The card says at once what was done, in every conversation where it stands.</summary>
internal sealed partial class DeadlineActionHandler(PlanDbContext db, DuePosts duePosts, AuditTrail audit, PlanContacts contacts, ILogger<DeadlineActionHandler> logger)
{
    private const int LongestSnooze = 60;

    public async Task<Answer> AcknowledgeAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        if (!turn.Person.IsKnown)
        {
            return await WhoCanAsync(plan, DeadlinePostsTexts.SayThatTheyHaveSeenA, cancellationToken);
        }

        return await MarkAsync(turn, plan, data, row =>
        {
            var names = row.SeenBy.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            row.SeenBy = string.Join('\n', names.Append(turn.Person.Name).Distinct());
            return DeadlinePostsTexts.NotedThatYouHaveSeenIt;
        }, cancellationToken);
    }

    public async Task<Answer> SnoozeAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.HoldDeadline, plan.Area))
        {
            return await WhoCanAsync(plan, DeadlinePostsTexts.PutADeadlineOffHere, cancellationToken);
        }

        if (CardInputs.Day(data, "snoozeUntil") is not { } until || until <= turn.Today || until > turn.Today.AddDays(LongestSnooze))
        {
            return new(AnswerKind.Answer, DeadlinePostsTexts.FormatNotPutOffChooseADay(BritishEnglish.Day(turn.Today.AddDays(LongestSnooze))));
        }

        return await MarkAsync(turn, plan, data, row =>
        {
            row.SnoozedUntil = until;
            return DeadlinePostsTexts.FormatNothingMoreIsPostedAboutIt(BritishEnglish.Weekday(until));
        }, cancellationToken);
    }

    public async Task<Answer> HoldAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken) =>
        await ChangeAsync(turn, plan, data, PlanBotAction.HoldDeadline, DeadlinePostsTexts.HolderSaid, milestone =>
        {
            milestone.Holder = turn.Person.Name;
            return DeadlinePostsTexts.FormatHasIt(turn.Person.Name);
        }, cancellationToken);

    public async Task<Answer> CompleteAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken) =>
        await ChangeAsync(turn, plan, data, PlanBotAction.HoldDeadline, "done", milestone =>
        {
            (milestone.State, milestone.DoneOn) = ("done", PartialDate.Of(turn.Today));
            return DeadlinePostsTexts.FormatMarkedAsDoneBy(turn.Person.Name);
        }, cancellationToken);

    /// <summary>Date, holder and what is missing, from the card's form; an empty date leaves the date as it is.</summary>
    public async Task<Answer> EditAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        var (written, holder, missing) = (CardInputs.Text(data, "date"), CardInputs.Text(data, "holder"), CardInputs.Text(data, "missing"));
        var day = CardInputs.Day(data, "date");
        if (written.Length > 0 && day is null)
        {
            return new(AnswerKind.Answer, DeadlinePostsTexts.NothingWasChangedTheDateCannot);
        }

        if (holder.Length > DeadlineCard.LongestInput || missing.Length > DeadlineCard.LongestInput)
        {
            return new(AnswerKind.Answer, DeadlinePostsTexts.FormatNothingWasChangedWhoHoldsIt(DeadlineCard.LongestInput));
        }

        return await ChangeAsync(turn, plan, data, PlanBotAction.ChangeDeadline, day is null ? "changed" : "date moved", milestone =>
        {
            (milestone.Holder, milestone.Missing) = (Written(holder, milestone.Holder), Written(missing, milestone.Missing));
            if (day is { } moved && MilestoneDates.SpanOf(milestone) is var span && (span?.First != moved || span?.Last != moved))
            {
                (milestone.Starts, milestone.Ends) = (PartialDate.Of(moved), PartialDate.Of(moved));
                (milestone.Precision, milestone.DateWritten) = ("day", "");

                // A date that somebody set is not worked back from its meeting any more.
                milestone.WorkingDaysBefore = null;
            }

            return DeadlinePostsTexts.FormatChangedBy(turn.Person.Name);
        }, cancellationToken);
    }

    private async Task<Answer> MarkAsync(Turn turn, Plan plan, JsonObject data, Func<PostedDeadline, string> mark, CancellationToken cancellationToken)
    {
        var subscriptionId = await SubscriptionIdAsync(turn, plan, cancellationToken);
        var milestoneId = CardInputs.Text(data, "milestoneId");
        var row = await db.Set<PostedDeadline>().SingleOrDefaultAsync(posted => posted.SubscriptionId == subscriptionId && posted.MilestoneId == milestoneId, cancellationToken);
        if (row is null)
        {
            return NotHere;
        }

        var text = mark(row);
        await db.SaveChangesAsync(cancellationToken);
        return await ShowAsync(subscriptionId, milestoneId, turn, text, cancellationToken);
    }

    private async Task<Answer> ChangeAsync(Turn turn, Plan plan, JsonObject data, PlanBotAction action, string change, Func<Milestone, string> apply, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, action, plan.Area))
        {
            return await WhoCanAsync(plan, DeadlinePostsTexts.ChangeThisDeadline, cancellationToken);
        }

        var milestoneId = CardInputs.Text(data, "milestoneId");
        var milestone = await db.Milestones.SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == milestoneId, cancellationToken);
        if (milestone is null || (milestone.Visibility == "staff" && !turn.MaySeeStaffOnly(plan.Area)))
        {
            return NotHere;
        }

        if (MilestoneDates.IsCancelled(milestone, turn.Today))
        {
            return await ShowAsync(await SubscriptionIdAsync(turn, plan, cancellationToken), milestoneId, turn, DeadlinePostsTexts.NothingWasChangedItWasCancelled, cancellationToken);
        }

        var text = apply(milestone);
        audit.RecordChanged(AuditActor.Person(turn.Person.Key), new(AuditKinds.Milestone, plan.Id, milestone.Id), change, milestone);
        await db.SaveChangesAsync(cancellationToken);
        LogChanged(plan.Id, milestone.Id, change);
        return await ShowAsync(await SubscriptionIdAsync(turn, plan, cancellationToken), milestoneId, turn, text, cancellationToken);
    }

    private async Task<Answer> ShowAsync(Guid subscriptionId, string milestoneId, Turn turn, string text, CancellationToken cancellationToken) =>
        await duePosts.ReadCardAsync(subscriptionId, milestoneId, cancellationToken) is DueContent.Deadline deadline
            && DeadlineCard.Render(deadline, turn.Today) is var card
            ? new(AnswerKind.Answer, text) { Card = card, UsedCard = card.DeepClone().AsObject() }
            : new(AnswerKind.Answer, text);

    private Task<Guid> SubscriptionIdAsync(Turn turn, Plan plan, CancellationToken cancellationToken) =>
        db.Set<DeadlineSubscription>()
            .Where(subscription => subscription.ConversationId == turn.ConversationId && subscription.PlanId == plan.Id)
            .Select(subscription => subscription.Id)
            .SingleOrDefaultAsync(cancellationToken);

    private async Task<Answer> WhoCanAsync(Plan plan, string what, CancellationToken cancellationToken) =>
        new(AnswerKind.Refuse, DeadlinePostsTexts.FormatYouMayNotOfPlanAsk(what, plan.AreaLabel, await contacts.OfAsync(plan, cancellationToken)));

    private static Answer NotHere => new(AnswerKind.Answer, DeadlinePostsTexts.ThisDeadlineIsNotInThe);

    /// <summary>What was written, or the longer text that the form showed the beginning of and nobody changed.</summary>
    private static string Written(string written, string held) => written == DeadlineCard.Within(held).Trim() ? held : written;

    [LoggerMessage(Level = LogLevel.Information, Message = "Milestone {MilestoneId} of plan {PlanId}: {Change}")]
    private partial void LogChanged(string planId, string milestoneId, string change);
}
