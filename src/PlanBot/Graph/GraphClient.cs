using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace PlanBot.Graph;

/// <summary>
/// Microsoft's client, one for the process. Its own handler repeats 429, 503 and 504, never before <c>Retry-After</c>; where
/// that is longer than the call may take it is not waited for.
/// </summary>
internal sealed class GraphClient : IDisposable
{
    private const int MostRetries = 2;

    private readonly HttpClient _http;

    public GraphClient(AppTokens tokens, IOptions<GraphOptions> options, BotAuthenticationOptions registration)
    {
        var address = GraphAddress.Of(options.Value, registration);
        var timeout = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
        DelegatingHandler[] handlers =
        [
            new RetryHandler(new RetryHandlerOption { MaxRetry = MostRetries, Delay = 1, RetriesTimeLimit = timeout / 2 }),
            new ParametersNameDecodingHandler(),
        ];

        // A redirection would take the token along.
        _http = GraphClientFactory.Create(handlers, finalHandler: new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) });
        _http.Timeout = timeout;
        Tokens = new(tokens, address);
        Service = new(_http, Tokens, address.BaseUrl.ToString());
    }

    public GraphServiceClient Service { get; }

    public GraphTokens Tokens { get; }

    public void Dispose()
    {
        Service.Dispose();
        _http.Dispose();
    }
}
