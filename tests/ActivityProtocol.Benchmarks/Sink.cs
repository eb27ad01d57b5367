using System.Globalization;
using System.Text;
using ActivityProtocol.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ActivityProtocol.Benchmarks;

/// <summary>The channel: counts what arrives, gives ids, and issues tokens.</summary>
internal sealed class Sink : IAsyncDisposable
{
    private readonly WebApplication _app;
    private long _replies;
    private long _bytes;

    private Sink(WebApplication app) => _app = app;

    internal TestTokenIssuer Issuer { get; } = new(BotSettings.Issuer);

    internal string BaseUrl => _app.Urls.First();

    internal string ServiceUrl => BaseUrl + "/channel/";

    internal long Replies => Interlocked.Read(ref _replies);

    internal long Bytes => Interlocked.Read(ref _bytes);

    internal static async Task<Sink> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var sink = new Sink(app);
        app.MapGet("/openid", context => context.Response.WriteAsync(sink.Issuer.Metadata(sink.BaseUrl + "/keys")));
        app.MapGet("/keys", context => context.Response.WriteAsync(sink.Issuer.Keys()));
        app.MapPost("/{tenant}/oauth2/v2.0/token", context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync($$"""{"token_type":"Bearer","expires_in":3600,"access_token":"{{new string('x', 1200)}}"}""");
        });
        app.MapPost("/channel/{**rest}", (RequestDelegate)sink.TakeAsync);
        await app.StartAsync();
        return sink;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync();
            Interlocked.Add(ref _bytes, read.Buffer.Length);
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        var number = Interlocked.Increment(ref _replies);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "application/json; charset=utf-8";
        var answer = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"{1_700_000_000_000 + number}\"}}"));
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer);
    }
}
