using System.Net;
using Microsoft.AspNetCore.Http;

namespace ActivityProtocol.Authentication;

/// <summary>
/// What a bot without authentication accepts: requests that this machine sends to itself. A tunnel arrives from
/// loopback too, hence the look at Host and at forwarding headers; a page on the web reaches loopback through the
/// browser, hence the look at Origin.
/// </summary>
public static class LoopbackGuard
{
    private static readonly string[] ForwardingHeaders = ["Forwarded", "Via", "X-Real-IP", "True-Client-IP", "Client-IP", "X-Client-IP", "X-Cluster-Client-IP", "Fastly-Client-IP", "Fly-Client-IP", "Cdn-Loop", "CF-Connecting-IP", "CF-Ray", "X-Azure-FDID"];
    private static readonly string[] ForwardingPrefixes = ["X-Forwarded", "X-Original-", "X-ProxyUser-", "X-ARR-", "X-Envoy-", "ngrok-", "Tailscale-"];

    internal static bool IsLoopbackHost(string? host) => host is not null
        && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host is "127.0.0.1" or "[::1]" or "::1");

    internal static bool IsLoopback(Uri uri) => (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.UserInfo.Length == 0
        && IsLoopbackHost(uri.Host);

    /// <summary>Why a request is not this machine's own; nothing where it is.</summary>
    public static string? FindReasonToRefuse(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!IsLocal(request.HttpContext.Connection.LocalIpAddress) || !IsLocal(request.HttpContext.Connection.RemoteIpAddress))
        {
            return "Without authentication the bot answers this machine only.";
        }

        if (!IsLoopbackHost(request.Host.Host))
        {
            return "Without authentication the Host must be localhost, 127.0.0.1 or [::1].";
        }

        foreach (var (name, _) in request.Headers)
        {
            if (IsOrdinary(name))
            {
                continue;
            }

            if (Array.Exists(ForwardingHeaders, header => name.Equals(header, StringComparison.OrdinalIgnoreCase))
                || Array.Exists(ForwardingPrefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                return $"Without authentication the bot takes no forwarded requests, and this one has the header {name}.";
            }
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && IsLoopback(page))
            ? null
            : "Without authentication the bot takes no requests from pages of other sites.";
    }

    // No forwarding header begins with these letters: most headers are passed over at once.
    private static bool IsOrdinary(string name) => name.Length == 0 || (name[0] | 0x20) is not ('f' or 'v' or 'x' or 't' or 'c' or 'n');

    // An in-process test server has no address.
    private static bool IsLocal(IPAddress? address) => address is null || IPAddress.IsLoopback(address);
}
