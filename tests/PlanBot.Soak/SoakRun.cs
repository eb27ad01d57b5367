using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PlanBot.FaultRun;

namespace PlanBot.Soak;

/// <summary>
/// People ask at an even rate whatever the answers take, a plan is imported twice a minute by a process of its own, and
/// what moves in it is posted into channels. Memory is the serving process's working set, looked at every second.
/// </summary>
internal sealed class SoakRun : IAsyncDisposable
{
    private const string Tenant = "7b0a7d2e-4a55-4f6e-9b11-0c4d6f7a1e20";
    private const string Administrator = "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f0001";
    private const int People = 400;
    private const int Channels = 20;
    private const int MostParts = 30;
    private const int ShownFailures = 10;

    private static readonly TimeSpan BetweenImports = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(30);
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly SoakOptions _options;
    private readonly CountingConnector _connector;
    private readonly PlanBotProcess _planBot;
    private readonly string _folder;
    private readonly SoakPlan _plan;
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1000 }) { Timeout = LongestTurn };
    private readonly Random _random;
    private readonly ConcurrentQueue<(long At, TimeSpan Took, string Failure)> _turns = new();
    private readonly List<(long At, long Memory, int Posts)> _samples = [];
    private readonly ConcurrentQueue<long> _imports = new();
    private readonly Stopwatch _clock = new();
    private IReadOnlyList<Question> _questions = [];
    private int _lastActivity;

    private SoakRun(SoakOptions options, CountingConnector connector, string folder)
    {
        (_options, _connector, _folder, _random) = (options, connector, folder, new Random(options.Seed));
        _plan = new(Path.Combine(folder, "plan", SoakPlan.Id), Today);
        _planBot = new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["DOTNET_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Serilog__MinimumLevel__Default"] = "Warning",
                ["ConnectionStrings__PlanBot"] = $"Data Source={Path.Combine(folder, "planbot.db")}",
                ["PlanBot__Administrators__0"] = $"{Tenant}/{Administrator}",
                ["PlanBot__Deadlines__LeadDays__0"] = "2",
                ["PlanBot__Deadlines__PostFrom"] = "00:00",
            },
            folder);
    }

    public static async Task<SoakRun> StartAsync(SoakOptions options, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("planbot-soak-").FullName;
        var run = new SoakRun(options, await CountingConnector.StartAsync(), folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), "{}", cancellationToken);
        // The samples are loaded by the first that serves an empty database.
        await run._planBot.ServeAsync(Today, run._http);
        foreach (var plan in options.Plans.Length > 0 ? Directory.GetDirectories(options.Plans).Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            await run._planBot.RunAsync("import", plan);
        }

        await run._plan.WriteAsync(cancellationToken);
        await run._planBot.RunAsync("import", run._plan.Folder);
        await run.PrepareAsync(cancellationToken);
        return run;
    }

    public async Task<SoakFindings> RunAsync(CancellationToken cancellationToken)
    {
        _clock.Start();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ended.CancelAfter(_options.Length);
        await Task.WhenAll(AskAsync(ended.Token), ImportAsync(ended.Token), WatchAsync(ended.Token));
        cancellationToken.ThrowIfCancellationRequested();
        return Findings();
    }

    public async ValueTask DisposeAsync()
    {
        await _planBot.KillAsync();
        _planBot.Dispose();
        _http.Dispose();
        await _connector.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Everybody chooses the plan that the questions are about, and the channels subscribe.</summary>
    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        _questions = Question.Read(Path.Combine(AppContext.BaseDirectory, "questions.jsonl"));
        foreach (var channel in Enumerable.Range(1, Channels))
        {
            await SendAsync(Activity("<at>PlanBot</at> use the Soakshire plan", $"19:soak{channel}@thread.tacv2;messageid=1", Administrator), cancellationToken);
            await SendAsync(Activity("<at>PlanBot</at> post deadlines here", $"19:soak{channel}@thread.tacv2;messageid=1", Administrator), cancellationToken);
        }

        var plans = _questions.Select(question => question.Plan).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var person in Enumerable.Range(0, People))
        {
            await SendAsync(Activity($"use the {plans[person % plans.Count].Replace('-', ' ')} plan", ConversationOf(person), PersonOf(person)), cancellationToken);
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        var byPlan = _questions.ToLookup(question => question.Plan);
        var plans = byPlan.Select(group => group.Key).Order(StringComparer.Ordinal).ToList();
        var running = new List<Task>();
        long asked = 0;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                // Even, whatever the timer does: so many as are due by now.
                for (; asked < _clock.Elapsed.TotalSeconds * _options.Rate; asked++)
                {
                    var person = (int)(asked % People);
                    var questions = byPlan[plans[person % plans.Count]].ToList();
                    running.Add(AskAsync(person, questions[_random.Next(questions.Count)].Text));
                }

                running.RemoveAll(turn => turn.IsCompleted);
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task AskAsync(int person, string text)
    {
        var at = _clock.ElapsedMilliseconds;
        var watch = Stopwatch.StartNew();
        var failure = "";
        try
        {
            await SendAsync(Activity(text, ConversationOf(person), PersonOf(person)), CancellationToken.None);
            failure = _connector.TakeReplies(ConversationOf(person)) > 0 ? "" : $"no answer to: {text}";
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            failure = $"{exception.Message} ({text})";
        }

        _turns.Enqueue((at, watch.Elapsed, failure));
    }

    private async Task ImportAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (var wait = BetweenImports / 6; ; wait = BetweenImports)
            {
                await Task.Delay(wait, TimeProvider.System, cancellationToken);
                await _plan.WriteAsync(CancellationToken.None);
                await _planBot.RunAsync("import", _plan.Folder);
                _imports.Enqueue(_clock.ElapsedMilliseconds);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                _samples.Add((_clock.ElapsedMilliseconds, _planBot.WorkingSet, _connector.Posts));
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task SendAsync(JsonObject activity, CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri(_planBot.Address, "api/messages"), activity, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private SoakFindings Findings()
    {
        var parts = (int)Math.Clamp(_options.Length.TotalMinutes, 6, MostParts);
        var length = _options.Length.TotalMilliseconds / parts;
        bool IsIn(long at, int part) => at >= part * length && at < (part + 1) * length;
        var turns = _turns.ToList();
        var before = 0;
        var found = new List<SoakPart>();
        for (var part = 0; part < parts; part++)
        {
            var own = turns.Where(turn => IsIn(turn.At, part)).ToList();
            var times = own.Select(turn => turn.Took).Order().ToList();
            var samples = _samples.Where(sample => IsIn(sample.At, part)).ToList();
            var posts = samples.Count > 0 ? samples[^1].Posts : before;
            found.Add(new(
                own.Count,
                own.Count(turn => turn.Failure.Length > 0),
                times.Count > 0 ? times[times.Count / 2] : default,
                times.Count > 0 ? times[times.Count * 99 / 100] : default,
                samples.Select(sample => sample.Memory).DefaultIfEmpty().Max(),
                posts - before,
                _imports.Count(at => IsIn(at, part))));
            before = posts;
        }

        return new(
            found,
            (int)Math.Round(_options.WarmUp / _options.Length * parts),
            File.ReadLines(Path.Combine(_folder, "planbot.log")).Count(line => line.Contains("ERR]", StringComparison.Ordinal) || line.Contains("\"@l\":\"Error\"", StringComparison.Ordinal)),
            [.. turns.Select(turn => turn.Failure).Where(failure => failure.Length > 0).Take(ShownFailures)],
            _options);
    }

    private static string ConversationOf(int person) => string.Create(CultureInfo.InvariantCulture, $"a:soak-{person}");

    private static string PersonOf(int person) => string.Create(CultureInfo.InvariantCulture, $"2c1e0000-0000-4000-8000-{person:000000000000}");

    private JsonObject Activity(string text, string conversation, string person) => new()
    {
        ["type"] = "message",
        ["id"] = Interlocked.Increment(ref _lastActivity).ToString(CultureInfo.InvariantCulture),
        ["text"] = text,
        ["channelId"] = "msteams",
        ["serviceUrl"] = _connector.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = $"29:{person}", ["name"] = "Somebody", ["aadObjectId"] = person },
        ["recipient"] = new JsonObject { ["id"] = "28:planbot", ["name"] = "PlanBot" },
        ["conversation"] = new JsonObject
        {
            ["id"] = conversation,
            ["conversationType"] = conversation.StartsWith("19:", StringComparison.Ordinal) ? "channel" : "personal",
            ["isGroup"] = conversation.StartsWith("19:", StringComparison.Ordinal),
            ["tenantId"] = Tenant,
        },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
        ["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention",
            ["text"] = "<at>PlanBot</at>",
            ["mentioned"] = new JsonObject { ["id"] = "28:planbot", ["name"] = "PlanBot" },
        }),
    };
}
