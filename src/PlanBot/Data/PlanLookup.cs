using Microsoft.EntityFrameworkCore;
using PlanBot.Plans;

namespace PlanBot.Data;

/// <summary>Finds a plan by its id, and the areas that there are.</summary>
internal sealed class PlanLookup(PlanDbContext db)
{
    public Task<Plan?> FindAsync(string planId, CancellationToken cancellationToken) =>
        db.Plans.AsNoTracking().SingleOrDefaultAsync(plan => plan.Id == planId, cancellationToken);

    /// <summary>The areas of all plans, each once.</summary>
    public Task<List<string>> AreasAsync(CancellationToken cancellationToken) =>
        db.Plans.Select(plan => plan.Area).Distinct().Order().ToListAsync(cancellationToken);
}
