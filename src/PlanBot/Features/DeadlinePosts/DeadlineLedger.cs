using Microsoft.EntityFrameworkCore;
using PlanBot.Data;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>
/// The queue of posts in the database. What is due is written first and sent after; several processes share it
/// without knowing of each other.
/// </summary>
internal sealed class DeadlineLedger(PlanDbContext db, TimeProvider clock)
{
    /// <summary>
    /// After this time a claim counts as abandoned: its process was killed between beginning and completing, or the
    /// machine lost its power, and whether the post arrived is not known. It is sent again, since a lost deadline is
    /// worse than a doubled one; <see cref="DeadlinePost.Attempts"/> counts it and the log says so.
    /// </summary>
    public static readonly TimeSpan ClaimTime = TimeSpan.FromMinutes(2);

    private DbSet<DeadlinePost> Posts => db.Set<DeadlinePost>();

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Writes what is not there yet. What another process wrote meanwhile is no error: the unique index keeps it once.</summary>
    /// <returns>How many were written.</returns>
    public async Task<int> WriteAsync(IReadOnlyList<DuePost> due, CancellationToken cancellationToken)
    {
        if (due.Count == 0)
        {
            return 0;
        }

        var earliest = due.Min(post => post.Key.CountedDay);
        var written = (await Posts.AsNoTracking()
                .Where(post => post.CountedDay >= earliest)
                .Select(post => new { post.SubscriptionId, post.MilestoneId, post.CountedDay, post.LeadDays })
                .ToListAsync(cancellationToken))
            .Select(post => (post.SubscriptionId, new PostKey(post.MilestoneId, post.CountedDay, post.LeadDays)))
            .ToHashSet();
        var missing = due.Where(post => !written.Contains((post.SubscriptionId, post.Key))).ToList();
        if (missing.Count == 0)
        {
            return 0;
        }

        try
        {
            Posts.AddRange(missing.Select(NewRow));
            return await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another process wrote one of them in between; one by one the others get in.
            db.ChangeTracker.Clear();
            var count = 0;
            foreach (var post in missing)
            {
                count += await TryWriteAsync(post, cancellationToken) ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>What is to be sent now: waiting and due, or begun long ago and never completed.</summary>
    public async Task<IReadOnlyList<OpenPost>> OpenAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        var abandoned = now - ClaimTime;
        return await Posts.AsNoTracking()
            .Where(post => (post.State == DeadlinePostState.Waiting && post.NextAttemptAtUtc <= now)
                || (post.State == DeadlinePostState.Sending && post.BegunAtUtc <= abandoned))
            .OrderBy(post => post.CountedDay)
            .ThenBy(post => post.MilestoneId)
            .Join(
                db.Set<DeadlineSubscription>(),
                post => post.SubscriptionId,
                subscription => subscription.Id,
                (post, subscription) => new OpenPost(post.Id, subscription.ConversationId, post.State, post.Attempts))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Takes a post for sending: one worker gets it, whoever else tries gets nothing.</summary>
    /// <returns>The row as claimed, or nothing where another worker has it.</returns>
    public async Task<DeadlinePost?> ClaimAsync(OpenPost open, CancellationToken cancellationToken)
    {
        var now = Now;
        var claimed = await Posts
            .Where(post => post.Id == open.Id && post.State == open.State && post.Attempts == open.Attempts)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(post => post.State, DeadlinePostState.Sending)
                    .SetProperty(post => post.Attempts, open.Attempts + 1)
                    .SetProperty(post => post.BegunAtUtc, now),
                cancellationToken);
        return claimed == 1 ? await Posts.AsNoTracking().SingleAsync(post => post.Id == open.Id, cancellationToken) : null;
    }

    /// <summary>Writes down what became of a claimed post.</summary>
    /// <param name="post">The row as claimed.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="chance">From 0 to 1, for the time until the next attempt.</param>
    /// <param name="cancellationToken">Not that of a process about to end: what was sent must be written down.</param>
    /// <returns>False where the claim had been given up for abandoned and another worker has taken the post since.</returns>
    public async Task<bool> CompleteAsync(DeadlinePost post, PostOutcome outcome, double chance, CancellationToken cancellationToken)
    {
        var now = Now;
        var (state, why) = outcome switch
        {
            PostOutcome.Sent => (DeadlinePostState.Sent, ""),
            PostOutcome.Closed closed => (DeadlinePostState.Closed, closed.Why),
            PostOutcome.TryAgain again => (DeadlinePostState.Waiting, again.Why),
            PostOutcome.ConversationGone gone => (DeadlinePostState.Failed, gone.Why),
            PostOutcome.Impossible impossible => (DeadlinePostState.Failed, impossible.Why),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };
        var sent = outcome as PostOutcome.Sent;
        var sentAt = sent is null ? (DateTime?)null : now;
        var next = outcome is PostOutcome.TryAgain { NotBefore: var notBefore } ? now + PostOutcome.Delay(post.Attempts, notBefore, chance) : post.NextAttemptAtUtc;
        var (activityId, threadId) = (sent?.ActivityId ?? "", sent?.ThreadId ?? "");
        return await Posts
            .Where(row => row.Id == post.Id && row.State == DeadlinePostState.Sending && row.Attempts == post.Attempts)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(row => row.State, state)
                    .SetProperty(row => row.Failure, why)
                    .SetProperty(row => row.SentAtUtc, sentAt)
                    .SetProperty(row => row.NextAttemptAtUtc, next)
                    .SetProperty(row => row.ActivityId, activityId)
                    .SetProperty(row => row.ThreadId, threadId),
                cancellationToken) == 1;
    }

    private async Task<bool> TryWriteAsync(DuePost due, CancellationToken cancellationToken)
    {
        try
        {
            Posts.Add(NewRow(due));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            var (milestoneId, countedDay, lead) = due.Key;
            if (await Posts.AnyAsync(
                post => post.SubscriptionId == due.SubscriptionId && post.MilestoneId == milestoneId && post.CountedDay == countedDay && post.LeadDays == lead,
                cancellationToken))
            {
                return false;
            }

            throw;
        }
    }

    private DeadlinePost NewRow(DuePost due) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        SubscriptionId = due.SubscriptionId,
        PlanId = due.PlanId,
        MilestoneId = due.Key.MilestoneId,
        CountedDay = due.Key.CountedDay,
        LeadDays = due.Key.LeadDays,
        State = DeadlinePostState.Waiting,
        CreatedAtUtc = Now,
        NextAttemptAtUtc = Now,
    };
}

/// <summary>A deadline that a subscription is to get now.</summary>
internal sealed record DuePost(Guid SubscriptionId, string PlanId, PostKey Key);

/// <summary>A row to be sent, as it was when it was found; it is claimed if it still is so.</summary>
internal sealed record OpenPost(Guid Id, string ConversationId, DeadlinePostState State, int Attempts);
