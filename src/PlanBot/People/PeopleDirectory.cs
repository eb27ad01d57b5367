using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Audit;
using PlanBot.Data;

namespace PlanBot.People;

/// <summary>Who somebody is, and who holds which role, from the tables and the configuration.</summary>
internal sealed class PeopleDirectory(PlanDbContext db, OrganisationDirectory organisations, AuditTrail audit, IOptions<PeopleOptions> options, TimeProvider clock)
{
    /// <inheritdoc cref="FindAsync(string, string, string, string, CancellationToken)"/>
    public Task<Person> FindAsync(string tenantId, string objectId, string name, CancellationToken cancellationToken) =>
        FindAsync(tenantId, objectId, name, "", cancellationToken);

    /// <summary>The person with the roles held; without tenant or object id somebody unknown, who may only read.</summary>
    /// <param name="tenantId">The tenant of the activity.</param>
    /// <param name="objectId">The AAD object id of the activity's sender.</param>
    /// <param name="name">The name to show.</param>
    /// <param name="teamsId">The sender's id in Teams; empty where it is not known.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<Person> FindAsync(string tenantId, string objectId, string name, string teamsId, CancellationToken cancellationToken)
    {
        if (tenantId.Length == 0 || objectId.Length == 0)
        {
            return Person.Unknown with { Name = name };
        }

        var row = await RememberAsync(tenantId, objectId, name, teamsId, cancellationToken);
        return new(row.TenantId, row.ObjectId, name, await RolesOfAsync(row.TenantId, row.ObjectId, cancellationToken))
        {
            Key = row.Key,
            DefaultRole = options.Value.DefaultRole,
            Organisations = await organisations.OfAsync(row.Key, row.TenantId, cancellationToken),
        };
    }

    /// <summary>Somebody by the key of the person's row, as held now; nothing where the person is erased or not known.</summary>
    public async Task<Person?> FindAsync(Guid key, CancellationToken cancellationToken) =>
        await db.Set<PersonRow>().AsNoTracking().SingleOrDefaultAsync(person => person.Key == key, cancellationToken) is { ErasedAtUtc: null } row
            ? new(row.TenantId, row.ObjectId, row.Name, await RolesOfAsync(row.TenantId, row.ObjectId, cancellationToken))
            {
                Key = key,
                DefaultRole = options.Value.DefaultRole,
                Organisations = await organisations.OfAsync(key, row.TenantId, cancellationToken),
            }
            : null;

    /// <summary>People by the keys of their rows, with the roles that they hold now and without their organisations; whoever is erased is left out.</summary>
    public async Task<Dictionary<Guid, Person>> WithRolesAsync(IReadOnlyCollection<Guid> keys, CancellationToken cancellationToken)
    {
        var rows = await db.Set<PersonRow>().AsNoTracking().Where(person => keys.Contains(person.Key) && person.ErasedAtUtc == null).ToListAsync(cancellationToken);
        return (await WithRolesAsync(rows, cancellationToken)).ToDictionary(person => person.Key);
    }

    /// <summary>The names of people by the keys of their rows.</summary>
    public Task<Dictionary<Guid, string>> NamesOfAsync(IReadOnlyCollection<Guid> keys, CancellationToken cancellationToken) =>
        db.Set<PersonRow>().AsNoTracking()
            .Where(person => keys.Contains(person.Key))
            .ToDictionaryAsync(person => person.Key, person => person.Name, cancellationToken);

    /// <summary>Everybody who may do something in the area, by name.</summary>
    public async Task<IReadOnlyList<PersonRow>> WhoMayAsync(PlanBotAction action, string area, CancellationToken cancellationToken)
    {
        var holders = (await db.Set<RoleAssignment>().AsNoTracking()
            .Where(assignment => assignment.Area == area || assignment.Area == RoleAssignment.EveryArea)
            .Select(assignment => assignment.TenantId + "/" + assignment.ObjectId)
            .ToListAsync(cancellationToken)).Concat(options.Value.Administrators.Select(administrator => administrator.ToLowerInvariant())).ToHashSet(StringComparer.Ordinal);
        var rows = await db.Set<PersonRow>().AsNoTracking()
            .Where(person => holders.Contains(person.TenantId + "/" + person.ObjectId))
            .OrderBy(person => person.Name)
            .ToListAsync(cancellationToken);
        var may = (await WithRolesAsync(rows, cancellationToken)).Where(person => Permissions.Allows(person, action, area)).Select(person => person.Key).ToHashSet();
        return rows.FindAll(row => may.Contains(row.Key));
    }

    public async Task<IReadOnlyList<RoleAssignment>> ListAsync(CancellationToken cancellationToken) =>
        await db.Set<RoleAssignment>()
            .AsNoTracking()
            .OrderBy(assignment => assignment.TenantId)
            .ThenBy(assignment => assignment.ObjectId)
            .ThenBy(assignment => assignment.Area)
            .ToListAsync(cancellationToken);

    /// <summary>Gives the person the role for the area, in place of the one held for it so far.</summary>
    public async Task GrantAsync(string tenantId, string objectId, string area, Role role, string displayName, AuditActor by, CancellationToken cancellationToken)
    {
        (tenantId, objectId, area) = (tenantId.ToLowerInvariant(), objectId.ToLowerInvariant(), area.ToLowerInvariant());
        var row = await RememberAsync(tenantId, objectId, displayName, "", cancellationToken);
        var assignment = await db.Set<RoleAssignment>().FindAsync([tenantId, objectId, area], cancellationToken);
        var before = assignment is null ? [] : Fields(area, assignment.Role);
        if (assignment is null)
        {
            assignment = new() { TenantId = tenantId, ObjectId = objectId, Area = area };
            db.Add(assignment);
        }

        assignment.Role = role;
        assignment.DisplayName = displayName;
        assignment.GrantedBy = by.PersonKey?.ToString() ?? by.Name;
        assignment.GrantedAtUtc = clock.GetUtcNow().UtcDateTime;
        audit.Record(by, new(AuditKinds.Role, "", $"{row.Key}"), "role granted", before, Fields(area, role));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes the role for the area away; false where none was held.</summary>
    public async Task<bool> RevokeAsync(string tenantId, string objectId, string area, AuditActor by, CancellationToken cancellationToken)
    {
        (tenantId, objectId, area) = (tenantId.ToLowerInvariant(), objectId.ToLowerInvariant(), area.ToLowerInvariant());
        var row = await RememberAsync(tenantId, objectId, "", "", cancellationToken);
        if (await db.Set<RoleAssignment>().FindAsync([tenantId, objectId, area], cancellationToken) is not { } assignment)
        {
            return false;
        }

        audit.Record(by, new(AuditKinds.Role, "", $"{row.Key}"), "role revoked", Fields(area, assignment.Role), new Dictionary<string, string>());
        db.Remove(assignment);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static Dictionary<string, string> Fields(string area, Role role) => new() { ["Area"] = area, ["Role"] = $"{role}" };

    private async Task<List<Person>> WithRolesAsync(List<PersonRow> rows, CancellationToken cancellationToken)
    {
        var accounts = rows.Select(AccountOf).ToList();
        var granted = (await db.Set<RoleAssignment>().AsNoTracking()
            .Where(assignment => accounts.Contains(assignment.TenantId + "/" + assignment.ObjectId))
            .ToListAsync(cancellationToken)).ToLookup(assignment => $"{assignment.TenantId}/{assignment.ObjectId}", assignment => new HeldRole(assignment.Role, assignment.Area));
        return rows.ConvertAll(row => new Person(row.TenantId, row.ObjectId, row.Name, [.. granted[AccountOf(row)], .. ConfiguredRoles(row.TenantId, row.ObjectId)])
        {
            Key = row.Key,
            DefaultRole = options.Value.DefaultRole,
        });
    }

    private static string AccountOf(PersonRow row) => $"{row.TenantId}/{row.ObjectId}";

    private async Task<List<HeldRole>> RolesOfAsync(string tenantId, string objectId, CancellationToken cancellationToken)
    {
        var roles = await db.Set<RoleAssignment>()
            .Where(assignment => assignment.TenantId == tenantId && assignment.ObjectId == objectId)
            .Select(assignment => new HeldRole(assignment.Role, assignment.Area))
            .ToListAsync(cancellationToken);
        return [.. roles, .. ConfiguredRoles(tenantId, objectId)];
    }

    /// <summary>What the configuration gives, besides what is granted.</summary>
    private IEnumerable<HeldRole> ConfiguredRoles(string tenantId, string objectId) =>
        options.Value.Administrators.Contains($"{tenantId}/{objectId}", StringComparer.OrdinalIgnoreCase) ? [new(Role.Administrator, RoleAssignment.EveryArea)] : [];

    /// <summary>The person's row, made when the person is met first. Two activities may meet somebody at once.</summary>
    private async Task<PersonRow> RememberAsync(string tenantId, string objectId, string name, string teamsId, CancellationToken cancellationToken)
    {
        (tenantId, objectId) = (tenantId.ToLowerInvariant(), objectId.ToLowerInvariant());
        var people = db.Set<PersonRow>().AsNoTracking().Where(person => person.TenantId == tenantId && person.ObjectId == objectId);
        var row = await people.SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            row = new() { Key = Guid.NewGuid(), TenantId = tenantId, ObjectId = objectId, Name = name, TeamsId = teamsId, FirstSeenAtUtc = clock.GetUtcNow().UtcDateTime };
            db.Add(row);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException conflict) when (db.IsOvertaken(conflict))
            {
                db.Entry(row).State = EntityState.Detached;
                return await people.SingleAsync(cancellationToken);
            }

            db.Entry(row).State = EntityState.Detached;
        }
        else if ((name.Length > 0 && row.Name != name) || (teamsId.Length > 0 && row.TeamsId != teamsId))
        {
            (name, teamsId) = (name.Length > 0 ? name : row.Name, teamsId.Length > 0 ? teamsId : row.TeamsId);
            await db.Set<PersonRow>().Where(person => person.Key == row.Key).ExecuteUpdateAsync(
                update => update.SetProperty(person => person.Name, name).SetProperty(person => person.TeamsId, teamsId),
                cancellationToken);
            (row.Name, row.TeamsId) = (name, teamsId);
        }

        return row;
    }
}
