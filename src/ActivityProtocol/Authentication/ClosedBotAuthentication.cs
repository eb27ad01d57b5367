using System.Security.Claims;
using ActivityProtocol.Schema;
using Microsoft.AspNetCore.Http;

namespace ActivityProtocol.Authentication;

/// <summary>Outside Development without an app registration: nothing is taken. In-process turns still run.</summary>
internal sealed class ClosedBotAuthentication(ConnectorFactory connectorFactory) : BotFrameworkAuthentication
{
    internal const string Cure =
        "The bot has no app registration. Set MicrosoftAppId (with MicrosoftAppType, MicrosoftAppTenantId and a credential such as MicrosoftAppPassword), " +
        "or set ASPNETCORE_ENVIRONMENT to Development to try it on this machine without authentication.";

    internal override bool RunsWithoutAuthentication => true;

    public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string? authHeader, CancellationToken cancellationToken) =>
        throw new UnauthorizedAccessException(Cure);

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => connectorFactory;

    internal override string? FindReasonToRefuse(HttpRequest request) => "The bot has no app registration.";
}
