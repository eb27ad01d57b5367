using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Submissions;
using PlanBot.Teams;
using PlanBot.Turns;

namespace PlanBot.Features.Triage;

/// <summary>"Triage submissions here", and "stop triage here": where an area's new submissions are posted.</summary>
internal sealed partial class TriageSubscriptionHandler(PlanDbContext db, ConversationStore conversations, TimeProvider clock, ILogger<TriageSubscriptionHandler> logger)
{
    public async Task<Answer> BeginAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.Triage, plan.Area))
        {
            return MayNot(plan);
        }

        var subscription = await db.Set<TriageSubscription>().FindAsync([turn.ConversationId, plan.Area], cancellationToken);
        if (subscription is null)
        {
            subscription = new() { ConversationId = turn.ConversationId, Area = plan.Area };
            db.Add(subscription);
        }

        (subscription.BeganAtUtc, subscription.EndedAtUtc) = (clock.GetUtcNow().UtcDateTime, null);
        await db.SaveChangesAsync(cancellationToken);
        await conversations.ReleaseAsync(turn.ConversationId, cancellationToken);
        LogBegan(turn.ConversationId, plan.Area);
        return new(AnswerKind.Answer, TriageTexts.FormatNewSubmissionsForArePostedHere(plan.AreaLabel));
    }

    public async Task<Answer> EndAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.Triage, plan.Area))
        {
            return MayNot(plan);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var ended = await db.Set<TriageSubscription>()
            .Where(subscription => subscription.ConversationId == turn.ConversationId && subscription.Area == plan.Area && subscription.EndedAtUtc == null)
            .ExecuteUpdateAsync(update => update.SetProperty(subscription => subscription.EndedAtUtc, now), cancellationToken);
        return new(AnswerKind.Answer, ended > 0
            ? TriageTexts.FormatNewSubmissionsForAreNoLonger(plan.AreaLabel)
            : TriageTexts.FormatNewSubmissionsForAreNotPosted(plan.AreaLabel));
    }

    private static Answer MayNot(Plan plan) => new(AnswerKind.Refuse, TriageTexts.FormatSubmissionsAreTriagedByTheStaffOf(plan.AreaLabel));

    [LoggerMessage(Level = LogLevel.Information, Message = "Submissions of area {Area} are triaged in conversation {ConversationId}")]
    private partial void LogBegan(string conversationId, string area);
}
