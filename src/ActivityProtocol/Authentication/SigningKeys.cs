using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ActivityProtocol.Authentication;

/// <summary>The keys that one issuer signs with, and the channels each key may speak for.</summary>
internal sealed record SigningKeySet(DateTimeOffset ReadAt, IReadOnlyDictionary<string, SecurityKey> Keys, IReadOnlyDictionary<string, IReadOnlyList<string>> Endorsements)
{
    /// <summary>Reads them from an issuer's metadata and the key document that it names.</summary>
    internal static async Task<SigningKeySet> ReadAsync(string metadataUrl, HttpClient client, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The address is checked with the options: https, or http on this machine in Development.
        var documents = new HttpDocumentRetriever(client) { RequireHttps = metadataUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase) };
        var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(metadataUrl, documents, cancellationToken).ConfigureAwait(false);
        var keys = new Dictionary<string, SecurityKey>(StringComparer.Ordinal);
        foreach (var key in configuration.SigningKeys.Where(key => !string.IsNullOrEmpty(key.KeyId)))
        {
            keys.TryAdd(key.KeyId, key);
        }

        var endorsements = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var key in configuration.JsonWebKeySet?.Keys ?? [])
        {
            if (key.Kid is { Length: > 0 } && key.AdditionalData.TryGetValue("endorsements", out var named) && named is JsonElement { ValueKind: JsonValueKind.Array } list)
            {
                endorsements[key.Kid] = [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];
            }
        }

        return new SigningKeySet(now, keys, endorsements);
    }
}

/// <summary>
/// Keeps an issuer's keys: read from its OpenID metadata when first needed, read again after a day, and at once for a
/// key that is not known, that at most every five minutes however many such keys are presented. One reading runs at a
/// time. IdentityModel's ConfigurationManager reads the system clock and renews after it has answered; the first token
/// that is signed with a new key would be refused.
/// </summary>
internal sealed partial class SigningKeys : IDisposable
{
    private static readonly TimeSpan RefreshAfter = TimeSpan.FromHours(24);
    private static readonly TimeSpan UseAtMost = TimeSpan.FromHours(48);
    private static readonly TimeSpan UnknownKeyInterval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FailureInterval = TimeSpan.FromSeconds(10);
    private readonly string _metadataUrl;
    private readonly HttpClient _client;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile SigningKeySet? _keys;
    private long _triedAt = DateTimeOffset.MinValue.UtcTicks;

    internal SigningKeys(string metadataUrl, HttpClient client, TimeProvider clock, ILogger logger)
    {
        _metadataUrl = metadataUrl;
        _client = client;
        _clock = clock;
        _logger = logger;
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>The keys; they are renewed once they are a day old.</summary>
    /// <exception cref="KeysUnavailableException">They cannot be read, and there are none to go on with.</exception>
    internal ValueTask<SigningKeySet> GetAsync(CancellationToken cancellationToken)
    {
        if (_keys is not { } keys || _clock.GetUtcNow() - keys.ReadAt is var age && age >= UseAtMost)
        {
            return new(RenewAsync(FailureInterval, null, cancellationToken));
        }

        // These still serve: one caller waits for their successors, and nobody else does while the metadata's host hangs.
        return age >= RefreshAfter && _gate.CurrentCount > 0 && SinceTried(_clock.GetUtcNow()) >= FailureInterval
            ? new(RenewAsync(FailureInterval, null, cancellationToken))
            : new(keys);
    }

    /// <summary>The keys after a look for <paramref name="unknownTo"/>'s missing one; the same set where it was looked for a moment ago.</summary>
    internal async ValueTask<SigningKeySet> LookForNewKeyAsync(SigningKeySet unknownTo, CancellationToken cancellationToken) =>
        SinceTried(_clock.GetUtcNow()) < UnknownKeyInterval && ReferenceEquals(_keys, unknownTo)
            ? unknownTo
            : await RenewAsync(UnknownKeyInterval, unknownTo, cancellationToken).ConfigureAwait(false);

    private async Task<SigningKeySet> RenewAsync(TimeSpan interval, SigningKeySet? unknownTo, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var now = _clock.GetUtcNow();
            if (_keys is { } keys && now - keys.ReadAt < RefreshAfter && !ReferenceEquals(keys, unknownTo))
            {
                return keys;
            }

            if (SinceTried(now) < interval)
            {
                return Usable(now);
            }

            try
            {
                var read = await SigningKeySet.ReadAsync(_metadataUrl, _client, now, cancellationToken).ConfigureAwait(false);
                _keys = read;
                LogRead(_logger, read.Keys.Count, _metadataUrl);
                return read;
            }
            catch (Exception failure) when (failure is IOException or HttpRequestException or InvalidOperationException or ArgumentException or JsonException or TaskCanceledException
                && !cancellationToken.IsCancellationRequested)
            {
                LogFailure(_logger, failure, _metadataUrl);
                return Usable(now);
            }
            finally
            {
                // When it ended: those who waited for an attempt that took its time do not make another each.
                Volatile.Write(ref _triedAt, _clock.GetUtcNow().UtcTicks);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private TimeSpan SinceTried(DateTimeOffset now) => TimeSpan.FromTicks(now.UtcTicks - Volatile.Read(ref _triedAt));

    private SigningKeySet Usable(DateTimeOffset now) => _keys is { } keys && now - keys.ReadAt < UseAtMost ? keys : throw new KeysUnavailableException();

    [LoggerMessage(20, LogLevel.Information, "Read {Count} signing keys from {MetadataUrl}")]
    private static partial void LogRead(ILogger logger, int count, string metadataUrl);

    [LoggerMessage(21, LogLevel.Error, "The signing keys could not be read from {MetadataUrl}")]
    private static partial void LogFailure(ILogger logger, Exception failure, string metadataUrl);
}

/// <summary>No keys could be had, so that no token can be checked.</summary>
internal sealed class KeysUnavailableException() : Exception("The keys that tokens are signed with cannot be read at the moment.");
