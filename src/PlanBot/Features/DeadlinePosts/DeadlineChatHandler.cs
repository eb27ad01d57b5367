using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>
/// "Tom has the needs assessment paper", "the finance annex is missing for it", and the questions about both. The cards
/// that stand are put right at the scheduler's next look.
/// </summary>
internal sealed partial class DeadlineChatHandler(PlanDbContext db, AuditTrail audit, PlanContacts contacts, ILogger<DeadlineChatHandler> logger)
{
    /// <param name="turn">The turn.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="meant">The deadlines that the words fit, the best first.</param>
    /// <param name="holder">Who has it; the speaker, or nobody where it is empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Answer> HandOverAsync(Turn turn, Plan plan, IReadOnlyList<RecognizedEntity> meant, string holder, CancellationToken cancellationToken)
    {
        var speaker = holder == TimetableCommands.Speaker;
        var name = speaker ? turn.Person.Name : holder;
        return ChangeAsync(turn, plan, meant, speaker ? PlanBotAction.HoldDeadline : PlanBotAction.ChangeDeadline, DeadlinePostsTexts.HolderSaid, name, milestone =>
        {
            var before = milestone.Holder;
            milestone.Holder = name;
            return (name.Length, before.Length) switch
            {
                (0, 0) => DeadlinePostsTexts.NobodyWasNamedForIt,
                (0, _) => DeadlinePostsTexts.FormatNobodyIsNamedForItAny(before),
                (_, 0) => DeadlinePostsTexts.FormatHeldBy2(name),
                _ when before == name => DeadlinePostsTexts.FormatHeldByAsBefore(name),
                _ => DeadlinePostsTexts.FormatHeldByNowItWas(name, before),
            };
        }, cancellationToken);
    }

    public Task<Answer> NoteMissingAsync(Turn turn, Plan plan, IReadOnlyList<RecognizedEntity> meant, string missing, CancellationToken cancellationToken) =>
        ChangeAsync(turn, plan, meant, PlanBotAction.ChangeDeadline, DeadlinePostsTexts.MissingSaid, missing, milestone =>
        {
            milestone.Missing = missing;
            return missing.Length == 0 ? DeadlinePostsTexts.NothingIsMissingForItAny : DeadlinePostsTexts.FormatStillMissing2(BritishEnglish.Sentence(missing));
        }, cancellationToken);

    /// <summary>Who holds it, and what is missing for it.</summary>
    public async Task<Answer> ShowAsync(Turn turn, Plan plan, IReadOnlyList<RecognizedEntity> meant, CancellationToken cancellationToken)
    {
        var found = (await db.MilestonesOfAsync([plan.Id], cancellationToken)).Where(row => meant.Any(entity => entity.Id == row.Id) && IsFor(turn, plan, row)).ToList();
        if (found.Count == 0)
        {
            return NotHeld(plan);
        }

        if (WhichOf(found, meant) is { } several)
        {
            return several;
        }

        var milestone = found.OrderBy(row => IndexOf(meant, row)).First();
        var holder = milestone.Holder.Length > 0 ? DeadlinePostsTexts.FormatHeldBy2(milestone.Holder) : DeadlinePostsTexts.NobodyIsNamedForIt;
        var missing = milestone.Missing.Length > 0 ? DeadlinePostsTexts.FormatStillMissing2(BritishEnglish.Sentence(milestone.Missing)) : DeadlinePostsTexts.ThePlansDataNamesNothingThat;
        var cancelled = MilestoneDates.IsCancelled(milestone, turn.Today) ? DeadlinePostsTexts.FormatItWas(CancelledMilestones.InWords(milestone)) : "";
        return new(AnswerKind.Answer, $"{Named(milestone)}.{cancelled} {holder} {missing}") { Entities = [new(EntityTypes.Milestone, milestone.Id, plan.Id, 1)] };
    }

    private async Task<Answer> ChangeAsync(Turn turn, Plan plan, IReadOnlyList<RecognizedEntity> meant, PlanBotAction action, string change, string written, Func<Milestone, string> apply, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, action, plan.Area))
        {
            return new(AnswerKind.Refuse, DeadlinePostsTexts.FormatYouMayNotSayWhoHolds(plan.AreaLabel, await contacts.OfAsync(plan, cancellationToken)));
        }

        if (written.Length > DeadlineCard.LongestInput)
        {
            return new(AnswerKind.Answer, DeadlinePostsTexts.FormatNothingWasChangedWhoHoldsIt(DeadlineCard.LongestInput));
        }

        var ids = meant.Select(entity => entity.Id).ToList();
        var found = (await db.Milestones.Where(row => row.PlanId == plan.Id && ids.Contains(row.Id)).ToListAsync(cancellationToken)).FindAll(row => IsFor(turn, plan, row));
        if (found.Count == 0)
        {
            return NotHeld(plan);
        }

        if (WhichOf(found, meant) is { } several)
        {
            return several;
        }

        var milestone = found.OrderBy(row => IndexOf(meant, row)).First();
        var text = apply(milestone);
        if (db.Entry(milestone).State is EntityState.Modified)
        {
            audit.RecordChanged(AuditActor.Person(turn.Person.Key), new(AuditKinds.Milestone, plan.Id, milestone.Id), change, milestone);
            await db.SaveChangesAsync(cancellationToken);
            LogChanged(plan.Id, milestone.Id, change);
        }

        return new(AnswerKind.Answer, $"{Named(milestone)}. {text}") { Entities = [new(EntityTypes.Milestone, milestone.Id, plan.Id, 1)] };
    }

    /// <summary>Two that fit alike are asked about; a small difference is not enough to change one of them.</summary>
    private static Answer? WhichOf(IReadOnlyList<Milestone> found, IReadOnlyList<RecognizedEntity> meant)
    {
        var best = found.Min(row => IndexOf(meant, row));
        var alike = found.Where(row => meant[IndexOf(meant, row)].Score >= meant[best].Score - 0.1).ToList();
        return alike.Count < 2 ? null : new(AnswerKind.Clarify, DeadlinePostsTexts.FormatWhichOneIsMeantSayItAgain(string.Join("; ", alike.Select(Named))));
    }

    private static int IndexOf(IReadOnlyList<RecognizedEntity> meant, Milestone milestone) => meant.ToList().FindIndex(entity => entity.Id == milestone.Id);

    private static bool IsFor(Turn turn, Plan plan, Milestone milestone) => milestone.Visibility != "staff" || turn.MaySeeStaffOnly(plan.Area);

    private static string Named(Milestone milestone) => $"{milestone.Event} ({MilestoneDates.ToWords(milestone)})";

    private static Answer NotHeld(Plan plan) => new(AnswerKind.Answer, DeadlinePostsTexts.FormatTheTimetableOfHasNoSuch(plan.AreaLabel, plan.Title));

    [LoggerMessage(Level = LogLevel.Information, Message = "Milestone {MilestoneId} of plan {PlanId}: {Change}")]
    private partial void LogChanged(string planId, string milestoneId, string change);
}
