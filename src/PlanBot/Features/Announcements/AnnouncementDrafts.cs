using Microsoft.EntityFrameworkCore;
using PlanBot.Data;

namespace PlanBot.Features.Announcements;

/// <summary>Drafts that nobody sent are forgotten after a week.</summary>
internal sealed class AnnouncementDrafts(PlanDbContext db, TimeProvider clock) : IExpiringRecords
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public async Task DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow().UtcDateTime - Kept;
        await db.Set<Announcement>().Where(row => row.State == AnnouncementState.Draft && row.CreatedAtUtc < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
