namespace PlanBot.People;

/// <summary>
/// Who somebody is: the tenant id and AAD object id of the verified activity's sender, with the roles held.
/// Without the two the person is not known and may only read.
/// </summary>
internal sealed record Person(string TenantId, string ObjectId, string Name, IReadOnlyList<HeldRole> Roles)
{
    public static Person Unknown { get; } = new("", "", "", []);

    public bool IsKnown => TenantId.Length > 0 && ObjectId.Length > 0;

    /// <summary>The key of the person's row, by which changes and submissions name the person.</summary>
    public Guid Key { get; init; }

    /// <summary>The organisations that the person speaks for, each for an area: confirmed by its office, or by the tenant.</summary>
    public IReadOnlyList<HeldOrganisation> Organisations { get; init; } = [];

    /// <summary>The organisation that the person speaks for in the area; nothing where none is confirmed.</summary>
    public HeldOrganisation? OrganisationIn(string area) => Organisations.FirstOrDefault(held => held.Area == area);

    /// <summary>What the person may do where no role was granted for the area.</summary>
    public Role DefaultRole { get; init; } = Role.Reader;

    /// <summary>The highest role held for the area, or for every area; the default one where none is.</summary>
    public Role RoleIn(string area) => Roles
        .Where(held => held.Area == area || held.Area == RoleAssignment.EveryArea)
        .Select(held => held.Role)
        .DefaultIfEmpty(DefaultRole)
        .Max();
}

/// <summary>A role and the area that it holds for.</summary>
internal sealed record HeldRole(Role Role, string Area);

/// <summary>An organisation that somebody speaks for, and the area whose office says so.</summary>
internal sealed record HeldOrganisation(Guid Id, string Area, string Name);
