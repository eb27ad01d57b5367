using PlanBot.Storm;

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
}
