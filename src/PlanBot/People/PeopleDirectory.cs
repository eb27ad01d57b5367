using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Data;

namespace PlanBot.People;

/// <summary>Who holds which role, from the table and the configuration.</summary>
internal sealed class PeopleDirectory(PlanDbContext db, IOptions<PeopleOptions> options, TimeProvider clock)
{
    /// <summary>The person with the roles held; without tenant or object id somebody unknown, who may only read.</summary>
    public async Task<Person> FindAsync(string tenantId, string objectId, string name, CancellationToken cancellationToken)
    {
        if (tenantId.Length == 0 || objectId.Length == 0)
        {
            return Person.Unknown with { Name = name };
        }

        (tenantId, objectId) = (tenantId.ToLowerInvariant(), objectId.ToLowerInvariant());
        var roles = await db.Set<RoleAssignment>()
            .Where(assignment => assignment.TenantId == tenantId && assignment.ObjectId == objectId)
            .Select(assignment => new HeldRole(assignment.Role, assignment.Area))
            .ToListAsync(cancellationToken);
        if (options.Value.Administrators.Contains($"{tenantId}/{objectId}", StringComparer.OrdinalIgnoreCase))
        {
            roles.Add(new(Role.Administrator, RoleAssignment.EveryArea));
        }

        return new(tenantId, objectId, name, roles) { DefaultRole = options.Value.DefaultRole };
    }

    public async Task<IReadOnlyList<RoleAssignment>> ListAsync(CancellationToken cancellationToken) =>
        await db.Set<RoleAssignment>()
            .AsNoTracking()
            .OrderBy(assignment => assignment.TenantId)
            .ThenBy(assignment => assignment.ObjectId)
            .ThenBy(assignment => assignment.Area)
            .ToListAsync(cancellationToken);

    /// <summary>Gives the person the role for the area, in place of the one held for it so far.</summary>
    public async Task GrantAsync(string tenantId, string objectId, string area, Role role, string displayName, string grantedBy, CancellationToken cancellationToken)
    {
        (tenantId, objectId, area) = (tenantId.ToLowerInvariant(), objectId.ToLowerInvariant(), area.ToLowerInvariant());
        var assignment = await db.Set<RoleAssignment>().FindAsync([tenantId, objectId, area], cancellationToken);
        if (assignment is null)
        {
            assignment = new() { TenantId = tenantId, ObjectId = objectId, Area = area };
            db.Add(assignment);
        }

        assignment.Role = role;
        assignment.DisplayName = displayName;
        assignment.GrantedBy = grantedBy;
        assignment.GrantedAtUtc = clock.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes the role for the area away; false where none was held.</summary>
    public async Task<bool> RevokeAsync(string tenantId, string objectId, string area, CancellationToken cancellationToken)
    {
        (tenantId, objectId, area) = (tenantId.ToLowerInvariant(), objectId.ToLowerInvariant(), area.ToLowerInvariant());
        return await db.Set<RoleAssignment>()
            .Where(assignment => assignment.TenantId == tenantId && assignment.ObjectId == objectId && assignment.Area == area)
            .ExecuteDeleteAsync(cancellationToken) > 0;
    }
}
