using System.Net;

namespace ActivityProtocol.Tests.Connector;

public sealed class AttachmentDownloaderTests
{
    [Theory]
    [InlineData("https://tenant.sharepoint.com/file")]
    [InlineData("https://files.example.org/file")]
    public async Task A_file_of_a_listed_host_is_read_without_the_bots_token(string url)
    {
        var host = new FileHost(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([1, 2, 3]) });
        var file = Assert.IsType<AttachmentDownload.Downloaded>(await Make(host).DownloadAsync(url));
        Assert.Equal([1, 2, 3], file.Content.ToArray());
        Assert.Null(Assert.Single(host.Requests).Headers.Authorization);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    [InlineData("http://files.example.org/file")]
    [InlineData("https://attacker.example.org/file")]
    [InlineData("https://sharepoint.com/file")]
    [InlineData("https://evilsharepoint.com/file")]
    [InlineData("https://files.example.org@attacker.example.org/file")]
    [InlineData("https://attacker.example.org\uFF0F.sharepoint.com/file")]
    [InlineData("https://attacker.example.org\\.sharepoint.com/file")]
    [InlineData("file:///etc/passwd")]
    public async Task Any_other_address_is_not_asked(string? url)
    {
        var host = new FileHost(_ => new HttpResponseMessage(HttpStatusCode.OK));
        Assert.IsType<AttachmentDownload.Refused>(await Make(host).DownloadAsync(url));
        Assert.Empty(host.Requests);
    }

    [Theory]
    [InlineData("https://attacker.example.org/file", false)]
    [InlineData("http://files.example.org/file", false)]
    [InlineData("/moved", true)]
    [InlineData("https://other.sharepoint.com/file", true)]
    public async Task A_redirect_is_checked_again(string location, bool isFollowed)
    {
        var host = new FileHost(number => number == 1
            ? new HttpResponseMessage(HttpStatusCode.Redirect) { Headers = { Location = new Uri(location, UriKind.RelativeOrAbsolute) } }
            : new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([1]) });
        Assert.Equal(isFollowed, await Make(host).DownloadAsync("https://files.example.org/file") is AttachmentDownload.Downloaded);
        Assert.Equal(isFollowed ? 2 : 1, host.Requests.Count);
    }

    [Fact]
    public async Task Redirects_end()
    {
        var host = new FileHost(_ => new HttpResponseMessage(HttpStatusCode.Redirect) { Headers = { Location = new Uri("https://files.example.org/again") } });
        Assert.IsType<AttachmentDownload.Refused>(await Make(host).DownloadAsync("https://files.example.org/file"));
        Assert.Equal(6, host.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_too_large_is_refused_whether_it_says_so_or_not(bool saysSo)
    {
        var host = new FileHost(_ => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = saysSo ? new ByteArrayContent(new byte[2000]) : new StreamContent(new EndlessStream()),
        });
        var refused = Assert.IsType<AttachmentDownload.Refused>(await Make(host).DownloadAsync("https://files.example.org/file"));
        Assert.Contains("larger than 1 KB", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_does_not_arrive_in_time_is_refused()
    {
        var host = new FileHost(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new SilentStream()) });
        using var downloader = new AttachmentDownloader(["files.example.org"], 1024, TimeSpan.FromMilliseconds(50), host);
        var refused = Assert.IsType<AttachmentDownload.Refused>(await downloader.DownloadAsync("https://files.example.org/file"));
        Assert.Contains("did not arrive", refused.Reason, StringComparison.Ordinal);
    }

    private static AttachmentDownloader Make(FileHost host) => new(["files.example.org", "*.sharepoint.com"], 1024, null, host);

    private sealed class FileHost(Func<int, HttpResponseMessage> answer) : HttpMessageHandler
    {
        internal List<HttpRequestMessage> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            return Task.FromResult(answer(Requests.Count));
        }
    }

    private class EndlessStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => count;

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private sealed class SilentStream : EndlessStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return 0;
        }
    }
}
