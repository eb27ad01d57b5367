using System.Net;

namespace ActivityProtocol.Connector;

/// <summary>What came of a download.</summary>
public abstract record AttachmentDownload
{
    /// <summary>The file.</summary>
    public sealed record Downloaded(ReadOnlyMemory<byte> Content, string? ContentType) : AttachmentDownload;

    /// <summary>No file; a sentence says why.</summary>
    public sealed record Refused(string Reason) : AttachmentDownload;
}

/// <summary>
/// Reads files that people send. The address comes from the sender, so: https only, from listed hosts only, each
/// redirect checked again, without the bot's token, and with limits of size and time. An addition.
/// </summary>
public sealed class AttachmentDownloader : IDisposable
{
    private const int MaxRedirects = 5;
    private readonly HttpClient _client;
    private readonly ListedHosts _hosts;
    private readonly int _maxBytes;

    /// <summary>A downloader.</summary>
    /// <param name="hosts">Hosts that are read from: a name, or <c>*.name</c> for all below it, such as <c>*.sharepoint.com</c>.</param>
    /// <param name="maxBytes">The largest file; 10 MB where nothing is said.</param>
    /// <param name="timeout">How long a download may take in all; 30 seconds where nothing is said.</param>
    public AttachmentDownloader(IEnumerable<string> hosts, int maxBytes = 10 * 1024 * 1024, TimeSpan? timeout = null)
        : this(hosts, maxBytes, timeout, new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
    }

    internal AttachmentDownloader(IEnumerable<string> hosts, int maxBytes, TimeSpan? timeout, HttpMessageHandler handler)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        _hosts = new ListedHosts(hosts);
        _maxBytes = maxBytes;
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        MaxTime = timeout ?? TimeSpan.FromSeconds(30);
    }

    /// <summary>How long a download may take in all.</summary>
    public TimeSpan MaxTime { get; }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Reads a file.</summary>
    public async Task<AttachmentDownload> DownloadAsync(string? url, CancellationToken cancellationToken = default)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(MaxTime);
        try
        {
            return await FollowAsync(url, time.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new AttachmentDownload.Refused($"The file did not arrive within {MaxTime.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException)
        {
            return new AttachmentDownload.Refused("The file's host could not be reached.");
        }
        catch (IOException)
        {
            return new AttachmentDownload.Refused("The file's host broke off in the middle of the file.");
        }
    }

    private async Task<AttachmentDownload> FollowAsync(string? url, CancellationToken cancellationToken)
    {
        var next = Uri.TryCreate(url, UriKind.Absolute, out var address) ? address : null;
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            if (next is null || next.Scheme != Uri.UriSchemeHttps || !_hosts.Hold(next))
            {
                return new AttachmentDownload.Refused("The file is not at an https address of a host that is read from.");
            }

            using var response = await _client.GetAsync(next, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308)
            {
                next = response.Headers.Location is { } location ? new Uri(next, location) : null;
                continue;
            }

            return response.StatusCode == HttpStatusCode.OK
                ? await ReadAsync(response, cancellationToken).ConfigureAwait(false)
                : new AttachmentDownload.Refused($"The file's host answered with status {(int)response.StatusCode}.");
        }

        return new AttachmentDownload.Refused("The file's address leads from one to the next without end.");
    }

    private async Task<AttachmentDownload> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var tooLarge = new AttachmentDownload.Refused($"The file is larger than {_maxBytes / 1024} KB.");
        if (response.Content.Headers.ContentLength > _maxBytes)
        {
            return tooLarge;
        }

        using var content = new MemoryStream();
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var buffer = new byte[16 * 1024];
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (content.Length + read > _maxBytes)
                {
                    return tooLarge;
                }

                content.Write(buffer, 0, read);
            }
        }

        return new AttachmentDownload.Downloaded(content.ToArray(), response.Content.Headers.ContentType?.MediaType);
    }
}
