using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ActivityProtocol.Schema;

namespace ActivityProtocol.Connector;

/// <summary>Sends calls to connectors. One for the process: it holds the connections.</summary>
internal sealed class HttpConnector : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");
    private static readonly ProductInfoHeaderValue Product = new("ActivityProtocol", typeof(HttpConnector).Assembly.GetName().Version?.ToString(2));
    private readonly HttpClient _client;

    internal HttpConnector(HttpMessageHandler? handler = null)
    {
        // No redirects: a token must not follow them to another host. Connections are renewed, so that DNS is heard.
        _client = new HttpClient(handler ?? new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = TimeSpan.FromSeconds(30),
            MaxResponseContentBufferSize = 4 * 1024 * 1024,
        };
        _client.DefaultRequestHeaders.UserAgent.Add(Product);
    }

    public void Dispose() => _client.Dispose();

    internal async Task<T> SendAsync<T>(HttpMethod method, Uri uri, byte[]? body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var request = new HttpRequestMessage(method, uri);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        }

        using var response = await _client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var content = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode ? Read(content, type) : throw Refusal(response, content);
    }

    /// <summary>Some channels answer with text or with nothing; then there is no id.</summary>
    private static T Read<T>(byte[] content, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return (content.Length == 0 ? null : JsonSerializer.Deserialize(content, type)) ?? Empty();
        }
        catch (JsonException) when (typeof(T) == typeof(ResourceResponse))
        {
            return Empty();
        }

        static T Empty() => typeof(T) == typeof(ResourceResponse)
            ? (T)(object)new ResourceResponse()
            : throw new ErrorResponseException($"The channel answered without the {typeof(T).Name} that was asked for.");
    }

    private static ErrorResponseException Refusal(HttpResponseMessage response, byte[] content)
    {
        var text = Encoding.UTF8.GetString(content.AsSpan(0, Math.Min(content.Length, 4096)));
        ErrorResponse? body = null;
        try
        {
            body = JsonSerializer.Deserialize(content, ProtocolJson.TypeInfo<ErrorResponse>());
        }
        catch (JsonException)
        {
            // A gateway's page rather than the connector's answer; the status says enough.
        }

        var wrapper = new HttpResponseMessageWrapper(response.StatusCode, text) { ReasonPhrase = response.ReasonPhrase };
        foreach (var (name, values) in response.Headers)
        {
            wrapper.Headers[name] = values;
        }

        var code = body?.Error?.Code is { } named ? $" ({named})" : string.Empty;
        return new ErrorResponseException($"The channel answered with status {(int)response.StatusCode}{code}.") { Response = wrapper, Body = body };
    }
}
