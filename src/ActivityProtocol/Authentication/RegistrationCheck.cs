using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Identity.Client;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ActivityProtocol.Authentication;

/// <summary>What reading the channel's metadata came to.</summary>
public abstract record MetadataOutcome
{
    private MetadataOutcome()
    {
    }

    /// <summary>It was read.</summary>
    /// <param name="Keys">How many keys there are.</param>
    /// <param name="EndorsesTeams">Whether one of them may speak for Teams.</param>
    /// <param name="ServerTime">The time on the clock of the server that told them, where it says.</param>
    public sealed record Read(int Keys, bool EndorsesTeams, DateTimeOffset? ServerTime) : MetadataOutcome;

    /// <summary>It could not be read.</summary>
    /// <param name="Why">The kind of failure.</param>
    public sealed record Unreadable(string Why) : MetadataOutcome;
}

/// <summary>What asking for an outgoing token came to.</summary>
public abstract record TokenOutcome
{
    private TokenOutcome()
    {
    }

    /// <summary>There is one.</summary>
    /// <param name="Expires">When it ends.</param>
    /// <param name="Roles">The application permissions that it says to hold; nothing where it cannot be read.</param>
    public sealed record Granted(DateTimeOffset Expires, IReadOnlyList<string>? Roles = null) : TokenOutcome;

    /// <summary>Microsoft Entra ID refused it.</summary>
    /// <param name="Setting">The key that is most likely wrong.</param>
    /// <param name="Code">The refusal's code, such as AADSTS7000222.</param>
    /// <param name="Why">What it means, as a sentence.</param>
    public sealed record Refused(string Setting, string Code, string Why) : TokenOutcome;

    /// <summary>It could not be asked.</summary>
    public sealed record Unreachable(string Why) : TokenOutcome;
}

/// <summary>
/// Tries out, for an administrator, what the bot needs from outside: the keys of the channel's tokens, and a token of its
/// own. It asks anew each time. An addition.
/// </summary>
public sealed partial class RegistrationCheck
{
    private readonly BotAuthenticationOptions _options;
    private readonly Lazy<IAccessTokenSource> _tokens;
    private readonly HttpMessageHandler? _handler;

    internal RegistrationCheck(BotAuthenticationOptions options, IAccessTokenSource? tokens, HttpMessageHandler? handler)
    {
        _options = options;
        _tokens = new(() => tokens ?? new MsalAccessTokenSource(options));
        _handler = handler;
    }

    /// <summary>Reads the channel's metadata and keys.</summary>
    public async Task<MetadataOutcome> ReadMetadataAsync(CancellationToken cancellationToken)
    {
        var url = _options.ToBotFromChannelOpenIdMetadataUrl;
        using var client = new HttpClient(_handler ?? new SocketsHttpHandler { AllowAutoRedirect = false }, disposeHandler: _handler is null)
        {
            MaxResponseContentBufferSize = 1024 * 1024,
        };
        try
        {
            using var first = await client.GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var keys = await SigningKeySet.ReadAsync(url, client, default, cancellationToken).ConfigureAwait(false);
            var endorsed = keys.Endorsements.Values.Any(channels => channels.Contains(Connector.Channels.Msteams, StringComparer.OrdinalIgnoreCase));
            return new MetadataOutcome.Read(keys.Keys.Count, endorsed, first.Headers.Date);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or InvalidOperationException or ArgumentException or JsonException)
        {
            return new MetadataOutcome.Unreadable((failure.InnerException as HttpRequestException ?? failure).Message);
        }
    }

    /// <summary>Asks for a new token for the connector, whatever is remembered.</summary>
    public Task<TokenOutcome> AcquireTokenAsync(CancellationToken cancellationToken) => AcquireTokenAsync(_options.ToChannelFromBotOAuthScope, cancellationToken);

    /// <summary>Asks for a new token, whatever is remembered.</summary>
    /// <param name="scope">What it is for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<TokenOutcome> AcquireTokenAsync(string scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        try
        {
            var (token, expires) = await _tokens.Value.AcquireAsync(scope.EndsWith("/.default", StringComparison.Ordinal) ? scope : scope + "/.default", force: true, cancellationToken).ConfigureAwait(false);
            return new TokenOutcome.Granted(expires, RolesIn(token));
        }
        catch (InvalidOperationException missing)
        {
            return new TokenOutcome.Refused(CredentialKey, "no credential", missing.Message);
        }
        catch (ArgumentException unusable)
        {
            // The authority is read when it is asked first.
            return new TokenOutcome.Refused(nameof(BotAuthenticationOptions.ToChannelFromBotLoginUrl), "no address of a token service", unusable.Message);
        }
        catch (HttpRequestException failed)
        {
            return Outcome(failed);
        }
    }

    /// <summary>The claim <c>roles</c>. The token is somebody else's to check: here it is only told what stands in it.</summary>
    private static IReadOnlyList<string>? RolesIn(string token)
    {
        try
        {
            return [.. new JsonWebToken(token).Claims.Where(claim => claim.Type == "roles").Select(claim => claim.Value)];
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or Microsoft.IdentityModel.Tokens.SecurityTokenException or FormatException or JsonException)
        {
            return null;
        }
    }

    private TokenOutcome Outcome(HttpRequestException failed)
    {
        switch (failed.InnerException)
        {
            case MsalServiceException refusal when EntraCode().Match(refusal.Message) is { Success: true } code:
                var (setting, why) = Meaning(code.Value);
                return new TokenOutcome.Refused(setting, code.Value, why);
            case MsalException { ErrorCode: { } code } none when code.StartsWith("managed_identity", StringComparison.Ordinal):
                return new TokenOutcome.Refused(
                    _options.UsesManagedIdentity ? nameof(BotAuthenticationOptions.MicrosoftAppType) : nameof(BotAuthenticationOptions.MicrosoftAppFederatedClientId),
                    none.ErrorCode,
                    "A managed identity is to be had only where Azure runs PlanBot, and has given it that identity. Elsewhere take a certificate or a secret, of an app registration of a single tenant.");
            case MsalException { InnerException: HttpRequestException or IOException } unreachable:
                return new TokenOutcome.Unreachable(unreachable.ErrorCode);
            case MsalException refusal:
                return new TokenOutcome.Refused(CredentialKey, refusal.ErrorCode, "The token was refused.");
            default:
                return new TokenOutcome.Unreachable(failed.Message);
        }
    }

    private string CredentialKey => _options switch
    {
        { UsesManagedIdentity: true } => nameof(BotAuthenticationOptions.MicrosoftAppId),
        { MicrosoftAppFederatedClientId: not null } => nameof(BotAuthenticationOptions.MicrosoftAppFederatedClientId),
        { MicrosoftAppCertificatePath: not null } => nameof(BotAuthenticationOptions.MicrosoftAppCertificatePath),
        _ => nameof(BotAuthenticationOptions.MicrosoftAppPassword),
    };

    /// <summary>The refusals that set-up meets, by Microsoft Entra ID's list of error codes.</summary>
    private (string Setting, string Why) Meaning(string code) => code switch
    {
        "AADSTS7000222" => (nameof(BotAuthenticationOptions.MicrosoftAppPassword), "The client secret has expired. Make a new one in the app registration and set its value."),
        "AADSTS7000215" => (nameof(BotAuthenticationOptions.MicrosoftAppPassword), "That is no secret of this app registration. Set the secret's value, not its id."),
        "AADSTS700016" => (nameof(BotAuthenticationOptions.MicrosoftAppId), "There is no such app in that tenant. Compare MicrosoftAppId and MicrosoftAppTenantId with the app registration's overview."),
        "AADSTS7000229" => (nameof(BotAuthenticationOptions.MicrosoftAppId), "The app has no service principal in that tenant. Open it under Enterprise applications once, or create the Azure Bot resource."),
        "AADSTS90002" or "AADSTS900023" or "AADSTS90013" => (nameof(BotAuthenticationOptions.MicrosoftAppTenantId), "There is no such tenant. Copy the Directory (tenant) ID from the app registration's overview."),
        "AADSTS700027" or "AADSTS7000274" => (nameof(BotAuthenticationOptions.MicrosoftAppCertificatePath), "The certificate is not one of this app registration. Upload its public part under Certificates and secrets."),
        "AADSTS70021" or "AADSTS700211" or "AADSTS700212" or "AADSTS700213" => (nameof(BotAuthenticationOptions.MicrosoftAppFederatedClientId), "The app registration has no federated credential that fits this managed identity. Compare its issuer, subject and audience."),
        _ => (CredentialKey, "The token was refused. Microsoft's page of Entra error codes says why."),
    };

    [GeneratedRegex("AADSTS[0-9]+")]
    private static partial Regex EntraCode();
}
