using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.People;

namespace PlanBot.TryPage;

/// <summary>The page's roles, kept in the table of roles like everybody's.</summary>
internal sealed class TryPeople(PlanDbContext db, PeopleDirectory people) : ITryPeople
{
    public async Task<IReadOnlyList<TryRole>> GetRolesAsync(string tenantId, string aadObjectId, CancellationToken cancellationToken) =>
    [
        .. (await db.Set<RoleAssignment>()
            .Where(assignment => assignment.TenantId == tenantId && assignment.ObjectId == aadObjectId)
            .Select(assignment => assignment.Role)
            .ToListAsync(cancellationToken))
            .Select(role => Enum.Parse<TryRole>(role.ToString())),
    ];

    public Task SetRoleAsync(string tenantId, string aadObjectId, TryRole role, CancellationToken cancellationToken) =>
        people.GrantAsync(tenantId, aadObjectId, RoleAssignment.EveryArea, Enum.Parse<Role>(role.ToString()), "Try-out page", "try-out page", cancellationToken);
}
