using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>Posts that were queued and then not sent, because the subscription was paused or did not want them any more.</summary>
internal sealed class HeldBackPosts(PlanDbContext db)
{
    /// <summary>Why such a post is closed.</summary>
    public const string Why = "paused or not wanted here";

    /// <summary>Lets them come up again. What it changes is saved by the caller.</summary>
    public async Task ReleaseAsync(Guid subscriptionId, CancellationToken cancellationToken)
    {
        var keys = DeadlinePostSubject.KeysOf(subscriptionId);
        var held = await db.Set<OutboxPost>()
            .Where(post => post.Topic == DeadlinePostAuthor.DeadlineTopic && post.Key.StartsWith(keys) && post.State == PostState.Closed && post.Failure == Why)
            .ToListAsync(cancellationToken);
        if (held.Count == 0)
        {
            return;
        }

        var milestones = held.Select(post => DeadlinePostSubject.Parse(post.Subject).MilestoneId).ToList();
        foreach (var row in await db.Set<PostedDeadline>().Where(row => row.SubscriptionId == subscriptionId && milestones.Contains(row.MilestoneId)).ToListAsync(cancellationToken))
        {
            row.LeadDays = PostedDeadline.NoLead;
        }

        db.RemoveRange(held);
    }
}
