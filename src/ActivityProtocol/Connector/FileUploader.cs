using System.Net.Http.Headers;

namespace ActivityProtocol.Connector;

/// <summary>
/// Puts a file where Teams says that it may be put. The address comes from outside, so: https only, to listed hosts only,
/// without redirects and without the bot's token, which the address carries a permission instead of. An addition.
/// </summary>
public sealed class FileUploader : IDisposable
{
    private readonly HttpClient _client;
    private readonly ListedHosts _hosts;

    /// <summary>An uploader.</summary>
    /// <param name="hosts">Hosts that are written to: a name, or <c>*.name</c> for all below it, such as <c>*.sharepoint.com</c>.</param>
    public FileUploader(IEnumerable<string> hosts)
        : this(hosts, new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
    }

    internal FileUploader(IEnumerable<string> hosts, HttpMessageHandler handler)
    {
        _hosts = new ListedHosts(hosts);
        _client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Puts the file there.</summary>
    /// <returns>Empty where it is there, else a sentence that says why not.</returns>
    public async Task<string> UploadAsync(string? url, byte[] content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || !_hosts.Hold(address))
        {
            return "The file may not be put there: it is not an https address of a host that is written to.";
        }

        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        body.Headers.ContentRange = new ContentRangeHeaderValue(0, content.Length - 1, content.Length);
        try
        {
            using var response = await _client.PutAsync(address, body, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? "" : $"The file's host answered with status {(int)response.StatusCode}.";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "The file could not be put there in time.";
        }
        catch (HttpRequestException)
        {
            return "The file's host could not be reached.";
        }
    }
}
