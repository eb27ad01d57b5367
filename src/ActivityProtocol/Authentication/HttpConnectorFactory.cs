using System.Collections.Concurrent;
using ActivityProtocol.Connector;

namespace ActivityProtocol.Authentication;

/// <summary>Makes clients over HTTP, for service URLs that are trusted. A client is made once for each: there are few.</summary>
internal sealed class HttpConnectorFactory(ServiceUrlPolicy policy, HttpConnector connector) : ConnectorFactory
{
    private const int MaxRemembered = 1000;
    private readonly ConcurrentDictionary<(string ServiceUrl, string? Audience), Task<IConnectorClient>> _clients = new();

    public override Task<IConnectorClient> CreateAsync(string serviceUrl, string? audience, CancellationToken cancellationToken)
    {
        if (_clients.TryGetValue((serviceUrl, audience), out var known))
        {
            return known;
        }

        if (_clients.Count >= MaxRemembered)
        {
            _clients.Clear();
        }

        var client = Task.FromResult<IConnectorClient>(new HttpConnectorClient(policy.Check(serviceUrl), audience, connector));
        _clients[(serviceUrl, audience)] = client;
        return client;
    }
}
