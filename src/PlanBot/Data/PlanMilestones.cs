using Microsoft.EntityFrameworkCore;
using PlanBot.Plans;

namespace PlanBot.Data;

/// <summary>Milestones as they are read to be shown, counted and posted.</summary>
internal static class PlanMilestones
{
    /// <summary>The plans' milestones, untracked, with the dates of papers worked back from their meetings.</summary>
    public static async Task<List<Milestone>> MilestonesOfAsync(this PlanDbContext db, IReadOnlyCollection<string> planIds, CancellationToken cancellationToken)
    {
        var milestones = await db.Milestones.AsNoTracking().Where(milestone => planIds.Contains(milestone.PlanId)).ToListAsync(cancellationToken);
        if (milestones.Exists(milestone => milestone.WorkingDaysBefore is not null))
        {
            var meetings = await db.Meetings.AsNoTracking().Where(meeting => planIds.Contains(meeting.PlanId)).ToListAsync(cancellationToken);
            WorkedBackDates.Apply(milestones, meetings, WorkingDays.EnglandAndWales);
        }

        return milestones;
    }
}
