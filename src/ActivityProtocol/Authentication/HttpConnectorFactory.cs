using ActivityProtocol.Connector;

namespace ActivityProtocol.Authentication;

/// <summary>Makes clients over HTTP, for service URLs that are trusted.</summary>
internal sealed class HttpConnectorFactory(ServiceUrlPolicy policy, HttpConnector connector) : ConnectorFactory
{
    public override Task<IConnectorClient> CreateAsync(string serviceUrl, string? audience, CancellationToken cancellationToken) =>
        Task.FromResult<IConnectorClient>(new HttpConnectorClient(policy.Check(serviceUrl), audience, connector));
}
