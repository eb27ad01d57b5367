using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>
/// Posts that were queued and then not sent, because the subscription was paused, did not want them any more, or PlanBot
/// was gone: what they would have told is forgotten, so that the next look at the data tells what of it still counts.
/// </summary>
internal sealed class HeldBackPosts(PlanDbContext db)
{
    /// <summary>Why a post is closed that a pause or a narrower choice held back. Stored, and looked for by <see cref="ReleaseAsync"/>: it must never change.</summary>
    public const string Why = "paused or not wanted here";

    /// <summary>Lets what a pause or a narrower choice held back come up again. What it changes is saved by the caller.</summary>
    public async Task ReleaseAsync(Guid subscriptionId, CancellationToken cancellationToken)
    {
        var (keys, lists) = (DeadlinePostSubject.KeysOf(subscriptionId), DeadlineListAuthor.KeysOf(subscriptionId));
        var held = await db.Set<OutboxPost>()
            .Where(post => (post.Key.StartsWith(keys) || post.Key.StartsWith(lists)) && post.State == PostState.Closed && post.Failure == Why)
            .ToListAsync(cancellationToken);
        var rows = held.Count == 0 ? [] : await db.Set<PostedDeadline>().Where(row => row.SubscriptionId == subscriptionId).ToDictionaryAsync(row => row.MilestoneId, cancellationToken);
        Untell(held, rows);
        db.RemoveRange(held);
    }

    /// <summary>Has the rows forget what the posts would have told; of several about one milestone the first one says how it was before.</summary>
    public static void Untell(IEnumerable<OutboxPost> posts, IReadOnlyDictionary<string, PostedDeadline> rows)
    {
        foreach (var (milestoneId, told) in posts.OrderByDescending(post => post.Id).SelectMany(ToldBy))
        {
            if (rows.GetValueOrDefault(milestoneId) is { } row)
            {
                DeadlineReply.Untell(row, told);
            }
        }
    }

    private static IEnumerable<(string MilestoneId, string Told)> ToldBy(OutboxPost post) => post.Topic switch
    {
        DeadlinePostAuthor.DeadlineTopic => [(DeadlinePostSubject.Parse(post.Subject).MilestoneId, DeadlineReply.Lead)],
        DeadlineListAuthor.ListTopic => DeadlineListAuthor.ToldBy(post.Subject),
        DeadlineReplyAuthor.ReplyTopic when post.Subject.Length > 0 => DeadlineReply.Parse(post.Subject) is var reply ? [(reply.MilestoneId, reply.Told)] : [],
        _ => [],
    };
}
