using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Teams;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>The milestones of a conversation's subscription.</summary>
internal sealed class SubscribedTimetables(PlanDbContext db) : ISubscribedTimetables
{
    public async Task<IReadOnlyList<Milestone>?> OfAsync(string conversationId, string planId, CancellationToken cancellationToken) =>
        await db.Set<DeadlineSubscription>().AnyAsync(row => row.ConversationId == conversationId && row.PlanId == planId && row.EndedAtUtc == null, cancellationToken)
            ? await db.MilestonesOfAsync([planId], cancellationToken)
            : null;
}
