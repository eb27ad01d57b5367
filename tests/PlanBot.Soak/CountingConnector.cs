using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace PlanBot.Soak;

/// <summary>A connector that takes everything, and counts what came for a person and what for a channel.</summary>
internal sealed class CountingConnector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, int> _replies = new(StringComparer.Ordinal);
    private long _lastId = 1_700_000_000_000;
    private int _posts;

    private CountingConnector(WebApplication app) => _app = app;

    public string ServiceUrl => _app.Urls.First() + "/";

    /// <summary>New and changed messages in channels.</summary>
    public int Posts => Volatile.Read(ref _posts);

    public static async Task<CountingConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var connector = new CountingConnector(app);
        app.MapPost("/v3/conversations", (HttpContext context) => connector.PostAsync(context));
        app.MapPost("/v3/conversations/{conversation}/activities", (HttpContext context, string conversation) => connector.TakeAsync(context, conversation));
        app.MapPost("/v3/conversations/{conversation}/activities/{activity}", (HttpContext context, string conversation) => connector.TakeAsync(context, conversation));
        app.MapPut("/v3/conversations/{conversation}/activities/{activity}", (HttpContext context, string conversation) => connector.TakeAsync(context, conversation));
        await app.StartAsync();
        return connector;
    }

    /// <summary>How many messages a conversation has had, and forgets them.</summary>
    public int TakeReplies(string conversation) => _replies.TryRemove(conversation, out var count) ? count : 0;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task PostAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
        Interlocked.Increment(ref _posts);
        var id = NextId();
        context.Response.StatusCode = 201;
        await context.Response.WriteAsJsonAsync(new JsonObject { ["id"] = $"{(string?)body["channelData"]?["channel"]?["id"]};messageid={id}", ["activityId"] = id });
    }

    private async Task TakeAsync(HttpContext context, string conversation)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
        if (conversation.StartsWith("19:", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _posts);
        }
        else if ((string?)body["type"] is "message")
        {
            _replies.AddOrUpdate(conversation, 1, (_, count) => count + 1);
        }

        context.Response.StatusCode = 201;
        await context.Response.WriteAsJsonAsync(new JsonObject { ["id"] = NextId() });
    }

    private string NextId() => Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
}
