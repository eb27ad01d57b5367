using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Teams.Outbox;

namespace PlanBot.FaultRun;

/// <summary>
/// Channels subscribe; then day follows day, three deadlines on each, while the connector fails and PlanBot is killed and
/// started again. A day is over when nothing waits any more.
/// </summary>
internal sealed class Scenario : IAsyncDisposable
{
    private const string PlanId = "faultshire-2026";

    private const string Tenant = "7b0a7d2e-4a55-4f6e-9b11-0c4d6f7a1e20";

    private const string Administrator = "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f0001";

    private const int KillsADay = 2;

    private static readonly DateOnly FirstDay = new(2026, 1, 5);

    private static readonly TimeSpan LongestDay = TimeSpan.FromMinutes(8);

    private readonly FaultRunOptions _options;
    private readonly string _folder = Directory.CreateTempSubdirectory("planbot-faults-").FullName;
    private readonly HttpClient _http = new();
    private readonly Random _random;
    private readonly List<long> _kills = [];
    private readonly Dictionary<string, string> _environment;
    private readonly FaultyConnector _connector;
    private readonly PlanBotProcess[] _planBots;

    private Scenario(FaultRunOptions options, FaultyConnector connector)
    {
        (_options, _connector, _random) = (options, connector, new Random(options.Seed));
        _environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Database__Provider"] = options.PostgreSql.Length > 0 ? "PostgreSql" : "Sqlite",
            ["ConnectionStrings__PlanBot"] = options.PostgreSql.Length > 0 ? options.PostgreSql : $"Data Source={Path.Combine(_folder, "planbot.db")}",
            ["PlanBot__DefaultPlan"] = PlanId,
            ["PlanBot__Administrators__0"] = $"{Tenant}/{Administrator}",
            ["PlanBot__Deadlines__LeadDays__0"] = "0",
            ["PlanBot__Deadlines__LateDays"] = "0",
            ["PlanBot__Deadlines__PostFrom"] = "00:00",
            ["PlanBot__Outbox__ClaimSeconds"] = "16",
            // One person subscribes all channels, faster than people do.
            ["PlanBot__Limits__PersonPerMinute"] = "100000",
        };
        _planBots = [.. Enumerable.Range(0, options.Instances).Select(_ => new PlanBotProcess(_environment, _folder))];
    }

    private IEnumerable<string> Channels => Enumerable.Range(1, _options.Channels).Select(number => $"19:channel{number}@thread.tacv2");

    private IEnumerable<string> Deadlines => Enumerable.Range(0, _options.Deadlines).Select(EventOf);

    public static async Task<Scenario> StartAsync(FaultRunOptions options) => new(options, await FaultyConnector.StartAsync(options.Seed));

    public async Task<Findings> RunAsync(CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "appsettings.json"), "{}", cancellationToken);
        var plan = Directory.CreateDirectory(Path.Combine(_folder, "plan", PlanId)).FullName;
        await WritePlanAsync(plan, cancellationToken);
        await _planBots[0].RunAsync("import", plan);
        await SubscribeAsync(cancellationToken);
        _connector.Fails = true;
        for (var day = 0; day * FaultRunOptions.ADay < _options.Deadlines; day++)
        {
            await RunDayAsync(DayOf(day * FaultRunOptions.ADay), Deadlines.Take((day + 1) * FaultRunOptions.ADay).ToList(), cancellationToken);
        }

        var findings = Findings.Of(_connector.Calls, Channels, Deadlines, _kills);
        await ReportAsync(findings, cancellationToken);
        return findings;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var planBot in _planBots)
        {
            planBot.Dispose();
        }

        _http.Dispose();
        await _connector.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string EventOf(int number) => string.Create(CultureInfo.InvariantCulture, $"Deadline {number + 1:00}");

    private static DateOnly DayOf(int number)
    {
        var day = number / FaultRunOptions.ADay;
        return FirstDay.AddDays((day / 5 * 7) + (day % 5));
    }

    private async Task WritePlanAsync(string plan, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(
            Path.Combine(plan, "plan.csv"),
            $"plan_id,area,title,period_start,period_end,commissioner,force,panel,first_published,revised_published,status,note,source\n{PlanId},faultshire,Police and Crime Plan 2026,2026-01,2029-12,,,,,,current,,test\n",
            cancellationToken);
        var milestones = new StringBuilder("milestone_id,date_start,date_end,precision,event,body,kind,state_in_source,note,source\n");
        for (var number = 0; number < _options.Deadlines; number++)
        {
            var day = DayOf(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            milestones.Append(CultureInfo.InvariantCulture, $"d{number},{day},{day},day,{EventOf(number)},Panel,panel,planned,,test\n");
        }

        await File.WriteAllTextAsync(Path.Combine(plan, "milestones.csv"), milestones.ToString(), cancellationToken);
    }

    private async Task SubscribeAsync(CancellationToken cancellationToken)
    {
        await _planBots[0].ServeAsync(FirstDay.AddDays(-1), _http);
        foreach (var channel in Channels)
        {
            using var answer = await _http.PostAsJsonAsync(new Uri(_planBots[0].Address, "api/messages"), Subscribe(channel), cancellationToken);
            answer.EnsureSuccessStatusCode();
        }

        await _planBots[0].KillAsync();
        var subscribed = await InDatabaseAsync(db => db.Set<Subscriptions.DeadlineSubscription>().CountAsync(cancellationToken));
        if (subscribed != _options.Channels)
        {
            throw new InvalidOperationException($"{subscribed} of {_options.Channels} channels are subscribed.");
        }
    }

    private JsonObject Subscribe(string channel) => new()
    {
        ["type"] = "message",
        ["id"] = "1600000000001",
        ["text"] = "<at>PlanBot</at> post deadlines here",
        ["channelId"] = "msteams",
        ["serviceUrl"] = _connector.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = "29:admin", ["name"] = "Priya Shah", ["aadObjectId"] = Administrator },
        ["recipient"] = new JsonObject { ["id"] = "28:planbot", ["name"] = "PlanBot" },
        ["conversation"] = new JsonObject { ["id"] = $"{channel};messageid=1", ["conversationType"] = "channel", ["isGroup"] = true, ["tenantId"] = Tenant },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
        ["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention",
            ["text"] = "<at>PlanBot</at>",
            ["mentioned"] = new JsonObject { ["id"] = "28:planbot", ["name"] = "PlanBot" },
        }),
    };

    private async Task RunDayAsync(DateOnly day, List<string> deadlines, CancellationToken cancellationToken)
    {
        var began = _connector.Now;
        await Task.WhenAll(_planBots.Select(planBot => planBot.ServeAsync(day, _http)));
        for (var kill = 0; kill < KillsADay; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(1_500, 6_000)), TimeProvider.System, cancellationToken);
            _kills.Add(_connector.Now);
            await _planBots[0].KillAsync();
            await _planBots[0].ServeAsync(day, _http);
        }

        while (!await IsOverAsync(deadlines, cancellationToken) && _connector.Now - began < LongestDay.TotalMilliseconds)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, cancellationToken);
        }

        // The day ends with a kill too: at midnight nobody is asked.
        _kills.Add(_connector.Now);
        await Task.WhenAll(_planBots.Select(planBot => planBot.KillAsync()));
        Console.WriteLine($"{day:d MMMM}: {(_connector.Now - began) / 1000} s, {_connector.Calls.Count} calls so far");
    }

    private async Task<bool> IsOverAsync(List<string> deadlines, CancellationToken cancellationToken)
    {
        var expected = deadlines.Count * _options.Channels;
        var counts = await InDatabaseAsync(db => db.Set<OutboxPost>()
            .GroupBy(post => post.State)
            .Select(posts => new { State = posts.Key, Count = posts.Count() })
            .ToListAsync(cancellationToken));
        var queued = await InDatabaseAsync(db => db.Set<Features.DeadlinePosts.PostedDeadline>().CountAsync(cancellationToken));
        return queued >= expected && !counts.Exists(count => count.State is PostState.Waiting or PostState.Sending);
    }

    private async Task ReportAsync(Findings findings, CancellationToken cancellationToken)
    {
        var unknown = await InDatabaseAsync(db => db.Set<OutboxPost>().SumAsync(post => post.UnknownOutcomes, cancellationToken));
        var failed = await InDatabaseAsync(db => db.Set<OutboxPost>().CountAsync(post => post.State == PostState.Failed, cancellationToken));
        var calls = _connector.Calls;
        Console.WriteLine($"{_options.Channels} channels × {_options.Deadlines} deadlines, seed {_options.Seed}, {_options.Instances} PlanBots on {_environment["Database__Provider"]}, {_kills.Count} kills");
        Console.WriteLine($"calls: {calls.Count} ({string.Join(", ", calls.GroupBy(call => call.Treatment).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}"))})");
        Console.WriteLine($"expected {findings.Expected}, missing {findings.Missing}, doubled {findings.Doubled}, of these not in flight when a fault hit {findings.Unexplained.Count}{string.Concat(findings.Unexplained.Take(5).Select(line => $"\n  {line}"))}");
        Console.WriteLine($"PlanBot counted {unknown} unknown outcomes, and gave up {failed} posts");
        Console.WriteLine($"over a channel's limit: {findings.OverLimit.Count}{string.Concat(findings.OverLimit.Take(5).Select(line => $"\n  {line}"))}");
    }

    private async Task<T> InDatabaseAsync<T>(Func<PlanDbContext, Task<T>> ask)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new(DatabaseOptions.ProviderSetting, _environment["Database__Provider"]), new(DatabaseOptions.ConnectionSetting, _environment["ConnectionStrings__PlanBot"])])
            .Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPlanData(configuration, _folder).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<PlanDbContext>>().CreateDbContextAsync();
        return await ask(db);
    }
}
