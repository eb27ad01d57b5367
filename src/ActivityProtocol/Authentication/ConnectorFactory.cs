using ActivityProtocol.Connector;

namespace ActivityProtocol.Authentication;

/// <summary>Makes clients of the connector. A test puts its own in place of the one over HTTP.</summary>
public abstract class ConnectorFactory
{
    /// <summary>A client of the connector at <paramref name="serviceUrl"/>.</summary>
    /// <param name="serviceUrl">The service URL of an activity or of a conversation reference.</param>
    /// <param name="audience">The audience of the token; the cloud's own where it is null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="UnauthorizedAccessException">The service URL is not trusted.</exception>
    public abstract Task<IConnectorClient> CreateAsync(string serviceUrl, string? audience, CancellationToken cancellationToken);
}
