using System.Net;

namespace ActivityProtocol.Tests.Connector;

public sealed class FileUploaderTests
{
    [Fact]
    public async Task A_file_is_put_whole_and_without_the_bots_token()
    {
        var host = new UploadHost(HttpStatusCode.Created);
        Assert.Equal(string.Empty, await Make(host).UploadAsync("https://tenant.sharepoint.com/upload?permission=1", [1, 2, 3], TestContext.Current.CancellationToken));
        var (request, content) = Assert.Single(host.Requests);
        Assert.Equal((HttpMethod.Put, "?permission=1"), (request.Method, request.RequestUri!.Query));
        Assert.Equal("bytes 0-2/3", request.Content!.Headers.ContentRange!.ToString());
        Assert.Null(request.Headers.Authorization);
        Assert.Equal([1, 2, 3], content);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://tenant.sharepoint.com/upload")]
    [InlineData("https://sharepoint.com/upload")]
    [InlineData("https://evilsharepoint.com/upload")]
    [InlineData("https://tenant.sharepoint.com.attacker.example/upload")]
    [InlineData("https://tenant.sharepoint.com@attacker.example/upload")]
    [InlineData("https://person@tenant.sharepoint.com/upload")]
    [InlineData("https://attacker.example\uFF0F.sharepoint.com/upload")]
    public async Task Nothing_is_put_at_any_other_address(string? url)
    {
        var host = new UploadHost(HttpStatusCode.Created);
        Assert.Contains("not an https address", await Make(host).UploadAsync(url, [1], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(host.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.Redirect, "302")]
    [InlineData(HttpStatusCode.Forbidden, "403")]
    public async Task A_refusal_is_told_and_a_redirect_not_followed(HttpStatusCode status, string told)
    {
        var host = new UploadHost(status);
        Assert.Contains(told, await Make(host).UploadAsync("https://tenant.sharepoint.com/upload", [1], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Single(host.Requests);
    }

    private static FileUploader Make(UploadHost host) => new(["*.sharepoint.com"], host);

    private sealed class UploadHost(HttpStatusCode status) : HttpMessageHandler
    {
        internal List<(HttpRequestMessage Request, byte[] Content)> Requests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add((request, await request.Content!.ReadAsByteArrayAsync(cancellationToken)));
            return new HttpResponseMessage(status) { Headers = { Location = new Uri("https://other.sharepoint.com/upload") } };
        }
    }
}
