using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Submissions;
using PlanBot.Teams.Outbox;

namespace PlanBot.Maintenance;

/// <summary>What was carried over into a restored database.</summary>
/// <param name="Persons">Persons who were erased again.</param>
/// <param name="Texts">Submissions whose texts were removed again.</param>
/// <param name="Counters">Reference counters that were moved on.</param>
/// <param name="Posts">Posts whose outcome was taken over, so that they are not sent twice.</param>
/// <param name="Rights">Roles, owners and secret addresses that were taken away again; null where nothing says which were.</param>
internal sealed record CarriedOver(int Persons, int Texts, int Counters, int Posts, int? Rights);

/// <summary>
/// Makes a restored database safe to go on with: whoever was erased since is erased again, what was taken away is taken away
/// again, no reference is given twice, and nothing is sent until an administrator says so.
/// </summary>
internal sealed class DatabaseRestore(PlanDbContext restored, PersonalData data, AuditTrail audit, OutboxHolds holds, IEnumerable<IRevocations> rights)
{
    /// <summary>Where the database that was lost cannot tell how far references went, so many are left out.</summary>
    public const int ReferencesLeftOut = 100;

    private const int AtOnce = 500;

    /// <param name="lost">The database as it was before the restore; null where it cannot be read any more.</param>
    /// <param name="erased">Persons to erase besides, as tenant id and object id.</param>
    /// <param name="backup">The backup's name, for the record.</param>
    /// <param name="cancellationToken">Ends it; nothing is in place yet.</param>
    public async Task<CarriedOver> CarryOverAsync(PlanDbContext? lost, IReadOnlyList<(string TenantId, string ObjectId)> erased, string backup, CancellationToken cancellationToken)
    {
        // Looked at first: the audit trail is written to from here on.
        var wentOn = lost is not null && await WentOnAsync(lost, cancellationToken);
        await holds.HoldAsync("restored from a backup", cancellationToken);
        var count = 0;
        foreach (var (tenantId, objectId) in erased.Concat(lost is null ? [] : await ErasedSinceAsync(lost, cancellationToken)))
        {
            count += await data.EraseAsync(tenantId, objectId, AuditActor.CommandLine, cancellationToken) is null ? 0 : 1;
        }

        var texts = lost is null ? 0 : await EraseTextsAsync(lost, cancellationToken);
        var counters = lost is null ? 0 : await MoveCountersAsync(lost, cancellationToken);
        if (!wentOn)
        {
            await LeaveReferencesOutAsync(cancellationToken);
        }

        var posts = lost is null ? 0 : await TakeOverPostsAsync(lost, cancellationToken);
        int? revoked = wentOn ? 0 : null;
        foreach (var right in wentOn ? rights : [])
        {
            revoked += await right.RevokeAgainAsync(restored, lost!, cancellationToken);
        }

        audit.Record(AuditActor.CommandLine, new(AuditKinds.Installation, "", backup), "restored from a backup", new Dictionary<string, string>(), new Dictionary<string, string>());
        await restored.SaveChangesAsync(cancellationToken);
        return new(count, texts, counters, posts, revoked);
    }

    /// <summary>
    /// Whether the lost database went on from the backup, by the audit trail, which is never cut short: only then was taken
    /// away what it lacks. One that was made anew after a loss lacks everything.
    /// </summary>
    private async Task<bool> WentOnAsync(PlanDbContext lost, CancellationToken cancellationToken) =>
        await restored.Set<AuditEntry>().AsNoTracking().OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(cancellationToken) is not { } last
        || (await lost.Set<AuditEntry>().AsNoTracking().SingleOrDefaultAsync(entry => entry.Id == last.Id, cancellationToken) is { } same
            && (same.AtUtc, same.Change, same.Reference) == (last.AtUtc, last.Change, last.Reference));

    /// <summary>The lost database knows an erased person by the key alone; the restored one still has the ids.</summary>
    private async Task<List<(string TenantId, string ObjectId)>> ErasedSinceAsync(PlanDbContext lost, CancellationToken cancellationToken)
    {
        var found = new List<(string, string)>();
        foreach (var keys in (await lost.Set<PersonRow>().Where(person => person.ErasedAtUtc != null).Select(person => person.Key).ToListAsync(cancellationToken)).Chunk(AtOnce))
        {
            var some = await restored.Set<PersonRow>().AsNoTracking().Where(person => keys.Contains(person.Key) && person.ErasedAtUtc == null).ToListAsync(cancellationToken);
            found.AddRange(some.Select(person => (person.TenantId, person.ObjectId)));
        }

        return found;
    }

    private async Task<int> EraseTextsAsync(PlanDbContext lost, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var references in (await lost.Set<Submission>().Where(sent => sent.ErasedAtUtc != null).Select(sent => sent.Reference).ToListAsync(cancellationToken)).Chunk(AtOnce))
        {
            var again = await restored.Set<Submission>().Where(sent => references.Contains(sent.Reference) && sent.ErasedAtUtc == null).Select(sent => sent.Reference).ToListAsync(cancellationToken);
            await data.EraseTextsAsync(again, cancellationToken);
            count += again.Count;
        }

        return count;
    }

    private async Task<int> MoveCountersAsync(PlanDbContext lost, CancellationToken cancellationToken)
    {
        var moved = 0;
        foreach (var counter in await lost.Set<ReferenceCounter>().AsNoTracking().ToListAsync(cancellationToken))
        {
            var known = await restored.Set<ReferenceCounter>().FindAsync([counter.Prefix], cancellationToken);
            if (known is null)
            {
                restored.Add(new ReferenceCounter { Prefix = counter.Prefix, Last = counter.Last });
                moved++;
            }
            else if (known.Last < counter.Last)
            {
                known.Last = counter.Last;
                moved++;
            }
        }

        await restored.SaveChangesAsync(cancellationToken);
        return moved;
    }

    private Task<int> LeaveReferencesOutAsync(CancellationToken cancellationToken) =>
        restored.Set<ReferenceCounter>().ExecuteUpdateAsync(update => update.SetProperty(counter => counter.Last, counter => counter.Last + ReferencesLeftOut), cancellationToken);

    /// <summary>What was sent, given up or closed since stays so. Its cause may be gone; its key is what counts.</summary>
    private async Task<int> TakeOverPostsAsync(PlanDbContext lost, CancellationToken cancellationToken)
    {
        var count = 0;
        var done = lost.Set<OutboxPost>().AsNoTracking().Where(post => post.State != PostState.Waiting);
        await foreach (var posts in done.AsAsyncEnumerable().Chunk(AtOnce).WithCancellation(cancellationToken))
        {
            var keys = posts.Select(post => post.Key).ToList();
            var known = await restored.Set<OutboxPost>().Where(post => keys.Contains(post.Key)).ToDictionaryAsync(post => post.Key, cancellationToken);
            foreach (var post in posts)
            {
                if (known.TryGetValue(post.Key, out var own))
                {
                    var changed = own.State is PostState.Waiting or PostState.Sending && own.State != post.State;
                    (own.State, own.Attempts, own.UnknownOutcomes, own.BegunAtUtc, own.SentAtUtc, own.ActivityId, own.Failure) =
                        (post.State, post.Attempts, post.UnknownOutcomes, post.BegunAtUtc, post.SentAtUtc, post.ActivityId, post.Failure);
                    count += changed ? 1 : 0;
                }
                else
                {
                    post.Id = 0;
                    restored.Add(post);
                    count++;
                }
            }

            await restored.SaveChangesAsync(cancellationToken);
            restored.ChangeTracker.Clear();
        }

        var names = await restored.Set<StandingMessage>().ToDictionaryAsync(message => message.Name, cancellationToken);
        foreach (var message in await lost.Set<StandingMessage>().AsNoTracking().ToListAsync(cancellationToken))
        {
            if (names.TryGetValue(message.Name, out var own))
            {
                (own.ConversationId, own.ActivityId, own.ThreadId, own.UpdatedAtUtc) = (message.ConversationId, message.ActivityId, message.ThreadId, message.UpdatedAtUtc);
            }
            else
            {
                restored.Add(message);
            }
        }

        await restored.SaveChangesAsync(cancellationToken);
        return count;
    }
}
