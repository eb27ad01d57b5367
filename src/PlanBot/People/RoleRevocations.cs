using Microsoft.EntityFrameworkCore;
using PlanBot.Data;

namespace PlanBot.People;

/// <summary>Roles that were taken away or lowered since a backup stay so.</summary>
internal sealed class RoleRevocations : IRevocations
{
    /// <inheritdoc/>
    public async Task<int> RevokeAgainAsync(PlanDbContext restored, PlanDbContext lost, CancellationToken cancellationToken)
    {
        var held = (await lost.Set<RoleAssignment>().AsNoTracking().ToListAsync(cancellationToken)).ToDictionary(KeyOf, row => row.Role);
        var count = 0;
        foreach (var row in await restored.Set<RoleAssignment>().ToListAsync(cancellationToken))
        {
            if (!held.TryGetValue(KeyOf(row), out var role))
            {
                restored.Remove(row);
                count++;
            }
            else if (role < row.Role)
            {
                row.Role = role;
                count++;
            }
        }

        await restored.SaveChangesAsync(cancellationToken);
        return count;
    }

    private static (string TenantId, string ObjectId, string Area) KeyOf(RoleAssignment row) => (row.TenantId, row.ObjectId, row.Area);
}
