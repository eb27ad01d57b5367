using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace ActivityProtocol.Tests.Support;

/// <summary>Everything that leaves the process: the channel's metadata and keys, and connectors. What is not known fails.</summary>
internal sealed class FakeInternet(TestTokenIssuer issuer) : HttpMessageHandler
{
    internal const string MetadataUrl = "https://login.botframework.com/v1/.well-known/openidconfiguration";
    internal const string EntraMetadataUrl = "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration";
    private const string KeysUrl = "https://login.botframework.com/v1/.well-known/keys";

    internal ConcurrentQueue<(HttpMethod Method, Uri Uri, string? Authorization, string Body)> Connector { get; } = new();

    internal int MetadataReads { get; private set; }

    /// <summary>Where metadata is told.</summary>
    internal HashSet<string> MetadataUrls { get; } = [MetadataUrl, EntraMetadataUrl];

    /// <summary>What becomes of the document of the keys.</summary>
    internal Func<string, string> ChangeKeys { get; set; } = keys => keys;

    internal TestTokenIssuer Issuer { get; set; } = issuer;

    internal bool IsMetadataDown { get; set; }

    /// <summary>Where it is set, the metadata is answered only once it is completed.</summary>
    internal TaskCompletionSource? MetadataGate { get; set; }

    /// <summary>Let go each time that the metadata is asked for while it hangs.</summary>
    internal SemaphoreSlim MetadataAsked { get; } = new(0);

    internal Func<int, HttpResponseMessage> Answer { get; set; } = _ => Json(HttpStatusCode.Created, """{"id":"1700000000002"}""");

    internal static HttpResponseMessage Json(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (request.RequestUri!.AbsoluteUri)
        {
            case var url when MetadataUrls.Contains(url):
                MetadataReads++;
                if (MetadataGate is { } gate)
                {
                    MetadataAsked.Release();
                    await gate.Task.WaitAsync(cancellationToken);
                }

                return IsMetadataDown ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) : Json(HttpStatusCode.OK, Issuer.Metadata(KeysUrl));

            case KeysUrl:
                return Json(HttpStatusCode.OK, ChangeKeys(Issuer.Keys()));

            default:
                var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
                Connector.Enqueue((request.Method, request.RequestUri, request.Headers.Authorization?.ToString(), body));
                return Answer(Connector.Count);
        }
    }
}

/// <summary>Gives outgoing tokens with numbers.</summary>
internal sealed class FakeAccessTokens(TimeProvider clock) : IAccessTokenSource
{
    private int _count;

    internal int Count => Volatile.Read(ref _count);

    internal ConcurrentQueue<string> Scopes { get; } = new();

    internal bool IsDown { get; set; }

    public Task<(string Token, DateTimeOffset Expires)> AcquireAsync(string scope, bool force, CancellationToken cancellationToken)
    {
        if (IsDown)
        {
            throw new InvalidOperationException("No token is to be had.");
        }

        Scopes.Enqueue(scope);
        return Task.FromResult(($"outgoing-{Interlocked.Increment(ref _count)}", clock.GetUtcNow().AddHours(1)));
    }
}
