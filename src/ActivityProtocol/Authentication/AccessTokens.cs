using System.Collections.Concurrent;
using System.Net.Http.Headers;
using ActivityProtocol.Hosting;

namespace ActivityProtocol.Authentication;

/// <summary>A token for outgoing calls, ready to send.</summary>
internal sealed record AccessToken(AuthenticationHeaderValue Header, DateTimeOffset Expires, DateTimeOffset RefreshAt);

/// <summary>Where outgoing tokens come from.</summary>
internal interface IAccessTokenSource
{
    /// <summary>A new token, whatever the source remembers where <paramref name="force"/> is set.</summary>
    Task<(string Token, DateTimeOffset Expires)> AcquireAsync(string scope, bool force, CancellationToken cancellationToken);
}

/// <summary>
/// Remembers outgoing tokens by scope. A token is renewed ahead of its end while the old one still serves; one renewal
/// runs at a time.
/// </summary>
internal sealed class AccessTokens(IAccessTokenSource source, string defaultScope, TimeProvider clock)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, Holder> _holders = new(StringComparer.Ordinal);

    /// <param name="audience">The audience; the cloud's own where it is null.</param>
    /// <param name="refused">A token that the channel refused: it is replaced.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    internal ValueTask<AccessToken> GetAsync(string? audience, AccessToken? refused, CancellationToken cancellationToken)
    {
        var holder = _holders.GetOrAdd(audience ?? defaultScope, static scope => new Holder(scope.EndsWith("/.default", StringComparison.Ordinal) ? scope : scope + "/.default"));
        var token = holder.Token;
        var now = clock.GetUtcNow();
        if (token is null || token.Expires <= now || ReferenceEquals(token, refused))
        {
            return new(RenewAsync(holder, refused, cancellationToken));
        }

        if (token.RefreshAt <= now && holder.BeginRefresh())
        {
            // The token still serves: nobody waits for its successor, and where none is to be had the next send asks again.
            _ = RefreshAheadAsync(holder);
        }

        return new(token);
    }

    private async Task RefreshAheadAsync(Holder holder)
    {
        try
        {
            await RenewAsync(holder, holder.Token, CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever went wrong: the old token serves until its end, and then the renewal's failure reaches a caller.
        catch (Exception)
#pragma warning restore CA1031
        {
            holder.Token = holder.Token! with { RefreshAt = clock.GetUtcNow() + TimeSpan.FromSeconds(30) };
        }
        finally
        {
            holder.EndRefresh();
        }
    }

    private async Task<AccessToken> RenewAsync(Holder holder, AccessToken? replaced, CancellationToken cancellationToken)
    {
        await holder.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (holder.Token is { } current && !ReferenceEquals(current, replaced) && current.Expires > clock.GetUtcNow())
            {
                return current;
            }

            var (token, expires) = await AcquireAsync(holder.Scope, replaced is not null, cancellationToken).ConfigureAwait(false);
            var left = expires - clock.GetUtcNow();
            holder.Token = new AccessToken(new AuthenticationHeaderValue("Bearer", token), expires, expires - (left > 2 * Ahead ? Ahead : left / 2));
            return holder.Token;
        }
        finally
        {
            holder.Gate.Release();
        }
    }

    private async Task<(string Token, DateTimeOffset Expires)> AcquireAsync(string scope, bool force, CancellationToken cancellationToken)
    {
        var granted = false;
        try
        {
            var token = await source.AcquireAsync(scope, force, cancellationToken).ConfigureAwait(false);
            granted = true;
            return token;
        }
        finally
        {
            ProtocolTelemetry.TokenRequested(granted);
        }
    }

    private sealed class Holder(string scope)
    {
        private int _refreshing;

        internal string Scope => scope;

        internal SemaphoreSlim Gate { get; } = new(1, 1);

        internal volatile AccessToken? Token;

        internal bool BeginRefresh() => Interlocked.Exchange(ref _refreshing, 1) == 0;

        internal void EndRefresh() => Volatile.Write(ref _refreshing, 0);
    }
}
