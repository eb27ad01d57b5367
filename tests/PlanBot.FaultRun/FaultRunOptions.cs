using System.CommandLine;

namespace PlanBot.FaultRun;

/// <summary>How large a run is, and what it runs on. The same seed gives the same faults and kills in the same order.</summary>
internal sealed record FaultRunOptions(int Channels, int Deadlines, int Seed, int Instances, string PostgreSql)
{
    /// <summary>So many deadlines fall on one day; more than three would come as one message.</summary>
    public const int ADay = 3;

    public static RootCommand Command(Func<FaultRunOptions, CancellationToken, Task<int>> run)
    {
        var channels = new Option<int>("--channels") { Description = "How many channels subscribe.", DefaultValueFactory = _ => 200 };
        var deadlines = new Option<int>("--deadlines") { Description = "How many deadlines the plan has, three a day.", DefaultValueFactory = _ => 30 };
        var seed = new Option<int>("--seed") { Description = "Of the faults and kills.", DefaultValueFactory = _ => 1 };
        var instances = new Option<int>("--instances") { Description = "How many PlanBots share the database; the first is the one that is killed.", DefaultValueFactory = _ => 1 };
        var postgreSql = new Option<string>("--postgresql") { Description = "A connection string to a PostgreSQL server, where a database is made for the run and dropped after it, or to an empty database; SQLite where it is missing.", DefaultValueFactory = _ => "" };
        var command = new RootCommand("Runs PlanBot against a connector that fails, kills it at random points, and counts what arrived.") { channels, deadlines, seed, instances, postgreSql };
        command.SetAction((parsed, cancellationToken) => run(
            new(parsed.GetValue(channels), parsed.GetValue(deadlines), parsed.GetValue(seed), parsed.GetValue(instances), parsed.GetValue(postgreSql)!),
            cancellationToken));
        return command;
    }
}
