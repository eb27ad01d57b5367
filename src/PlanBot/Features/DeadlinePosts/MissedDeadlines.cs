using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Subscriptions;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>What never arrived in a subscription's conversation, forgotten so that the scheduler posts what still counts: many as one message.</summary>
internal sealed class MissedDeadlines(PlanDbContext db)
{
    /// <summary>To be saved by the caller. What stands there already is not posted again.</summary>
    public async Task ForgetAsync(DeadlineSubscription subscription, CancellationToken cancellationToken)
    {
        var keys = DeadlinePostSubject.KeysOf(subscription.Id);
        var lost = db.Set<OutboxPost>().Where(post => post.Key.StartsWith(keys) && (post.State == PostState.Closed || post.State == PostState.Failed));
        var milestones = (await lost.Where(post => post.Topic == DeadlinePostAuthor.DeadlineTopic).Select(post => post.Subject).ToListAsync(cancellationToken))
            .Select(subject => DeadlinePostSubject.Parse(subject).MilestoneId)
            .ToHashSet();
        await lost.ExecuteDeleteAsync(cancellationToken);

        var standing = await db.Set<StandingMessage>().Where(message => message.ConversationId == subscription.ConversationId).Select(message => message.Name).ToHashSetAsync(cancellationToken);
        foreach (var row in await db.Set<PostedDeadline>().Where(row => row.SubscriptionId == subscription.Id).ToListAsync(cancellationToken))
        {
            if (!standing.Contains(row.CardName))
            {
                db.Remove(row);
            }
            else if (milestones.Contains(row.MilestoneId))
            {
                (row.LeadDays, row.Shown) = (PostedDeadline.NoLead, "");
            }
        }
    }
}
