using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ActivityProtocol;
using ActivityProtocol.Schema;
using ActivityProtocol.Testing;
using Activity = ActivityProtocol.Schema.Activity;

namespace PlanBot.Storm;

/// <summary>How much is sent, by how many, how many at a time, and how often the process is killed meanwhile.</summary>
/// <param name="PostgreSql">The connection string of an empty PostgreSQL database; empty for SQLite.</param>
public sealed record StormPlan(int Submissions, int People, int Concurrency, int Kills, int Seed, string PostgreSql = "");

/// <summary>
/// Partners press Send through POST /api/messages while PlanBot is killed with SIGKILL and started again. Whoever gets no
/// answer presses again, as a client that repeats does. Afterwards the database is compared with what was acknowledged.
/// </summary>
public sealed partial class StormRun : IAsyncDisposable
{
    private const string PlanId = "northshire-2025-29";
    private const string Tenant = "5c8f0a7e-21d4-4b7c-9b0e-6d1f3a2c4e90";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly StormPlan _plan;
    private readonly PlanBotServer _server;
    private readonly HttpTestChannel _channel;
    private readonly HttpClient _http = new() { Timeout = Patience };
    private readonly ConcurrentDictionary<int, string> _acknowledged = new();
    private readonly ConcurrentBag<TimeSpan> _times = [];
    private int _repeats;

    private StormRun(StormPlan plan, PlanBotServer server, HttpTestChannel channel) => (_plan, _server, _channel) = (plan, server, channel);

    public static async Task<StormReport> RunAsync(StormPlan plan, CancellationToken cancellationToken)
    {
        await using var channel = await HttpTestChannel.StartAsync();
        channel.RequireToken = false;
        await using var server = await PlanBotServer.StartAsync(plan.PostgreSql, cancellationToken);
        await using var storm = new StormRun(plan, server, channel);
        var watch = Stopwatch.StartNew();
        await storm.SendAllAsync(cancellationToken);
        return await storm.CompareAsync(watch.Elapsed, cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task SendAllAsync(CancellationToken cancellationToken)
    {
        var killing = KillAsync(cancellationToken);
        await Parallel.ForEachAsync(
            Enumerable.Range(1, _plan.Submissions),
            new ParallelOptions { MaxDegreeOfParallelism = _plan.Concurrency, CancellationToken = cancellationToken },
            async (number, token) => await SendUntilAcknowledgedAsync(number, token));
        await killing;
    }

    /// <summary>Kills at numbers of acknowledgements that the seed spreads over the run, in the middle of whatever is under way.</summary>
    private async Task KillAsync(CancellationToken cancellationToken)
    {
        var chance = new Random(_plan.Seed);
        for (var kill = 1; kill <= _plan.Kills; kill++)
        {
            var share = _plan.Submissions * kill / (_plan.Kills + 1);
            var at = Math.Clamp(share + chance.Next(-_plan.Concurrency, _plan.Concurrency), 1, _plan.Submissions - 1);
            while (_acknowledged.Count < at)
            {
                await Task.Yield();
                await PlanBotServer.TickAsync(cancellationToken);
            }

            await _server.KillAndStartAgainAsync(cancellationToken);
        }
    }

    private async Task SendUntilAcknowledgedAsync(int number, CancellationToken cancellationToken)
    {
        var activity = ActivityOf(number);
        while (true)
        {
            var watch = Stopwatch.StartNew();
            try
            {
                using var response = await _http.PostAsJsonAsync(new Uri(_server.Url, "/api/messages"), activity, ProtocolJson.Options, cancellationToken);
                var body = await response.Content.ReadAsStringAsync(cancellationToken);
                if (response.IsSuccessStatusCode && Reference().Match(body) is { Success: true } reference)
                {
                    _times.Add(watch.Elapsed);
                    _acknowledged[number] = reference.Value;
                    return;
                }
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // No answer: whether it was stored is not known, so it is sent again.
            }

            Interlocked.Increment(ref _repeats);
            await PlanBotServer.TickAsync(cancellationToken);
        }
    }

    private Activity ActivityOf(int number)
    {
        var person = (number % _plan.People) + 1;
        var objectId = string.Create(CultureInfo.InvariantCulture, $"1d6f6a52-3c55-4c1b-a4a8-6c0e0a2{person:00000}");
        return new()
        {
            Type = ActivityTypes.Invoke,
            Name = "adaptiveCard/action",
            Id = string.Create(CultureInfo.InvariantCulture, $"storm-{number}"),
            ChannelId = "msteams",
            ServiceUrl = _channel.ServiceUrl,
            From = new ChannelAccount { Id = $"29:{objectId}", Name = $"Partner {person}", AadObjectId = objectId },
            Recipient = new ChannelAccount { Id = "28:planbot", Name = "PlanBot" },
            Conversation = new ConversationAccount { Id = $"a:{objectId}", ConversationType = "personal", TenantId = Tenant },
            ChannelData = JsonSerializer.SerializeToElement(new { tenant = new { id = Tenant } }),
            Value = new JsonObject
            {
                ["action"] = new JsonObject
                {
                    ["type"] = "Action.Execute",
                    ["verb"] = "submission.send",
                    ["data"] = new JsonObject
                    {
                        ["planId"] = PlanId,
                        ["kind"] = "priority",
                        ["formKey"] = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:000000000000}"),
                        ["organisation"] = $"Partner organisation {person}",
                        ["title"] = $"matter{number} aim{number}",
                        ["priority"] = $"words{number} of{number} its{number} own{number}",
                        ["strategy"] = "Community safety plan",
                        ["support"] = "Joint work.",
                    },
                },
                ["trigger"] = "manual",
            },
        };
    }

    private async Task<StormReport> CompareAsync(TimeSpan took, CancellationToken cancellationToken)
    {
        var stored = await _server.ReferencesAsync(cancellationToken);
        var numbers = stored.Select(reference => int.Parse(reference[(reference.LastIndexOf('P') + 1)..], CultureInfo.InvariantCulture)).Order().ToList();
        var times = _times.Order().ToList();
        return new(
            _plan,
            took,
            _acknowledged.Count,
            _repeats,
            stored.Count,
            _acknowledged.Values.Count(reference => stored.Count(row => row == reference) != 1) + (_acknowledged.Count - _acknowledged.Values.Distinct().Count()),
            numbers.SequenceEqual(Enumerable.Range(1, numbers.Count)),
            times[times.Count / 2],
            times[times.Count * 95 / 100]);
    }

    [GeneratedRegex(@"NOR-\d{4}-P\d+")]
    private static partial Regex Reference();
}

/// <summary>What a storm left behind.</summary>
/// <param name="Wrong">Acknowledged references that are not in the database exactly once, or that two senders were given.</param>
/// <param name="Gapless">Whether the numbers go from one without a gap.</param>
public sealed record StormReport(StormPlan Plan, TimeSpan Took, int Acknowledged, int Repeats, int Stored, int Wrong, bool Gapless, TimeSpan Median, TimeSpan Percentile95)
{
    public bool IsSound => Acknowledged == Plan.Submissions && Stored == Plan.Submissions && Wrong == 0 && Gapless;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(IsSound ? "Sound" : "NOT SOUND")}: {Plan.Submissions} submissions of {Plan.People} people, {Plan.Concurrency} at a time, {Plan.Kills} SIGKILLs, seed {Plan.Seed}, {(Plan.PostgreSql.Length > 0 ? "PostgreSQL" : "SQLite")}: {Acknowledged} acknowledged, {Repeats} sent again for want of an answer, {Stored} stored, {Wrong} wrong, {(Gapless ? "gapless" : "WITH GAPS")}; {Took.TotalSeconds:0.0} s, median {Median.TotalMilliseconds:0} ms, 95 % within {Percentile95.TotalMilliseconds:0} ms.");
}
