using System.CommandLine;

namespace PlanBot.Soak;

/// <summary>How long a run takes, and how much is asked.</summary>
/// <param name="Length">From the first question to the last.</param>
/// <param name="Rate">Turns a second, whether or not those before are answered.</param>
/// <param name="Seed">Of who asks what.</param>
/// <param name="Plans">A folder of plan folders, so that questions find their plans; the samples alone where it is empty.</param>
internal sealed record SoakOptions(TimeSpan Length, int Rate, int Seed, string Plans)
{
    /// <summary>What PlanBot may take to fill its caches and have its code compiled; a shorter run has the first third.</summary>
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromMinutes(5);

    public TimeSpan WarmUp => Length / 3 < LongestWarmUp ? Length / 3 : LongestWarmUp;

    public static RootCommand Command(Func<SoakOptions, CancellationToken, Task<int>> run)
    {
        var minutes = new Option<double>("--minutes") { Description = "How long.", DefaultValueFactory = _ => 30 };
        var rate = new Option<int>("--rate") { Description = "Turns a second.", DefaultValueFactory = _ => 50 };
        var seed = new Option<int>("--seed") { Description = "Of who asks what.", DefaultValueFactory = _ => 1 };
        var plans = new Option<string>("--plans") { Description = "A folder of plan folders to import.", DefaultValueFactory = _ => "" };
        var command = new RootCommand("Asks PlanBot for a long time while plans are imported and deadlines posted, and measures memory, times and failures.") { minutes, rate, seed, plans };
        command.SetAction((parsed, cancellationToken) => run(
            new(TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(rate), parsed.GetValue(seed), parsed.GetValue(plans)!),
            cancellationToken));
        return command;
    }
}
