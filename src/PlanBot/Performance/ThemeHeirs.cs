using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;

namespace PlanBot.Performance;

/// <summary>Which theme in force a record counts for that is tied to one by its id.</summary>
internal static class ThemeHeirs
{
    /// <summary>The theme's own id where it is in force, or has no heir.</summary>
    public static async Task<string> IdAsync(PlanDbContext db, Plan plan, string themeId, DateOnly today, CancellationToken cancellationToken) => themeId.Length == 0
        ? ""
        : new ThemeLineage(await db.Themes.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken), today).HeirId(themeId);
}
