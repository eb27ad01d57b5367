using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ActivityProtocol.Testing;

/// <summary>Issues tokens as a channel does, with a key of its own. For tests only: no one else trusts it.</summary>
public sealed class TestTokenIssuer
{
    // Making a key takes a tenth of a second; the tests of a process can share it.
    private static readonly RSA SharedKey = RSA.Create(2048);
    private readonly TimeProvider _clock;
    private readonly string[] _endorsements;

    /// <summary>An issuer whose key may speak for some channels.</summary>
    /// <param name="issuer">The name in the tokens.</param>
    /// <param name="clock">The clock of the tokens' times; the system's where it is null.</param>
    /// <param name="endorsements">The channels; <c>msteams</c> where none is named.</param>
    public TestTokenIssuer(string issuer = "https://api.botframework.com", TimeProvider? clock = null, params string[] endorsements)
    {
        Issuer = issuer;
        _clock = clock ?? TimeProvider.System;
        _endorsements = endorsements is { Length: > 0 } ? endorsements : [Connector.Channels.Msteams];
        SigningKey = new RsaSecurityKey(SharedKey) { KeyId = "test-key-1" };
    }

    /// <summary>The name in the tokens.</summary>
    public string Issuer { get; }

    internal RsaSecurityKey SigningKey { get; set; }

    /// <summary>A token for a bot.</summary>
    /// <param name="audience">The bot's app id.</param>
    /// <param name="serviceUrl">The service URL that it is good for; no such claim where it is null.</param>
    /// <param name="lifetime">How long it is good for; an hour where nothing is said.</param>
    /// <param name="claims">Further claims.</param>
    public string CreateToken(string audience, string? serviceUrl, TimeSpan? lifetime = null, IReadOnlyDictionary<string, object>? claims = null)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        var all = new Dictionary<string, object>(claims ?? new Dictionary<string, object>());
        if (serviceUrl is not null)
        {
            all["serviceurl"] = serviceUrl;
        }

        return CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            NotBefore = now,
            IssuedAt = now,
            Expires = now + (lifetime ?? TimeSpan.FromHours(1)),
            Claims = all,
            SigningCredentials = new SigningCredentials(SigningKey, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>The OpenID metadata document.</summary>
    /// <param name="keysUrl">Where <see cref="Keys"/> is served.</param>
    public string Metadata(string keysUrl) => new JsonObject
    {
        ["issuer"] = Issuer,
        ["jwks_uri"] = keysUrl,
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    }.ToJsonString();

    /// <summary>The key document.</summary>
    public string Keys()
    {
        var key = SigningKey.Rsa.ExportParameters(false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = SigningKey.KeyId,
                ["n"] = Base64UrlEncoder.Encode(key.Modulus),
                ["e"] = Base64UrlEncoder.Encode(key.Exponent),
                ["endorsements"] = new JsonArray([.. _endorsements.Select(channel => JsonValue.Create(channel))]),
            }),
        }.ToJsonString();
    }

    internal static string CreateToken(SecurityTokenDescriptor descriptor) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
}
