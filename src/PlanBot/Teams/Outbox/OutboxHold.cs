using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;

namespace PlanBot.Teams.Outbox;

/// <summary>Nothing is sent unasked, by any process; what is queued meanwhile waits.</summary>
/// <param name="SinceUtc">Since when.</param>
/// <param name="Reason">Why, as the administrator is told.</param>
internal sealed record OutboxHold(DateTime SinceUtc, string Reason);

/// <summary>Holds the outbox and lets it go on, for administrators. Whether it is held the audit trail says, by its last word about it.</summary>
internal sealed class OutboxHolds(PlanDbContext db, AuditTrail audit, OutboxSignal signal)
{
    private const string Reference = "outbox";
    private const string Held = "held";
    private const string Reason = "reason";

    private static readonly Dictionary<string, string> Nothing = [];

    public async Task<OutboxHold?> CurrentAsync(CancellationToken cancellationToken) =>
        await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Reference == Reference && entry.Kind == AuditKinds.Installation)
            .OrderByDescending(entry => entry.Id)
            .FirstOrDefaultAsync(cancellationToken) is { Change: Held } last
            ? new(last.AtUtc, AuditTrail.FieldsOf(last.AfterJson).FirstOrDefault(field => field.Key == Reason).Value ?? "")
            : null;

    /// <summary>Nothing is sent from now on. One that is held already stays so for its reason.</summary>
    public async Task HoldAsync(string reason, CancellationToken cancellationToken)
    {
        if (await CurrentAsync(cancellationToken) is null)
        {
            audit.Record(AuditActor.CommandLine, new(AuditKinds.Installation, "", Reference), Held, Nothing, new Dictionary<string, string> { [Reason] = reason });
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <returns>Whether it was held.</returns>
    public async Task<bool> ReleaseAsync(CancellationToken cancellationToken)
    {
        if (await CurrentAsync(cancellationToken) is null)
        {
            return false;
        }

        audit.Record(AuditActor.CommandLine, new(AuditKinds.Installation, "", Reference), "released", Nothing, Nothing);
        await db.SaveChangesAsync(cancellationToken);
        signal.Wake();
        return true;
    }

    /// <summary>Closes what waits and was queued before an instant, so that it is never sent.</summary>
    /// <returns>How many.</returns>
    public Task<int> CloseOlderAsync(DateTime beforeUtc, CancellationToken cancellationToken) =>
        db.Set<OutboxPost>()
            .Where(post => post.State == PostState.Waiting && post.CreatedAtUtc < beforeUtc)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(post => post.State, PostState.Closed)
                    .SetProperty(post => post.ActivityJson, "")
                    .SetProperty(post => post.Failure, "closed by an administrator"),
                cancellationToken);
}
