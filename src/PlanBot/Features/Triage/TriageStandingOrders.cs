using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Submissions;
using PlanBot.Teams;

namespace PlanBot.Features.Triage;

/// <summary>Says whose new submissions are posted in a conversation.</summary>
internal sealed class TriageStandingOrders(PlanDbContext db) : IStandingOrders
{
    public async Task<IReadOnlyList<StandingOrder>> InAsync(string conversationId, CancellationToken cancellationToken)
    {
        var areas = await db.Set<TriageSubscription>().AsNoTracking()
            .Where(subscription => subscription.ConversationId == conversationId && subscription.EndedAtUtc == null)
            .Select(subscription => subscription.Area)
            .ToListAsync(cancellationToken);
        var labels = await db.Plans.AsNoTracking().Where(plan => areas.Contains(plan.Area)).ToListAsync(cancellationToken);
        return [.. areas.Select(area => new StandingOrder(TriageTexts.FormatNewSubmissionsFor(labels.Find(plan => plan.Area == area)?.AreaLabel ?? area), area))];
    }
}
