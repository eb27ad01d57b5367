using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ActivityProtocol.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace ActivityProtocol.Tests.Connector;

public sealed class HttpConnectorTests
{
    [Fact]
    public async Task A_reply_goes_to_the_service_url_with_its_path_and_ids_percent_encoded()
    {
        await using var connector = await RecordingConnector.StartAsync();
        await using var bot = await BotHost.StartAsync(new EchoBot());
        var message = Payloads.Message("<at>Bot</at> hello", connector.Url);
        message["conversation"]!["id"] = "19:abc@thread.tacv2;messageid=17";
        message["entities"] = JsonNode.Parse("""[{"type":"mention","text":"<at>Bot</at>","mentioned":{"id":"28:bot","name":"Bot"}}]""");
        using var response = await bot.PostAsync(message);
        response.EnsureSuccessStatusCode();
        var (method, path, body) = Assert.Single(connector.Requests);
        Assert.Equal("POST", method);
        Assert.Equal("/_connector/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D17/activities/1700000000001", path);
        Assert.Equal("You said: hello", (string?)body!["text"]);
        Assert.DoesNotContain("null", body.ToJsonString(), StringComparison.Ordinal);
    }
}

/// <summary>A connector over HTTP that keeps what it is sent.</summary>
internal sealed class RecordingConnector : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RecordingConnector(WebApplication app) => _app = app;

    internal string Url => _app.Urls.First() + "/_connector";

    internal ConcurrentQueue<(string Method, string Path, JsonNode? Body)> Requests { get; } = new();

    internal static async Task<RecordingConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var connector = new RecordingConnector(app);
        app.Run(async context =>
        {
            var body = context.Request.ContentLength > 0 ? await JsonNode.ParseAsync(context.Request.Body) : null;
            connector.Requests.Enqueue((context.Request.Method, context.Features.Get<IHttpRequestFeature>()!.RawTarget, body));
            context.Response.StatusCode = 201;
            await context.Response.WriteAsJsonAsync(new JsonObject { ["id"] = "1700000000002" });
        });
        await app.StartAsync();
        return connector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
