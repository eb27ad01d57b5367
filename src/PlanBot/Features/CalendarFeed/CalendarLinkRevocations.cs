using Microsoft.EntityFrameworkCore;
using PlanBot.Data;

namespace PlanBot.Features.CalendarFeed;

/// <summary>A secret address that was ended since a backup stays ended: whoever has it still has it.</summary>
internal sealed class CalendarLinkRevocations(TimeProvider clock) : IRevocations
{
    /// <inheritdoc/>
    public async Task<int> RevokeAgainAsync(PlanDbContext restored, PlanDbContext lost, CancellationToken cancellationToken)
    {
        var open = (await lost.Set<CalendarLink>().Where(link => link.RevokedAtUtc == null).Select(link => link.Id).ToListAsync(cancellationToken)).ToHashSet();
        var ended = (await restored.Set<CalendarLink>().Where(link => link.RevokedAtUtc == null).ToListAsync(cancellationToken)).FindAll(link => !open.Contains(link.Id));
        ended.ForEach(link => link.RevokedAtUtc = clock.GetUtcNow().UtcDateTime);
        await restored.SaveChangesAsync(cancellationToken);
        return ended.Count;
    }
}
