using System.Security.Claims;
using ActivityProtocol.Schema;
using Microsoft.AspNetCore.Http;

namespace ActivityProtocol.Authentication;

/// <summary>Development without an app registration: requests of this machine are taken as they are.</summary>
internal sealed class UnauthenticatedBotAuthentication(ConnectorFactory connectorFactory) : BotFrameworkAuthentication
{
    private static readonly ServiceUrlPolicy Policy = ServiceUrlPolicy.LoopbackOnly;

    internal override bool RunsWithoutAuthentication => true;

    public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string? authHeader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return Policy.FindFault(activity.ServiceUrl) is { } fault
            ? throw new UnauthorizedAccessException(fault)
            : Task.FromResult(new AuthenticateRequestResult { ClaimsIdentity = new ClaimsIdentity(), ConnectorFactory = connectorFactory });
    }

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => connectorFactory;

    internal override string? FindReasonToRefuse(HttpRequest request) => LoopbackGuard.FindReasonToRefuse(request);
}
