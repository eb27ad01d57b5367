using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PlanBot.FaultRun;

/// <summary>What the connector did with a call.</summary>
internal enum Treatment
{
    Taken,
    Throttled,
    ServerError,

    /// <summary>The connection was dropped before the message was recorded.</summary>
    DroppedBefore,

    /// <summary>The message was recorded, and the connection dropped before the answer.</summary>
    DroppedAfter,

    /// <summary>Recorded and answered, after a second and a half.</summary>
    Slow,
}

/// <summary>One call of PlanBot's for a channel. The times are of a stopwatch, in milliseconds.</summary>
internal sealed class Call(string channel, string deadline, bool isNew, Treatment treatment, long began)
{
    public string Channel => channel;

    /// <summary>Empty where it is not about a deadline.</summary>
    public string Deadline => deadline;

    public bool IsNew => isNew;

    public Treatment Treatment => treatment;

    public long Began => began;

    /// <summary>When the answer was on its way; nothing where PlanBot never got one.</summary>
    public long? Answered { get; set; }

    public bool Recorded => Treatment is Treatment.Taken or Treatment.Slow or Treatment.DroppedAfter;
}

/// <summary>A connector over HTTP that records what it is sent, and fails in seeded ways once it is told to.</summary>
internal sealed partial class FaultyConnector : IAsyncDisposable
{
    private static readonly TimeSpan SlowTime = TimeSpan.FromMilliseconds(1_500);

    private readonly WebApplication _app;
    private readonly Random _random;
    private readonly List<Call> _calls = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _lastId = 1_700_000_000_000;

    private FaultyConnector(WebApplication app, int seed) => (_app, _random) = (app, new Random(seed));

    public string ServiceUrl => _app.Urls.First() + "/";

    public bool Fails { get; set; }

    public long Now => _clock.ElapsedMilliseconds;

    public IReadOnlyList<Call> Calls
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls];
            }
        }
    }

    public static async Task<FaultyConnector> StartAsync(int seed)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var connector = new FaultyConnector(app, seed);
        app.MapPost("/v3/conversations", context => connector.TakeAsync(context, isNew: true));
        app.MapPost("/v3/conversations/{conversation}/activities", context => connector.TakeAsync(context, isNew: false));
        app.MapPost("/v3/conversations/{conversation}/activities/{activity}", context => connector.TakeAsync(context, isNew: false));
        app.MapPut("/v3/conversations/{conversation}/activities/{activity}", context => connector.TakeAsync(context, isNew: false));
        await app.StartAsync();
        return connector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [GeneratedRegex("^[A-Za-z ]+: (Deadline [0-9]+),", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DeadlineInSummary();

    private async Task TakeAsync(HttpContext context, bool isNew)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: CancellationToken.None))!;
        var activity = isNew ? body["activity"] : body;
        var conversation = isNew ? (string?)body["channelData"]?["channel"]?["id"] : Uri.UnescapeDataString((string)context.Request.RouteValues["conversation"]!);
        var summary = DeadlineInSummary().Match((string?)activity?["summary"] ?? "");
        Call call;
        lock (_calls)
        {
            call = new((conversation ?? "").Split(';')[0], summary.Success ? summary.Groups[1].Value : "", isNew, Fails ? Choose() : Treatment.Taken, Now);
            _calls.Add(call);
        }

        await AnswerAsync(context, call);
    }

    private async Task AnswerAsync(HttpContext context, Call call)
    {
        switch (call.Treatment)
        {
            case Treatment.DroppedBefore or Treatment.DroppedAfter:
                context.Abort();
                return;

            case Treatment.Throttled:
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "1";
                return;

            case Treatment.ServerError:
                context.Response.StatusCode = 500;
                return;

            case Treatment.Slow:
                await Task.Delay(SlowTime, TimeProvider.System);
                break;
        }

        var id = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
        context.Response.StatusCode = 201;
        await context.Response.WriteAsJsonAsync(call.IsNew ? new JsonObject { ["id"] = $"{call.Channel};messageid={id}", ["activityId"] = id } : new JsonObject { ["id"] = id });
        if (!context.RequestAborted.IsCancellationRequested)
        {
            call.Answered = Now;
        }
    }

    private Treatment Choose() => _random.Next(100) switch
    {
        < 4 => Treatment.Throttled,
        < 6 => Treatment.ServerError,
        < 8 => Treatment.DroppedBefore,
        < 10 => Treatment.DroppedAfter,
        < 13 => Treatment.Slow,
        _ => Treatment.Taken,
    };
}
