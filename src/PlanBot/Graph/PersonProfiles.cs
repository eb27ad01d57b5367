using Microsoft.Extensions.Options;

namespace PlanBot.Graph;

/// <summary>What the organisation's directory says of somebody.</summary>
/// <param name="Company">The company name; empty where none is kept.</param>
/// <param name="Department">The department; empty where none is kept.</param>
internal sealed record PersonProfile(string Company, string Department);

/// <summary>Looks somebody up in the organisation's directory.</summary>
internal interface IPersonProfiles
{
    /// <summary>Nothing where it is switched off, the person is of another tenant or not known, or the directory does not answer.</summary>
    Task<PersonProfile?> FindAsync(string tenantId, string objectId, CancellationToken cancellationToken);
}

/// <summary>By Microsoft Graph; of a person two fields are read and none is kept.</summary>
internal sealed class PersonProfiles(GraphCalls calls, IOptions<GraphOptions> options, BotAuthenticationOptions registration) : IPersonProfiles
{
    private static readonly string[] Fields = ["companyName", "department"];

    public async Task<PersonProfile?> FindAsync(string tenantId, string objectId, CancellationToken cancellationToken)
    {
        if (!options.Value.Profiles || !registration.IsOwnTenant(tenantId))
        {
            return null;
        }

        var found = await calls.TryAsync(
            GraphUse.Profiles,
            (graph, token) => graph.Users[objectId].GetAsync(request => request.QueryParameters.Select = Fields, token),
            cancellationToken);
        return found.ValueOrDefault is { } user ? new(user.CompanyName?.Trim() ?? "", user.Department?.Trim() ?? "") : null;
    }
}

/// <summary>Whose directory Graph reads.</summary>
internal static class OwnTenant
{
    /// <summary>Graph knows people of the registration's own tenant, its guests among them.</summary>
    public static bool IsOwnTenant(this BotAuthenticationOptions registration, string tenantId) =>
        tenantId.Length > 0 && tenantId.Equals(registration.MicrosoftAppTenantId, StringComparison.OrdinalIgnoreCase);
}
