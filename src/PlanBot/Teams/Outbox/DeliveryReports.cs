using Microsoft.EntityFrameworkCore;
using PlanBot.Data;

namespace PlanBot.Teams.Outbox;

/// <summary>Says what became of posts, for whoever asks.</summary>
internal sealed class DeliveryReports(PlanDbContext db, TimeProvider clock)
{
    /// <summary>All posts of a batch, such as an announcement, in the order in which they were queued.</summary>
    public async Task<IReadOnlyList<Delivery>> OfBatchAsync(string batch, CancellationToken cancellationToken) =>
        await Read(db.Set<OutboxPost>().Where(post => post.Batch == batch)).ToListAsync(cancellationToken);

    /// <summary>One post; nothing where it was never queued.</summary>
    public async Task<Delivery?> OfAsync(string key, CancellationToken cancellationToken) =>
        await Read(db.Set<OutboxPost>().Where(post => post.Key == key)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Puts a batch's failed posts, and those closed because their conversation was gone, back into the line. The caller has checked who asks.</summary>
    /// <returns>How many.</returns>
    public Task<int> ResendFailedAsync(string batch, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var giveUp = now + SendOutcome.GivenUpAfter;
        return db.Set<OutboxPost>()
            .Where(post => post.Batch == batch && (post.State == PostState.Failed || post.State == PostState.Closed && post.Failure == Delivery.ConversationGone))
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(post => post.State, PostState.Waiting)
                    .SetProperty(post => post.Failure, "")
                    .SetProperty(post => post.Attempts, 0)
                    .SetProperty(post => post.NotBeforeUtc, now)
                    .SetProperty(post => post.GiveUpAtUtc, giveUp),
                cancellationToken);
    }

    /// <summary>
    /// Puts back into the line what a conversation did not get because PlanBot was gone. Replies are left out: what they
    /// point to is put right anyway. The caller has checked who asks.
    /// </summary>
    /// <returns>How many.</returns>
    public Task<int> ResendMissedAsync(string conversationId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (since, giveUp) = (now - SendOutcome.GivenUpAfter, now + SendOutcome.GivenUpAfter);
        return db.Set<OutboxPost>()
            .Where(post => post.ConversationId == conversationId && post.CreatedAtUtc >= since && post.Action != PostAction.Reply && post.Topic != PostOutbox.TopicWhileHeld)
            .Where(post => (post.State == PostState.Failed || post.State == PostState.Closed) && post.Failure.StartsWith(Delivery.ConversationGone))
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(post => post.State, PostState.Waiting)
                    .SetProperty(post => post.Failure, "")
                    .SetProperty(post => post.Attempts, 0)
                    .SetProperty(post => post.NotBeforeUtc, now)
                    .SetProperty(post => post.GiveUpAtUtc, giveUp),
                cancellationToken);
    }

    /// <summary>Closes what of a batch has not been sent yet.</summary>
    /// <returns>How many.</returns>
    public Task<int> CancelAsync(string batch, string why, CancellationToken cancellationToken) =>
        db.Set<OutboxPost>()
            .Where(post => post.Batch == batch && post.State == PostState.Waiting)
            .ExecuteUpdateAsync(
                update => update.SetProperty(post => post.State, PostState.Closed).SetProperty(post => post.Failure, why),
                cancellationToken);

    private static IQueryable<Delivery> Read(IQueryable<OutboxPost> posts) => posts.AsNoTracking()
        .OrderBy(post => post.Id)
        .Select(post => new Delivery(post.Key, post.ConversationId, post.PersonObjectId, post.State, post.Failure, post.Attempts, post.UnknownOutcomes, post.NotBeforeUtc, post.SentAtUtc));
}

/// <summary>What became of one post.</summary>
/// <param name="UnknownOutcomes">How often it may stand there besides, because an attempt's outcome was never known.</param>
internal sealed record Delivery(
    string Key,
    string ConversationId,
    string PersonObjectId,
    PostState State,
    string Failure,
    int Attempts,
    int UnknownOutcomes,
    DateTime NotBeforeUtc,
    DateTime? SentAtUtc)
{
    /// <summary>Why a post is closed whose conversation PlanBot is not in any more, and what the failure of one begins with that the channel refused for it.</summary>
    public const string ConversationGone = "conversation gone";
}
