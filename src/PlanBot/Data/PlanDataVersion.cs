using Microsoft.EntityFrameworkCore;

namespace PlanBot.Data;

/// <summary>Tells whether plan data has changed since something was made from it.</summary>
internal sealed class PlanDataVersion(IDbContextFactory<PlanDbContext> contexts)
{
    /// <summary>The version of the plan data as committed now; compare it for equality only.</summary>
    public async Task<Guid> CurrentAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.DataVersions.Where(version => version.Id == DataVersion.PlanData)
            .Select(version => version.Value).SingleAsync(cancellationToken);
    }
}
