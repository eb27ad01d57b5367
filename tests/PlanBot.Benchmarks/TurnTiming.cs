using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PlanBot.CommandLine;
using PlanBot.Data;
using PlanBot.Data.PlanFolders;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Benchmarks;

/// <summary>
/// How long a whole turn takes, from the activity to the reply, without a network: the adapter, the person and the
/// conversation read, the question recognised, answered from the database, remembered.
/// </summary>
internal static class TurnTiming
{
    /// <summary>Asked before it is measured: a process that serves all day has its code compiled after the first minutes.</summary>
    private const int WarmUpRounds = 10;

    /// <param name="folders">The plan folders to import.</param>
    /// <param name="questions">What is asked, each in a conversation of its own about its plan.</param>
    /// <param name="fold">How many times over the plans are held.</param>
    /// <param name="rounds">How often each question is asked.</param>
    public static async Task<TurnTimes> MeasureAsync(IReadOnlyList<string> folders, IReadOnlyList<QuestionInConversation> questions, int fold, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("planbot-turns-").FullName;
        var builder = PlanBotHost.CreateBuilder([new(DatabaseOptions.ConnectionSetting, $"Data Source={Path.Combine(folder, "planbot.db")}")], quiet: true, environment: "Production");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        await app.Services.MigrateDatabaseAsync(CancellationToken.None);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            foreach (var plan in folders)
            {
                await scope.ServiceProvider.GetRequiredService<PlanImporter>().ImportAsync(plan, new(), CancellationToken.None);
            }

            await CopyPlansAsync(scope.ServiceProvider.GetRequiredService<PlanDbContext>(), fold);
        }

        var planOfTurn = app.Services.GetRequiredService<IOptions<PlanChoiceOptions>>().Value;
        var conversations = questions.Select((question, at) => (question, says: new BotConversation(app.Services, $"turn-{at}", "benchmark", $"person-{at}"))).ToList();
        var first = Stopwatch.StartNew();
        var ticks = new List<long>();
        var bytes = 0L;
        var firstTurn = TimeSpan.Zero;
        var processor = TimeSpan.Zero;
        for (var round = -WarmUpRounds; round < rounds; round++)
        {
            processor = round == 0 ? Environment.CpuUsage.TotalTime : processor;
            foreach (var (question, conversation) in conversations)
            {
                planOfTurn.DefaultPlan = question.PlanId;
                var before = GC.GetTotalAllocatedBytes();
                var start = Stopwatch.GetTimestamp();
                await conversation.SayAsync(question.Text, CancellationToken.None);
                if (round >= 0)
                {
                    ticks.Add(Stopwatch.GetTimestamp() - start);
                    bytes += GC.GetTotalAllocatedBytes() - before;
                }
                else if (firstTurn == TimeSpan.Zero)
                {
                    firstTurn = first.Elapsed;
                }
            }
        }

        ticks.Sort();
        Directory.Delete(folder, recursive: true);
        return new(Milliseconds(ticks[ticks.Count / 2]), Milliseconds(ticks[ticks.Count * 99 / 100]), Milliseconds(ticks[^1]), firstTurn.TotalMilliseconds, (double)bytes / ticks.Count, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / ticks.Count);
    }

    /// <summary>The rows of every plan again under other ids and areas, table by table.</summary>
    private static async Task CopyPlansAsync(PlanDbContext db, int fold)
    {
        var tables = db.Model.GetEntityTypes().Where(type => type.BaseType is null && typeof(PlanRow).IsAssignableFrom(type.ClrType)).ToList();
        var plans = db.Model.FindEntityType(typeof(Plan))!;
        for (var copy = 1; copy < fold; copy++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"-copy{copy}");
            await CopyAsync(db, plans, column => column switch
            {
                "Id" => $"\"Id\" || '{suffix}'",
                "Area" => $"\"Area\" || '{suffix}'",
                _ => $"\"{column}\"",
            }, "\"Id\" NOT LIKE '%-copy%'");
            foreach (var table in tables)
            {
                await CopyAsync(db, table, column => column is "PlanId" ? $"\"PlanId\" || '{suffix}'" : $"\"{column}\"", "\"PlanId\" NOT LIKE '%-copy%' AND \"PlanId\" <> 'national'");
            }
        }

        await db.DataVersions.ExecuteUpdateAsync(version => version.SetProperty(row => row.Value, Guid.NewGuid()));
    }

    private static async Task CopyAsync(PlanDbContext db, IEntityType type, Func<string, string> valueOf, string which)
    {
        var store = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var columns = type.GetDerivedTypesInclusive().SelectMany(each => each.GetProperties()).Select(property => property.GetColumnName(store)!).Distinct().ToList();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"INSERT INTO \"{store.Name}\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) SELECT {string.Join(", ", columns.Select(valueOf))} FROM \"{store.Name}\" WHERE {which}";
        await command.ExecuteNonQueryAsync();
    }

    private static double Milliseconds(long ticks) => ticks * 1e3 / Stopwatch.Frequency;
}

/// <summary>How long whole turns took, and what one allocates and takes of the processor on all threads.</summary>
internal sealed record TurnTimes(double MedianMilliseconds, double P99Milliseconds, double MaxMilliseconds, double FirstMilliseconds, double BytesEach, double ProcessorMilliseconds);
