using Microsoft.EntityFrameworkCore;
using PlanBot.Plans;

namespace PlanBot.Data;

/// <summary>Finds a plan by its id.</summary>
internal sealed class PlanLookup(PlanDbContext db)
{
    public Task<Plan?> FindAsync(string planId, CancellationToken cancellationToken) =>
        db.Plans.AsNoTracking().SingleOrDefaultAsync(plan => plan.Id == planId, cancellationToken);
}
