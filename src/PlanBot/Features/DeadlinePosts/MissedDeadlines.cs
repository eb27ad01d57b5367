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
        var (keys, lists) = (DeadlinePostSubject.KeysOf(subscription.Id), DeadlineListAuthor.KeysOf(subscription.Id));
        var posts = await db.Set<OutboxPost>()
            .Where(post => (post.Key.StartsWith(keys) || post.Key.StartsWith(lists)) && (post.State == PostState.Closed || post.State == PostState.Failed))
            .ToListAsync(cancellationToken);
        db.RemoveRange(posts);

        var standing = await db.Set<StandingMessage>().Where(message => message.ConversationId == subscription.ConversationId).Select(message => message.Name).ToHashSetAsync(cancellationToken);
        var rows = await db.Set<PostedDeadline>().Where(row => row.SubscriptionId == subscription.Id).ToDictionaryAsync(row => row.MilestoneId, cancellationToken);
        foreach (var row in rows.Values.Where(row => !standing.Contains(row.CardName)).ToList())
        {
            db.Remove(row);
            rows.Remove(row.MilestoneId);
        }

        // A card that was never put right is put right; what was held back for another reason than that PlanBot was gone was told otherwise.
        foreach (var milestoneId in posts.Where(post => post.Topic == DeadlinePostAuthor.DeadlineTopic).Select(post => DeadlinePostSubject.Parse(post.Subject).MilestoneId))
        {
            if (rows.GetValueOrDefault(milestoneId) is { } row)
            {
                (row.LeadDays, row.Shown) = (PostedDeadline.NoLead, "");
            }
        }

        HeldBackPosts.Untell(posts.Where(post => post.Failure.StartsWith(Delivery.ConversationGone, StringComparison.Ordinal)), rows);
    }
}
