using PlanBot.People;

namespace PlanBot.TryPage;

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
    Task<IReadOnlyList<Role>> GetRolesAsync(string tenantId, string aadObjectId, CancellationToken cancellationToken);

    /// <summary>Makes this the only role that the person holds, also when it is <see cref="Role.Reader"/>.</summary>
    Task SetRoleAsync(string tenantId, string aadObjectId, Role role, CancellationToken cancellationToken);
}
