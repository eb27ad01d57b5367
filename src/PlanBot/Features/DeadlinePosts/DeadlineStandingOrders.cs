using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Subscriptions;
using PlanBot.Teams;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>Says which plans' deadlines are posted in a conversation, and makes good what it missed when it is resumed.</summary>
internal sealed class DeadlineStandingOrders(PlanDbContext db, MissedDeadlines missed) : IStandingOrders, IConversationListener
{
    public async Task<IReadOnlyList<StandingOrder>> InAsync(string conversationId, CancellationToken cancellationToken) =>
    [
        .. (await db.Set<DeadlineSubscription>().AsNoTracking()
            .Where(subscription => subscription.ConversationId == conversationId && subscription.EndedAtUtc == null)
            .Join(db.Plans, subscription => subscription.PlanId, plan => plan.Id, (subscription, plan) => plan)
            .ToListAsync(cancellationToken))
            .Select(plan => new StandingOrder(DeadlinePostsTexts.FormatDeadlinesOf(plan.AreaLabel, plan.Title), plan.Area)),
    ];

    public async Task ResumedAsync(string conversationId, CancellationToken cancellationToken)
    {
        var subscriptions = await db.Set<DeadlineSubscription>()
            .Where(subscription => subscription.ConversationId == conversationId && subscription.EndedAtUtc == null)
            .ToListAsync(cancellationToken);
        foreach (var subscription in subscriptions)
        {
            // Asked for again, so that the scheduler looks at it anew.
            subscription.Revision++;
            await missed.ForgetAsync(subscription, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
