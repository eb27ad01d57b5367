using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ActivityProtocol.Authentication;
using ActivityProtocol.Hosting;
using ActivityProtocol.Schema;

namespace ActivityProtocol.Connector;

/// <summary>
/// Sends calls to connectors. One for the process: it holds the connections. Repeats what Teams says may be repeated
/// (412, 429, 502, 503, 504; see "Conversations with a bot", status codes), a few times, waiting longer each time with
/// chance in it, or as long as the channel asks for. A 401 is answered with one new token.
/// </summary>
internal sealed class HttpConnector : IDisposable
{
    private const int MaxAttempts = 4;
    private static readonly TimeSpan BaseDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(20);
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");
    private static readonly string Product = $"ActivityProtocol/{typeof(HttpConnector).Assembly.GetName().Version?.ToString(2)}";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private const int MaxAnswer = 4 * 1024 * 1024;
    private readonly HttpMessageInvoker _client;
    private readonly SharedTimeouts _timeouts = new(Timeout);
    private readonly AccessTokens? _tokens;
    private readonly TimeProvider _clock;

    internal HttpConnector(AccessTokens? tokens, TimeProvider clock, HttpMessageHandler? handler = null)
    {
        _tokens = tokens;
        _clock = clock;

        // No redirects: a token must not follow them to another host. Connections are renewed, so that DNS is heard.
        _client = new HttpMessageInvoker(handler ?? new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = tokens is not null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
    }

    public void Dispose()
    {
        _client.Dispose();
        _timeouts.Dispose();
    }

    /// <summary>Sends one call. The address is of a host that was checked: see <see cref="ServiceUrlPolicy"/>.</summary>
    /// <exception cref="ErrorResponseException">The channel refused the call.</exception>
    /// <exception cref="HttpRequestException">The channel could not be reached, or did not answer in time.</exception>
    internal async Task<T> SendAsync<T>(HttpMethod method, Uri uri, string? audience, ReadOnlyMemory<byte>? body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        AccessToken? refused = null;
        for (var attempt = 1; ; attempt++)
        {
            var token = _tokens is null ? null : await _tokens.GetAsync(audience, refused, cancellationToken).ConfigureAwait(false);
            using var request = new HttpRequestMessage(method, uri);
            request.Headers.TryAddWithoutValidation("User-Agent", Product);
            request.Headers.Authorization = token?.Header;
            if (body is { } bytes)
            {
                request.Content = new ReadOnlyMemoryContent(bytes) { Headers = { ContentType = Json } };
            }

            var left = ConnectorRetries.TimeLeft(_clock);
            var shared = left is null ? _timeouts.Find(cancellationToken) : null;
            using var own = shared is null ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken) : null;
            own?.CancelAfter(left < Timeout ? left.Value : Timeout);
            var time = shared ?? own!.Token;
            HttpResponseMessage? response = null;
            using var measured = ProtocolTelemetry.BeginCall(method);
            using var content = new PooledBuffer();
            try
            {
                response = await _client.SendAsync(request, time).ConfigureAwait(false);
                await ReadAsync(response.Content, content, time).ConfigureAwait(false);
            }
            catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
            {
                response?.Dispose();
                throw new HttpRequestException("The channel did not answer in time.", late);
            }
            catch (IOException broken)
            {
                response?.Dispose();
                throw new HttpRequestException("The channel broke off its answer.", broken);
            }
            catch
            {
                response?.Dispose();
                throw;
            }

            using var answered = response;
            measured.Result = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            if (response.IsSuccessStatusCode)
            {
                return Read(content.Written.Span, type);
            }

            if (response.StatusCode == HttpStatusCode.Unauthorized && token is not null && refused is null)
            {
                refused = token;
                continue;
            }

            if (attempt >= MaxAttempts || ConnectorRetries.AreSuspended || WaitBeforeNext(response, attempt) is not { } wait || wait >= ConnectorRetries.TimeLeft(_clock))
            {
                throw Refusal(response, content.Written.Span);
            }

            await Task.Delay(wait, _clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>How long to wait; null where the call is not to be repeated, or not before it would be of no use.</summary>
    private TimeSpan? WaitBeforeNext(HttpResponseMessage response, int attempt)
    {
        if (response.StatusCode is not (HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout))
        {
            return null;
        }

        var longest = BaseDelay * Math.Pow(2, attempt - 1);
#pragma warning disable CA5394 // Spreads calls in time; nothing secret depends on it.
        var jitter = longest * (0.5 + (0.5 * Random.Shared.NextDouble()));
#pragma warning restore CA5394
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _clock.GetUtcNow(),
            _ => HasEndlessWish(response) ? TimeSpan.MaxValue : TimeSpan.Zero,
        };
        return asked > MaxDelay ? null : asked > jitter ? asked : jitter;
    }

    // A number of seconds that does not fit the type of the header is no number to it.
    private static bool HasEndlessWish(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("Retry-After", out var wishes) && wishes.Any(wish => wish.Length > 0 && wish.All(char.IsAsciiDigit));

    private static async Task ReadAsync(HttpContent content, PooledBuffer into, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        int count;
        while ((count = await stream.ReadAsync(into.GetMemory(1), cancellationToken).ConfigureAwait(false)) > 0)
        {
            into.Advance(count);
            if (into.Count > MaxAnswer)
            {
                throw new HttpRequestException($"The channel's answer is over {MaxAnswer / 1024 / 1024} MB.");
            }
        }
    }

    /// <summary>Some channels answer with text or with nothing; then there is no id.</summary>
    private static T Read<T>(ReadOnlySpan<byte> content, JsonTypeInfo<T> type)
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

    private static ErrorResponseException Refusal(HttpResponseMessage response, ReadOnlySpan<byte> content)
    {
        var text = Encoding.UTF8.GetString(content[..Math.Min(content.Length, 4096)]);
        ErrorResponse? body = null;
        try
        {
            body = JsonSerializer.Deserialize(content, ConnectorJson<ErrorResponse>.TypeInfo);
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
