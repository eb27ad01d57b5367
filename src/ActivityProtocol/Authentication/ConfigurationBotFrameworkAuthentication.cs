using System.Security.Claims;
using ActivityProtocol.Schema;
using ActivityProtocol.Schema.Teams;
using Microsoft.Extensions.Logging;

namespace ActivityProtocol.Authentication;

/// <summary>
/// Authentication with an app registration. The token is checked first; then, against the activity: the service URL that
/// the token names, the channels that its key may speak for, and the tenant.
/// </summary>
internal sealed class ConfigurationBotFrameworkAuthentication : BotFrameworkAuthentication, IDisposable
{
    private readonly BotAuthenticationOptions _options;
    private readonly ServiceUrlPolicy _policy;
    private readonly ConnectorFactory _connectorFactory;
    private readonly HttpClient _client;
    private readonly SigningKeys _channelKeys;
    private readonly SigningKeys _entraKeys;
    private readonly TokenValidator _validator;

    internal ConfigurationBotFrameworkAuthentication(BotAuthenticationOptions options, ServiceUrlPolicy policy, ConnectorFactory connectorFactory, TimeProvider clock, ILogger logger, HttpMessageHandler? metadataHandler = null)
    {
        _options = options;
        _policy = policy;
        _connectorFactory = connectorFactory;
        _client = new HttpClient(metadataHandler ?? new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = TimeSpan.FromSeconds(10),
            MaxResponseContentBufferSize = 1024 * 1024,
        };
        _channelKeys = new SigningKeys(options.ToBotFromChannelOpenIdMetadataUrl, _client, clock, logger);
        _entraKeys = new SigningKeys(options.ToBotFromEmulatorOpenIdMetadataUrl, _client, clock, logger);
        _validator = new TokenValidator(options, _channelKeys, _entraKeys, clock);
    }

    public void Dispose()
    {
        _client.Dispose();
        _channelKeys.Dispose();
        _entraKeys.Dispose();
    }

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string? authHeader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return Authorize(await ValidateTokenAsync(authHeader, cancellationToken).ConfigureAwait(false), activity);
    }

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => _connectorFactory;

    public override string? GetOriginatingAudience() => _options.ToChannelFromBotOAuthScope;

    /// <summary>The first half: what can be said before the body is read.</summary>
    internal ValueTask<ValidatedToken> ValidateTokenAsync(string? authHeader, CancellationToken cancellationToken) => _validator.ValidateAsync(authHeader, cancellationToken);

    /// <summary>The second half: whether this token may bring this activity.</summary>
    /// <exception cref="UnauthorizedAccessException">It may not.</exception>
    internal AuthenticateRequestResult Authorize(ValidatedToken token, Activity activity)
    {
        if (token.Kind == CallerKind.Channel)
        {
            if (!SameServiceUrl(token.ServiceUrl, activity.ServiceUrl))
            {
                throw new UnauthorizedAccessException("The token is for another service URL.");
            }

            if (string.IsNullOrEmpty(activity.ChannelId) || !token.Endorsements!.Contains(activity.ChannelId, StringComparer.OrdinalIgnoreCase))
            {
                throw new UnauthorizedAccessException("The token's key may not speak for this channel.");
            }
        }

        if (_policy.FindFault(activity.ServiceUrl) is { } fault)
        {
            throw new UnauthorizedAccessException(fault);
        }

        if (_options.AllowedTenants.Count > 0)
        {
            var tenant = activity.Conversation?.TenantId ?? (activity.TryGetChannelData<TeamsChannelData>(out var data) ? data?.Tenant?.Id : null);
            if (tenant is null || !_options.AllowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase))
            {
                throw new UnauthorizedAccessException("The conversation is of a tenant that is not accepted (AllowedTenants).");
            }
        }

        return new AuthenticateRequestResult
        {
            ClaimsIdentity = token.Identity,
            Audience = token.Kind == CallerKind.Skill ? token.CallerAppId : null,
            CallerId = token.Kind == CallerKind.Skill ? $"urn:botframework:aadappid:{token.CallerAppId}" : _options.IsGovernment ? "urn:botframework:azureusgov" : "urn:botframework:azure",
            ConnectorFactory = _connectorFactory,
        };
    }

    /// <summary>Scheme and host without regard to case, the path exactly, but for one slash at its end.</summary>
    private static bool SameServiceUrl(string? claimed, string? actual)
    {
        if (claimed is null || actual is null)
        {
            return false;
        }

        return string.Equals(claimed, actual, StringComparison.Ordinal)
            || (Uri.TryCreate(claimed, UriKind.Absolute, out var left)
                && Uri.TryCreate(actual, UriKind.Absolute, out var right)
                && left.UserInfo.Length == 0 && right.UserInfo.Length == 0
                && Uri.Compare(left, right, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0
                && TrimSlash(left.PathAndQuery) == TrimSlash(right.PathAndQuery));

        static string TrimSlash(string path) => path.EndsWith('/') ? path[..^1] : path;
    }
}
