namespace ActivityProtocol.Authentication;

/// <summary>Which service URLs are sent to. A stored conversation reference is checked like an activity.</summary>
internal sealed class ServiceUrlPolicy(bool loopbackOnly)
{
    /// <summary>The service URL as an address.</summary>
    /// <exception cref="UnauthorizedAccessException">It is not trusted.</exception>
    internal Uri Check(string? serviceUrl) => FindFault(serviceUrl, out var uri) is { } fault
        ? throw new UnauthorizedAccessException(fault)
        : uri!;

    internal string? FindFault(string? serviceUrl, out Uri? uri)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out uri))
        {
            return "The service URL is not an absolute address.";
        }

        if (loopbackOnly)
        {
            return LoopbackGuard.IsLoopback(uri) ? null : "Without authentication the service URL must be on localhost, 127.0.0.1 or [::1].";
        }

        return "The service URL is not of a trusted host.";
    }
}
