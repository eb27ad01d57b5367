namespace PlanBot.TryPage;

/// <summary>The roles that can be switched on the page.</summary>
internal enum TryRole
{
    /// <summary>Reads what everybody may read.</summary>
    Reader,

    /// <summary>Submits for a partner organisation.</summary>
    Partner,

    /// <summary>Works in the office that keeps the plan.</summary>
    Staff,

    /// <summary>Installs, imports, gives roles.</summary>
    Administrator,
}

/// <summary>
/// What the page needs of the application's roles. The page works without it: then it says that
/// roles cannot be switched.
/// </summary>
internal interface ITryPeople
{
    /// <summary>
    /// The roles that a person holds. Empty means that none was ever set: the page then sets the role
    /// that the person is introduced with, once.
    /// </summary>
    Task<IReadOnlyList<TryRole>> GetRolesAsync(string tenantId, string aadObjectId, CancellationToken cancellationToken);

    /// <summary>Makes this the only role that the person holds, also when it is <see cref="TryRole.Reader"/>.</summary>
    Task SetRoleAsync(string tenantId, string aadObjectId, TryRole role, CancellationToken cancellationToken);
}
