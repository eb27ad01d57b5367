using System.Security.Claims;
using ActivityProtocol.Schema;
using Microsoft.AspNetCore.Http;

namespace ActivityProtocol.Authentication;

/// <summary>Says who sent an activity, and gives outgoing calls their credentials.</summary>
public abstract class BotFrameworkAuthentication
{
    /// <summary>Checks the token that came with an activity.</summary>
    /// <exception cref="UnauthorizedAccessException">The token is missing or wrong; the sentence says why, without the token.</exception>
    public abstract Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string? authHeader, CancellationToken cancellationToken);

    /// <summary>Makes clients of the connector for an identity.</summary>
    public abstract ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity);

    /// <summary>The audience of outgoing tokens.</summary>
    public virtual string? GetOriginatingAudience() => null;

    /// <summary>Refuses a request before its body is read; null where nothing speaks against it.</summary>
    internal virtual string? FindReasonToRefuse(HttpRequest request) => null;

    /// <summary>Whether a bot may speak without an app id.</summary>
    internal virtual bool RunsWithoutAuthentication => false;
}
