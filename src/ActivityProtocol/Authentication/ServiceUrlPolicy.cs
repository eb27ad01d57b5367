using ActivityProtocol.Connector;

namespace ActivityProtocol.Authentication;

/// <summary>
/// Which service URLs are sent to. Checked when an activity comes in and again whenever a client is made, since a
/// stored conversation reference may have been changed.
/// </summary>
internal sealed class ServiceUrlPolicy
{
    private readonly bool _loopbackOnly;
    private readonly bool _plainLoopback;
    private readonly ListedHosts _hosts;

    // Activities of a tenant come with one service URL after the other the same.
    private volatile string? _lastTrusted;

    private ServiceUrlPolicy(bool loopbackOnly, bool plainLoopback, IEnumerable<string> hosts)
    {
        _loopbackOnly = loopbackOnly;
        _plainLoopback = plainLoopback;
        _hosts = new ListedHosts(hosts);
    }

    /// <summary>Without authentication: this machine only.</summary>
    internal static ServiceUrlPolicy LoopbackOnly { get; } = new(true, true, []);

    /// <summary>With authentication: https to trusted hosts; plain http to this machine in Development, where it is trusted.</summary>
    internal static ServiceUrlPolicy Trusting(BotAuthenticationOptions options, bool isDevelopment) =>
        new(false, isDevelopment, BotCloud.Of(options.ChannelService).TeamsHosts.Concat(options.TrustedServiceUrlHosts));

    /// <summary>The service URL as an address.</summary>
    /// <exception cref="UnauthorizedAccessException">It is not trusted.</exception>
    internal Uri Check(string? serviceUrl) => FindFault(serviceUrl, out var uri) is { } fault
        ? throw new UnauthorizedAccessException(fault)
        : uri!;

    /// <summary>Why it is not trusted; null where it is.</summary>
    internal string? FindFault(string? serviceUrl)
    {
        if (serviceUrl is not null && serviceUrl == _lastTrusted)
        {
            return null;
        }

        var fault = FindFault(serviceUrl, out _);
        if (fault is null)
        {
            _lastTrusted = serviceUrl;
        }

        return fault;
    }

    private string? FindFault(string? serviceUrl, out Uri? uri)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out uri))
        {
            return "The service URL is not an absolute address.";
        }

        if (_loopbackOnly)
        {
            return LoopbackGuard.IsLoopback(uri) ? null : "Without authentication the service URL must be on localhost, 127.0.0.1 or [::1].";
        }

        if (!_hosts.Hold(uri))
        {
            return "The service URL is not of a trusted host (see TrustedServiceUrlHosts).";
        }

        return uri.Scheme == Uri.UriSchemeHttps || (_plainLoopback && LoopbackGuard.IsLoopback(uri))
            ? null
            : "The service URL is not https.";
    }
}
