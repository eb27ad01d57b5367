using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Data;

namespace PlanBot.Teams.Outbox;

/// <summary>
/// The outbox as its workers see it. Several processes share it without knowing of each other: all that they have in
/// common is the database.
/// </summary>
internal sealed class OutboxQueue(PlanDbContext db, OutboxPaces paces, IOptions<OutboxOptions> options, TimeProvider clock)
{
    private DbSet<OutboxPost> Posts => db.Set<OutboxPost>();

    private DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>
    /// Takes lines that have something to send now and may, each for this worker alone. On PostgreSQL a line that another
    /// process is just taking is passed over; on SQLite writers come one after the other anyway.
    /// </summary>
    public async Task<IReadOnlyList<OutboxLane>> ClaimLanesAsync(string worker, int most, CancellationToken cancellationToken)
    {
        var (nowUtc, now) = (NowUtc, Now);
        var due = Posts.Where(post => post.State == PostState.Sending || (post.State == PostState.Waiting && post.NotBeforeUtc <= nowUtc));
        if (most == 0 || !await due.AnyAsync(cancellationToken))
        {
            return [];
        }

        var (sending, waiting) = (nameof(PostState.Sending), nameof(PostState.Waiting));
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "OutboxLane" ("Id", "PacedUntil", "ClaimedUntil", "ClaimedBy")
            SELECT DISTINCT post."LaneId", 0, 0, '' FROM "OutboxPost" AS post
            WHERE post."State" = {waiting} AND NOT EXISTS (SELECT 1 FROM "OutboxLane" AS lane WHERE lane."Id" = post."LaneId")
            ON CONFLICT DO NOTHING
            """,
            cancellationToken);

        var claimedUntil = now + (long)options.Value.ClaimTime.TotalMilliseconds;

        // The only part that is put into the text is the provider's own word for passing over locked rows.
        var claim =
            $$"""
            UPDATE "OutboxLane" SET "ClaimedUntil" = {0}, "ClaimedBy" = {1}
            WHERE "Id" IN (
                SELECT lane."Id" FROM "OutboxLane" AS lane
                WHERE lane."PacedUntil" <= {2} AND lane."ClaimedUntil" <= {3}
                    AND EXISTS (
                        SELECT 1 FROM "OutboxPost" AS post
                        WHERE post."LaneId" = lane."Id"
                            AND (post."State" = {4} OR (post."State" = {5} AND post."NotBeforeUtc" <= {6}))
                            AND (post."StandingName" = '' OR NOT EXISTS (
                                SELECT 1 FROM "OutboxPost" AS earlier
                                WHERE earlier."LaneId" = post."LaneId" AND earlier."StandingName" = post."StandingName"
                                    AND earlier."Id" < post."Id" AND earlier."State" IN ({4}, {5}))))
                ORDER BY lane."PacedUntil"
                LIMIT {7}
                {{db.SkipLocked}})
            RETURNING "Id" AS "Value"
            """;
        var ids = await db.Database.SqlQueryRaw<string>(
            claim,
            claimedUntil,
            worker,
            paces.Conversation.LatestAllowed(now),
            now,
            sending,
            waiting,
            nowUtc,
            most).ToListAsync(cancellationToken);
        return await db.Set<OutboxLane>().AsNoTracking().Where(lane => ids.Contains(lane.Id)).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// The line's next post, in the order in which they were queued; one that was begun and never completed goes first. A
    /// post waits for earlier ones about the same standing message, and for no other that has to be tried again.
    /// </summary>
    public async Task<OutboxPost?> NextAsync(OutboxLane lane, CancellationToken cancellationToken)
    {
        var now = NowUtc;
        return await Posts.AsNoTracking()
            .Where(post => post.LaneId == lane.Id)
            .Where(post => post.State == PostState.Sending || (post.State == PostState.Waiting && post.NotBeforeUtc <= now))
            .Where(post => post.StandingName == "" || !Posts.Any(earlier =>
                earlier.LaneId == post.LaneId
                && earlier.StandingName == post.StandingName
                && earlier.Id < post.Id
                && (earlier.State == PostState.Waiting || earlier.State == PostState.Sending)))
            .OrderBy(post => post.State == PostState.Sending ? 0 : 1)
            .ThenBy(post => post.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// Writes down that sending begins, and what it takes of the pace: before it does, so that neither is forgotten by a
    /// process that is killed.
    /// </summary>
    /// <returns>False where the line was given up for abandoned and another worker has it now.</returns>
    public async Task<bool> BeginAsync(OutboxLane lane, OutboxPost post, CancellationToken cancellationToken)
    {
        var (nowUtc, now) = (NowUtc, Now);
        var pacedUntil = paces.Conversation.After(lane.PacedUntil, now);
        var claimedUntil = now + (long)options.Value.ClaimTime.TotalMilliseconds;
        var unknown = post.UnknownOutcomes + (post.State is PostState.Sending ? 1 : 0);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var held = await HeldBy(lane).ExecuteUpdateAsync(
            update => update.SetProperty(row => row.PacedUntil, pacedUntil).SetProperty(row => row.ClaimedUntil, claimedUntil),
            cancellationToken);
        var begun = await Posts.Where(row => row.Id == post.Id && row.State == post.State && row.Attempts == post.Attempts).ExecuteUpdateAsync(
            update => update
                .SetProperty(row => row.State, PostState.Sending)
                .SetProperty(row => row.Attempts, post.Attempts + 1)
                .SetProperty(row => row.UnknownOutcomes, unknown)
                .SetProperty(row => row.BegunAtUtc, nowUtc),
            cancellationToken);
        if (held != 1 || begun != 1)
        {
            return false;
        }

        await transaction.CommitAsync(cancellationToken);
        (lane.PacedUntil, lane.ClaimedUntil) = (pacedUntil, claimedUntil);
        (post.State, post.Attempts, post.UnknownOutcomes) = (PostState.Sending, post.Attempts + 1, unknown);
        return true;
    }

    /// <summary>Whether the pace lets the line send another one now.</summary>
    public bool MaySend(OutboxLane lane) => paces.Conversation.Allows(lane.PacedUntil, Now);

    /// <summary>Takes one of the tenant's sends per second, for all processes together.</summary>
    /// <returns>How long to wait until its turn.</returns>
    public async Task<TimeSpan> ReserveTenantAsync(string tenantId, CancellationToken cancellationToken)
    {
        var pace = paces.Tenant;
        if (pace.Every == 0)
        {
            return TimeSpan.Zero;
        }

        var now = Now;
        var pacedUntil = (await db.Database.SqlQuery<long>(
            $"""
            INSERT INTO "OutboxTenant" ("TenantId", "PacedUntil") VALUES ({tenantId}, {now + pace.Every})
            ON CONFLICT ("TenantId") DO UPDATE SET "PacedUntil" =
                CASE WHEN "OutboxTenant"."PacedUntil" < {now} THEN {now} ELSE "OutboxTenant"."PacedUntil" END + {pace.Every}
            RETURNING "PacedUntil" AS "Value"
            """).ToListAsync(cancellationToken)).Single();
        return TimeSpan.FromMilliseconds(Math.Max(0, pacedUntil - pace.LatestAllowed(now) - pace.Every));
    }

    /// <summary>Writes down what became of a post, with the standing message that it made or found gone, and lets its line rest where the channel asked for it.</summary>
    /// <param name="lane">The line.</param>
    /// <param name="post">The post as begun, or as found where nothing was to be sent.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="chance">From 0 to 1, for the time until the next attempt.</param>
    /// <param name="cancellationToken">Not that of a process about to end: what was sent must be written down.</param>
    /// <returns>False where another worker has taken the post since.</returns>
    public async Task<bool> CompleteAsync(OutboxLane lane, OutboxPost post, SendOutcome outcome, double chance, CancellationToken cancellationToken)
    {
        var now = NowUtc;
        var again = TryAgainOf(post, outcome, now);
        var wait = again is null ? TimeSpan.Zero : SendOutcome.Delay(post.Attempts, again.NotBefore, chance);
        var (state, why) = StateOf(outcome, again);
        var sent = outcome as SendOutcome.Sent;
        var sentAt = sent is null ? (DateTime?)null : now;
        var next = again is null ? post.NotBeforeUtc : now + wait;
        var unknown = post.UnknownOutcomes + (again is { Unknown: true } ? 1 : 0);
        var activityId = sent?.ActivityId ?? "";
        var json = sent is null ? post.ActivityJson : "";
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var written = await Posts.Where(row => row.Id == post.Id && row.State == post.State && row.Attempts == post.Attempts).ExecuteUpdateAsync(
            update => update
                .SetProperty(row => row.State, state)
                .SetProperty(row => row.Failure, why)
                .SetProperty(row => row.SentAtUtc, sentAt)
                .SetProperty(row => row.NotBeforeUtc, next)
                .SetProperty(row => row.UnknownOutcomes, unknown)
                .SetProperty(row => row.ActivityId, activityId)
                .SetProperty(row => row.ActivityJson, json),
            cancellationToken);
        if (written != 1)
        {
            return false;
        }

        await KeepStandingAsync(post, outcome, now, cancellationToken);
        if (again is { Alone: false })
        {
            lane.PacedUntil = paces.Conversation.Pausing(lane.PacedUntil, Now + (long)wait.TotalMilliseconds);
            await HeldBy(lane).ExecuteUpdateAsync(update => update.SetProperty(row => row.PacedUntil, lane.PacedUntil), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        (post.State, post.Failure, post.NotBeforeUtc, post.UnknownOutcomes) = (state, why, next, unknown);
        return true;
    }

    /// <summary>Gives the line back.</summary>
    public Task ReleaseAsync(OutboxLane lane, CancellationToken cancellationToken) =>
        HeldBy(lane).ExecuteUpdateAsync(update => update.SetProperty(row => row.ClaimedUntil, 0), cancellationToken);

    public Task<StandingMessage?> StandingAsync(string name, CancellationToken cancellationToken) =>
        db.Set<StandingMessage>().AsNoTracking().SingleOrDefaultAsync(message => message.Name == name, cancellationToken);

    private IQueryable<OutboxLane> HeldBy(OutboxLane lane) =>
        db.Set<OutboxLane>().Where(row => row.Id == lane.Id && row.ClaimedBy == lane.ClaimedBy && row.ClaimedUntil == lane.ClaimedUntil);

    /// <summary>Nothing is tried for ever, and what may be the post's own fault not often.</summary>
    private static SendOutcome.TryAgain? TryAgainOf(OutboxPost post, SendOutcome outcome, DateTime now) => outcome switch
    {
        SendOutcome.TryAgain { Alone: true } when post.Attempts >= SendOutcome.MostAttemptsAlone => null,
        SendOutcome.TryAgain when now >= post.GiveUpAtUtc && post.Attempts > 1 => null,
        SendOutcome.MessageGone gone when post.Action is PostAction.UpdateOrNew => new(gone.Why, null, Unknown: false, Alone: true),
        SendOutcome.TryAgain again => again,
        _ => null,
    };

    private static (PostState State, string Why) StateOf(SendOutcome outcome, SendOutcome.TryAgain? again) => outcome switch
    {
        SendOutcome.Sent => (PostState.Sent, ""),
        _ when again is not null => (PostState.Waiting, again.Why),
        SendOutcome.Closed closed => (PostState.Closed, closed.Why),
        SendOutcome.MessageGone gone => (PostState.Closed, gone.Why),
        SendOutcome.ConversationGone gone => (PostState.Failed, $"{Delivery.ConversationGone}: {gone.Why}"),
        SendOutcome.Impossible impossible => (PostState.Failed, impossible.Why),
        SendOutcome.TryAgain failed => (PostState.Failed, failed.Why),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private async Task KeepStandingAsync(OutboxPost post, SendOutcome outcome, DateTime now, CancellationToken cancellationToken)
    {
        if (post.StandingName.Length == 0)
        {
            return;
        }

        var standing = db.Set<StandingMessage>().Where(message => message.Name == post.StandingName);
        switch (outcome)
        {
            case SendOutcome.MessageGone:
                await standing.ExecuteDeleteAsync(cancellationToken);
                break;

            case SendOutcome.Sent sent when post.Action is not PostAction.Reply && sent.ActivityId.Length > 0:
                var updated = await standing.ExecuteUpdateAsync(
                    update => update
                        .SetProperty(message => message.ActivityId, sent.ActivityId)
                        .SetProperty(message => message.ThreadId, sent.ThreadId)
                        .SetProperty(message => message.UpdatedAtUtc, now),
                    cancellationToken);
                if (updated == 0)
                {
                    db.Add(new StandingMessage
                    {
                        Name = post.StandingName,
                        ConversationId = post.ConversationId,
                        ActivityId = sent.ActivityId,
                        ThreadId = sent.ThreadId,
                        PostedAtUtc = now,
                        UpdatedAtUtc = now,
                    });
                    await db.SaveChangesAsync(cancellationToken);
                }

                break;
        }
    }
}
