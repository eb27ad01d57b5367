using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;

namespace PlanBot.TryPage;

/// <summary>The page's roles, kept in the table of roles like everybody's.</summary>
internal sealed class TryPeople(PlanDbContext db, PeopleDirectory people) : ITryPeople
{
    public async Task<IReadOnlyList<Role>> GetRolesAsync(string tenantId, string aadObjectId, CancellationToken cancellationToken) =>
    [
        .. (await db.Set<RoleAssignment>()
            .Where(assignment => assignment.TenantId == tenantId && assignment.ObjectId == aadObjectId)
            .Select(assignment => assignment.Role)
            .ToListAsync(cancellationToken)),
    ];

    public Task SetRoleAsync(string tenantId, string aadObjectId, Role role, CancellationToken cancellationToken) =>
        people.GrantAsync(tenantId, aadObjectId, RoleAssignment.EveryArea, role, "", AuditActor.Part("try-out page"), cancellationToken);
}
