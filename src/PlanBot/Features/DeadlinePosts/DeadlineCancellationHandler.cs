using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Subscriptions;
using PlanBot.Turns;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>
/// Staff cancel a deadline, by its card or in words, with a reason and asked to confirm, and reinstate it. The cards that
/// stand say so at the scheduler's next look.
/// </summary>
internal sealed partial class DeadlineCancellationHandler(PlanDbContext db, DuePosts duePosts, AuditTrail audit, PlanContacts contacts, ILogger<DeadlineCancellationHandler> logger)
{
    private const int MostNamed = 5;

    /// <summary>The question in place of the deadline's card, for whoever pressed its button.</summary>
    public Task<Answer> AskAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken) =>
        WithMilestoneAsync(turn, plan, data, milestone => Task.FromResult(
            WhyNot(milestone, turn.Today) is { } whyNot
                ? new Answer(AnswerKind.Answer, whyNot)
                : new Answer(AnswerKind.Form, CancelDeadlineCard.TextOf(milestone))
                {
                    Card = CancelDeadlineCard.Ask(milestone, "", CancelDeadlineCard.OnCard),
                    Audience = Audience.Presser,
                }), cancellationToken);

    public Task<Answer> CancelAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken) =>
        WithMilestoneAsync(turn, plan, data, async milestone =>
        {
            var (reason, asked) = (CardInputs.Text(data, CancelDeadlineCard.Reason), CardInputs.Text(data, "asked"));
            if (WhyNot(milestone, turn.Today) is { } whyNot)
            {
                return await ShowAsync(turn, milestone, asked, DeadlinePostsTexts.NothingWasChanged, whyNot, cancellationToken);
            }

            if (reason.Length is 0 or > DeadlineCard.LongestInput)
            {
                return new(AnswerKind.Answer, DeadlinePostsTexts.FormatNothingWasChangedSayWhyIt(DeadlineCard.LongestInput));
            }

            (milestone.State, milestone.DoneOn, milestone.CancelledBecause) = (MilestoneDates.Cancelled, PartialDate.Of(turn.Today), reason);
            await SaveAsync(turn, plan, milestone, "cancelled", cancellationToken);
            return await ShowAsync(turn, milestone, asked, DeadlinePostsTexts.Cancelled, DeadlinePostsTexts.FormatWasCancelledBy(Named(milestone), turn.Person.Name, BritishEnglish.Sentence(reason)), cancellationToken);
        }, cancellationToken);

    /// <summary>"Leave it as it is": the question goes.</summary>
    public Task<Answer> KeepAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken) =>
        WithMilestoneAsync(turn, plan, data, async milestone =>
        {
            var asked = CardInputs.Text(data, "asked");
            var answer = await ShowAsync(turn, milestone, asked, DeadlinePostsTexts.LeftAsItIs, DeadlinePostsTexts.FormatWasLeftAsItIs(Named(milestone)), cancellationToken);
            return asked == CancelDeadlineCard.InWords ? answer : answer with { Audience = Audience.Presser, UsedCard = null };
        }, cancellationToken);

    public Task<Answer> ReinstateAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken) =>
        WithMilestoneAsync(turn, plan, data, async milestone =>
            await ShowAsync(turn, milestone, CancelDeadlineCard.OnCard, "", await ReinstateAsync(turn, plan, milestone, cancellationToken), cancellationToken), cancellationToken);

    /// <summary>"Cancel the panel meeting on 15 September because the chair is ill".</summary>
    /// <param name="named">The milestones that the words name; sure of those that may be meant.</param>
    /// <param name="why">The reason; empty where none was said.</param>
    public Task<Answer> CancelAsync(Turn turn, Plan plan, IReadOnlyList<RecognizedEntity> named, string why, CancellationToken cancellationToken) =>
        WithOneAsync(turn, plan, named, isCancelled: false, DeadlinePostsTexts.CancelledAlready, found => Task.FromResult(WhyNot(found, turn.Today) is { } whyNot
            ? new Answer(AnswerKind.Answer, whyNot)
            : new(AnswerKind.Form, DeadlinePostsTexts.FormatCancelThis2(CancelDeadlineCard.TextOf(found))) { Card = CancelDeadlineCard.Ask(found, why, CancelDeadlineCard.InWords) }), cancellationToken);

    /// <summary>"Reinstate the panel meeting".</summary>
    public Task<Answer> ReinstateAsync(Turn turn, Plan plan, IReadOnlyList<RecognizedEntity> named, CancellationToken cancellationToken) =>
        WithOneAsync(turn, plan, named, isCancelled: true, DeadlinePostsTexts.NotCancelled, async found =>
        {
            var milestone = await db.Milestones.SingleAsync(row => row.PlanId == plan.Id && row.Id == found.Id, cancellationToken);
            return new(AnswerKind.Answer, await ReinstateAsync(turn, plan, milestone, cancellationToken));
        }, cancellationToken);

    /// <summary>Does something to the one milestone that words name, or says why there is not one.</summary>
    private async Task<Answer> WithOneAsync(Turn turn, Plan plan, IReadOnlyList<RecognizedEntity> recognized, bool isCancelled, string otherwise, Func<Milestone, Task<Answer>> change, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.ChangeDeadline, plan.Area))
        {
            return await WhoCanAsync(plan, cancellationToken);
        }

        var sure = recognized.ToDictionary(entity => entity.Id, entity => entity.Score >= 1, StringComparer.Ordinal);
        var named = (await db.MilestonesOfAsync([plan.Id], cancellationToken)).FindAll(row => sure.ContainsKey(row.Id) && IsFor(turn, plan, row));
        if (named.Count == 0)
        {
            return new(AnswerKind.Answer, DeadlinePostsTexts.ThisDeadlineIsNotInThe);
        }

        // Of several the one that it can be done to is meant: the meeting ahead, and not those that are over.
        var meant = named.FindAll(row => sure[row.Id]);
        var possible = meant.FindAll(row => MilestoneDates.IsCancelled(row, turn.Today) == isCancelled);
        var ahead = possible.FindAll(row => row.State == MilestoneDates.Cancelled || (!MilestoneDates.IsSettled(row, turn.Today) && !(MilestoneDates.SpanOf(row)?.Last < turn.Today)));
        return (ahead.Count > 0 ? ahead : possible) switch
        {
            [] => new(AnswerKind.Answer, DeadlinePostsTexts.FormatNothingWasChanged2(meant.Count > 0 ? $"{otherwise}: {ListOf(meant)}." : DeadlinePostsTexts.FormatTheTimetableHasNoneOnThat(ListOf(named)))) { Entities = EntitiesOf(meant) },
            [var found] => await change(found) with { Entities = EntitiesOf([found]) },
            var candidates => new(AnswerKind.Clarify, DeadlinePostsTexts.FormatWhichOneIsMeantSayIt(ListOf(candidates))) { Entities = EntitiesOf(candidates) },
        };
    }

    private async Task<string> ReinstateAsync(Turn turn, Plan plan, Milestone milestone, CancellationToken cancellationToken)
    {
        if (milestone.State != MilestoneDates.Cancelled)
        {
            return DeadlinePostsTexts.FormatIsNotCancelled(Named(milestone));
        }

        (milestone.State, milestone.DoneOn, milestone.CancelledBecause) = ("planned", null, "");
        await SaveAsync(turn, plan, milestone, "reinstated", cancellationToken);
        return DeadlinePostsTexts.FormatWasReinstatedByItCountsAgain(Named(milestone), turn.Person.Name);
    }

    private async Task SaveAsync(Turn turn, Plan plan, Milestone milestone, string change, CancellationToken cancellationToken)
    {
        audit.RecordChanged(AuditActor.Person(turn.Person.Key), new(AuditKinds.Milestone, plan.Id, milestone.Id), change, milestone);
        await db.SaveChangesAsync(cancellationToken);
        LogChanged(plan.Id, milestone.Id, change);
    }

    private async Task<Answer> WithMilestoneAsync(Turn turn, Plan plan, JsonObject data, Func<Milestone, Task<Answer>> answer, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.ChangeDeadline, plan.Area))
        {
            return await WhoCanAsync(plan, cancellationToken);
        }

        var milestoneId = CardInputs.Text(data, "milestoneId");
        return await db.Milestones.SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == milestoneId, cancellationToken) is { } milestone && IsFor(turn, plan, milestone)
            ? await answer(milestone)
            : new(AnswerKind.Answer, DeadlinePostsTexts.ThisDeadlineIsNotInThe);
    }

    /// <summary>In place of a question that was a message of its own stands what was decided; in place of a deadline's card that card as it is now.</summary>
    private async Task<Answer> ShowAsync(Turn turn, Milestone milestone, string asked, string title, string text, CancellationToken cancellationToken)
    {
        if (asked == CancelDeadlineCard.InWords)
        {
            var settled = CancelDeadlineCard.Settled(milestone, title, text);
            return new(AnswerKind.Answer, text) { Card = settled, UsedCard = settled.DeepClone().AsObject() };
        }

        var subscriptionId = await db.Set<DeadlineSubscription>()
            .Where(subscription => subscription.ConversationId == turn.ConversationId && subscription.PlanId == milestone.PlanId)
            .Select(subscription => subscription.Id)
            .SingleOrDefaultAsync(cancellationToken);
        return await duePosts.ReadCardAsync(subscriptionId, milestone.Id, cancellationToken) is DueContent.Deadline deadline
            && DeadlineCard.Render(deadline, turn.Today) is var card
            ? new(AnswerKind.Answer, text) { Card = card, UsedCard = card.DeepClone().AsObject() }
            : new(AnswerKind.Answer, text);
    }

    private async Task<Answer> WhoCanAsync(Plan plan, CancellationToken cancellationToken) =>
        new(AnswerKind.Refuse, DeadlinePostsTexts.FormatYouMayNotCancelOrReinstate(plan.AreaLabel, await contacts.OfAsync(plan, cancellationToken)));

    private static string? WhyNot(Milestone milestone, DateOnly today) =>
        MilestoneDates.IsCancelled(milestone, today) ? DeadlinePostsTexts.FormatWasCancelledAlready(Named(milestone))
        : MilestoneDates.IsDone(milestone, today) ? DeadlinePostsTexts.FormatIsDoneSoThereIsNothing(Named(milestone))
        : null;

    private static bool IsFor(Turn turn, Plan plan, Milestone milestone) => milestone.Visibility != "staff" || turn.MaySeeStaffOnly(plan.Area);

    private static string Named(Milestone milestone) => $"{milestone.Event} ({MilestoneDates.ToWords(milestone)})";

    private static string ListOf(IEnumerable<Milestone> milestones) =>
        string.Join("; ", milestones.OrderBy(row => MilestoneDates.SpanOf(row)?.First ?? DateOnly.MaxValue).Take(MostNamed).Select(Named));

    private static IReadOnlyList<RecognizedEntity> EntitiesOf(IEnumerable<Milestone> milestones) =>
        [.. milestones.Take(MostNamed).Select(milestone => new RecognizedEntity(EntityTypes.Milestone, milestone.Id, milestone.PlanId, 1))];

    [LoggerMessage(Level = LogLevel.Information, Message = "Milestone {MilestoneId} of plan {PlanId}: {Change}")]
    private partial void LogChanged(string planId, string milestoneId, string change);
}
