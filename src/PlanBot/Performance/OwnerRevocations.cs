using Microsoft.EntityFrameworkCore;
using PlanBot.Data;

namespace PlanBot.Performance;

/// <summary>Who was said to answer for a record no more since a backup does not answer for it again.</summary>
internal sealed class OwnerRevocations : IRevocations
{
    /// <inheritdoc/>
    public async Task<int> RevokeAgainAsync(PlanDbContext restored, PlanDbContext lost, CancellationToken cancellationToken)
    {
        var kept = (await lost.Set<OwnerLink>().Where(link => link.ConfirmedAtUtc != null).Select(link => link.Id).ToListAsync(cancellationToken)).ToHashSet();
        var ended = (await restored.Set<OwnerLink>().Where(link => link.ConfirmedAtUtc != null).ToListAsync(cancellationToken)).FindAll(link => !kept.Contains(link.Id));
        restored.RemoveRange(ended);
        await restored.SaveChangesAsync(cancellationToken);
        return ended.Count;
    }
}
