using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ActivityProtocol.Authentication;

/// <summary>Who holds a token that was checked.</summary>
internal enum CallerKind
{
    /// <summary>A channel of the Bot Framework.</summary>
    Channel,

    /// <summary>The emulator or the Agents Playground, with the bot's own credentials.</summary>
    Emulator,

    /// <summary>Another bot.</summary>
    Skill,
}

/// <summary>A token that was checked: signature, issuer, audience, lifetime.</summary>
internal sealed record ValidatedToken(CallerKind Kind, ClaimsIdentity Identity, string? ServiceUrl, string? CallerAppId, IReadOnlyList<string>? Endorsements, DateTimeOffset Expires, SigningKeySet Keys);

/// <summary>
/// Checks tokens. One that was checked is remembered until it expires or the keys are renewed, so that its signature is
/// not computed for each activity. RS256 only; keys only from the configured metadata, never from the token.
/// </summary>
internal sealed class TokenValidator
{
    private const int MaxHeaderLength = 16 * 1024;
    private const int MaxRemembered = 1024;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private readonly BotAuthenticationOptions _options;
    private readonly SigningKeys _channelKeys;
    private readonly SigningKeys _entraKeys;
    private readonly TimeProvider _clock;
    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = MaxHeaderLength, MapInboundClaims = false };
    private readonly ConcurrentDictionary<string, ValidatedToken> _remembered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _entraIssuers;

    internal TokenValidator(BotAuthenticationOptions options, SigningKeys channelKeys, SigningKeys entraKeys, TimeProvider clock)
    {
        _options = options;
        _channelKeys = channelKeys;
        _entraKeys = entraKeys;
        _clock = clock;

        // A fixed list: an address made of what the token says would be the sender's choice.
        var login = BotCloud.Of(options.ChannelService).LoginHost;
        var tenants = options.MicrosoftAppType.Equals("MultiTenant", StringComparison.OrdinalIgnoreCase)
            ? BotCloud.BotTenants.Append(options.MicrosoftAppTenantId)
            : [options.MicrosoftAppTenantId];
        _entraIssuers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tenant in tenants.OfType<string>())
        {
            _entraIssuers[$"https://sts.windows.net/{tenant}/"] = tenant;
            _entraIssuers[$"{login}{tenant}/v2.0"] = tenant;
        }
    }

    /// <summary>Checks an Authorization header.</summary>
    /// <exception cref="UnauthorizedAccessException">The token is missing or wrong.</exception>
    /// <exception cref="KeysUnavailableException">No token can be checked at the moment.</exception>
    internal async ValueTask<ValidatedToken> ValidateAsync(string? authHeader, CancellationToken cancellationToken)
    {
        if (authHeader is not null && _remembered.TryGetValue(authHeader, out var known) && _clock.GetUtcNow() < known.Expires
            && ReferenceEquals(known.Keys, await KeysOf(known.Kind).GetAsync(cancellationToken).ConfigureAwait(false)))
        {
            return known;
        }

        var token = Read(authHeader);
        var validated = token.Issuer == _options.ToBotFromChannelTokenIssuer
            ? await ValidateChannelAsync(token, cancellationToken).ConfigureAwait(false)
            : await ValidateEntraAsync(token, cancellationToken).ConfigureAwait(false);
        Remember(authHeader!, validated);
        return validated;
    }

    private SigningKeys KeysOf(CallerKind kind) => kind == CallerKind.Channel ? _channelKeys : _entraKeys;

    private void Remember(string authHeader, ValidatedToken validated)
    {
        if (_remembered.Count >= MaxRemembered)
        {
            var now = _clock.GetUtcNow();
            foreach (var (header, token) in _remembered)
            {
                if (token.Expires <= now)
                {
                    _remembered.TryRemove(header, out _);
                }
            }

            if (_remembered.Count >= MaxRemembered)
            {
                _remembered.Clear();
            }
        }

        _remembered[authHeader] = validated;
    }

    private static JsonWebToken Read(string? authHeader)
    {
        const string Scheme = "Bearer ";
        if (string.IsNullOrEmpty(authHeader))
        {
            throw new UnauthorizedAccessException("The request has no Authorization header.");
        }

        if (authHeader.Length > MaxHeaderLength || !authHeader.StartsWith(Scheme, StringComparison.Ordinal) || authHeader.Length == Scheme.Length || authHeader.AsSpan(Scheme.Length).ContainsAny(' ', ','))
        {
            throw new UnauthorizedAccessException("The Authorization header is not one bearer token.");
        }

        try
        {
            return new JsonWebToken(authHeader[Scheme.Length..]);
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException)
        {
            throw new UnauthorizedAccessException("The bearer token is not a JSON Web Token.");
        }
    }

    private async ValueTask<ValidatedToken> ValidateChannelAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        var (identity, keys) = await CheckAsync(token, _channelKeys, _options.ToBotFromChannelTokenIssuer, cancellationToken).ConfigureAwait(false);
        keys.Endorsements.TryGetValue(token.Kid, out var endorsements);
        return new ValidatedToken(CallerKind.Channel, identity, identity.FindFirst("serviceurl")?.Value, null, endorsements ?? [], Expiry(token), keys);
    }

    private async ValueTask<ValidatedToken> ValidateEntraAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        if ((!_options.AllowEmulatorTokens && _options.AllowedCallers.Count == 0) || !_entraIssuers.TryGetValue(token.Issuer, out var issuersTenant))
        {
            throw new UnauthorizedAccessException("The token is of an issuer that is not accepted.");
        }

        var (identity, keys) = await CheckAsync(token, _entraKeys, token.Issuer, cancellationToken).ConfigureAwait(false);
        if (!issuersTenant.Equals(identity.FindFirst("tid")?.Value, StringComparison.OrdinalIgnoreCase))
        {
            throw new UnauthorizedAccessException("The token's tenant is not that of its issuer.");
        }

        var caller = identity.FindFirst("ver")?.Value switch
        {
            "1.0" => identity.FindFirst("appid")?.Value,
            "2.0" => identity.FindFirst("azp")?.Value,
            _ => null,
        };
        if (caller is null)
        {
            throw new UnauthorizedAccessException("The token does not say which app it is of.");
        }

        if (caller == _options.MicrosoftAppId)
        {
            return _options.AllowEmulatorTokens
                ? new ValidatedToken(CallerKind.Emulator, identity, null, caller, null, Expiry(token), keys)
                : throw new UnauthorizedAccessException("Tokens of the emulator are not accepted (AllowEmulatorTokens).");
        }

        return _options.AllowedCallers.Contains(caller, StringComparer.OrdinalIgnoreCase)
            ? new ValidatedToken(CallerKind.Skill, identity, null, caller, null, Expiry(token), keys)
            : throw new UnauthorizedAccessException("The token is of an app that is not accepted (AllowedCallers).");
    }

    private async ValueTask<(ClaimsIdentity Identity, SigningKeySet Keys)> CheckAsync(JsonWebToken token, SigningKeys source, string issuer, CancellationToken cancellationToken)
    {
        if (token.Alg != SecurityAlgorithms.RsaSha256 || string.IsNullOrEmpty(token.Kid))
        {
            throw new UnauthorizedAccessException("The token is not signed with RS256 and a named key.");
        }

        // What does not match without the signature would not match with it: no key is looked for on its behalf.
        if (!token.Audiences.Contains(_options.MicrosoftAppId, StringComparer.Ordinal))
        {
            throw new UnauthorizedAccessException("The token is for another bot.");
        }

        var keys = await source.GetAsync(cancellationToken).ConfigureAwait(false);
        if (!keys.Keys.TryGetValue(token.Kid, out var key))
        {
            keys = await source.LookForNewKeyAsync(keys, cancellationToken).ConfigureAwait(false);
            if (!keys.Keys.TryGetValue(token.Kid, out key))
            {
                throw new UnauthorizedAccessException("The token is signed with a key that is not known.");
            }
        }

        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = issuer,
            ValidAudience = _options.MicrosoftAppId,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = false,
            ValidateIssuerSigningKey = true,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = IsAlive,
        }).ConfigureAwait(false);
        return result.IsValid
            ? (result.ClaimsIdentity, keys)
            : throw new UnauthorizedAccessException($"The token is not valid: {result.Exception?.GetType().Name}.");
    }

    private bool IsAlive(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + Skew && (notBefore is null || now >= notBefore.Value - Skew);
    }

    private static DateTimeOffset Expiry(JsonWebToken token) => new(DateTime.SpecifyKind(token.ValidTo, DateTimeKind.Utc));
}
