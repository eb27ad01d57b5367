using Microsoft.Extensions.Options;
using Microsoft.Graph.Models;

namespace PlanBot.Graph;

/// <summary>What came of installing PlanBot for somebody.</summary>
internal abstract record InstallOutcome
{
    private InstallOutcome()
    {
    }

    /// <summary>It is installed, now or since earlier.</summary>
    /// <param name="ChatId">The conversation id of the personal chat; empty while it is not known.</param>
    public sealed record Installed(string ChatId) : InstallOutcome;

    /// <summary>It can be tried again.</summary>
    public sealed record Later(string Why, TimeSpan? After) : InstallOutcome;

    /// <summary>It cannot be done, or must not.</summary>
    /// <param name="Why">The reason; empty where nobody wants it done.</param>
    public sealed record Never(string Why) : InstallOutcome;
}

/// <summary>Installs PlanBot for somebody, so that a first message can reach the person.</summary>
internal interface IAppInstallation
{
    /// <summary>Once or many times, with the same result.</summary>
    Task<InstallOutcome> EnsureAsync(string tenantId, string objectId, CancellationToken cancellationToken);
}

/// <summary>By Microsoft Graph, as PlanBot's own app and for its own tenant's people.</summary>
internal sealed class AppInstallation(GraphCalls calls, IOptions<GraphOptions> options, BotAuthenticationOptions registration) : IAppInstallation
{
    public async Task<InstallOutcome> EnsureAsync(string tenantId, string objectId, CancellationToken cancellationToken)
    {
        if (!options.Value.Install || options.Value.CatalogAppId.Length == 0)
        {
            return new InstallOutcome.Never("");
        }

        if (!registration.IsOwnTenant(tenantId))
        {
            return new InstallOutcome.Never("of another tenant");
        }

        var installed = await calls.TryAsync(GraphUse.Install, async (graph, token) => await graph.Users[objectId].Teamwork.InstalledApps.PostAsync(Order(graph.RequestAdapter.BaseUrl!), cancellationToken: token), cancellationToken);
        return installed switch
        {
            // Installed before: by the person, by a setup policy, or by an attempt whose answer was lost.
            GraphOutcome<UserScopeTeamsAppInstallation?>.Done or GraphOutcome<UserScopeTeamsAppInstallation?>.Refused { Status: 409 } => new InstallOutcome.Installed(await ChatOfAsync(objectId, cancellationToken)),
            GraphOutcome<UserScopeTeamsAppInstallation?>.Unavailable busy => new InstallOutcome.Later(busy.Why, busy.After),
            _ => new InstallOutcome.Never($"not installed: {installed.Reason}"),
        };
    }

    private UserScopeTeamsAppInstallation Order(string baseUrl) => new()
    {
        AdditionalData = new Dictionary<string, object> { ["teamsApp@odata.bind"] = $"{baseUrl.TrimEnd('/')}/appCatalogs/teamsApps/{options.Value.CatalogAppId}" },
    };

    private async Task<string> ChatOfAsync(string objectId, CancellationToken cancellationToken)
    {
        var filter = GraphQueries.InstallationOf(options.Value.CatalogAppId);
        var found = await calls.TryAsync(
            GraphUse.Install,
            async (graph, token) =>
            {
                var apps = graph.Users[objectId].Teamwork.InstalledApps;
                var installation = (await apps.GetAsync(request => (request.QueryParameters.Expand, request.QueryParameters.Filter) = (["teamsApp"], filter), token))?.Value?.FirstOrDefault()?.Id;
                return installation is null ? null : await apps[installation].Chat.GetAsync(cancellationToken: token);
            },
            cancellationToken);
        return found.ValueOrDefault?.Id ?? "";
    }
}
