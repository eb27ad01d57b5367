using PlanBot.Storm;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Submissions;

/// <summary>The storm in small; the whole of it is <c>dotnet run --project tests/PlanBot.Storm</c>.</summary>
public class StormTests
{
    [Fact]
    public async Task What_was_acknowledged_is_stored_once_and_without_gaps_though_the_process_is_killed()
    {
        var report = await StormRun.RunAsync(new(Submissions: 40, People: 8, Concurrency: 8, Kills: 1, Seed: 2013), TestContext.Current.CancellationToken);

        Assert.True(report.IsSound, report.ToString());
    }

    [Fact]
    public async Task The_same_on_a_database_server()
    {
        var database = await PostgreSqlServer.CreateDatabaseAsync(migrated: false);

        var report = await StormRun.RunAsync(new(Submissions: 30, People: 6, Concurrency: 6, Kills: 1, Seed: 2017, database), TestContext.Current.CancellationToken);

        Assert.True(report.IsSound, report.ToString());
        await PostgreSqlServer.DropDatabaseAsync(database);
    }
}
