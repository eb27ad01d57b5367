using System.Globalization;

namespace PlanBot.Soak;

/// <summary>What a part of a run was like.</summary>
/// <param name="Memory">The process's working set at its highest, in bytes.</param>
internal sealed record SoakPart(int Turns, int Failures, TimeSpan Median, TimeSpan P99, long Memory, int Posts, int Imports);

/// <summary>What a run found.</summary>
/// <param name="Parts">One after the other, as long as each other.</param>
/// <param name="PartsToWarmUp">So many of them are for warming up.</param>
/// <param name="LoggedErrors">Lines that PlanBot logged as errors.</param>
/// <param name="Failures">The first failures, in words.</param>
internal sealed record SoakFindings(IReadOnlyList<SoakPart> Parts, int PartsToWarmUp, int LoggedErrors, IReadOnlyList<string> Failures, SoakOptions Options)
{
    /// <summary>By how much memory may be above what it was when PlanBot was warm.</summary>
    private const double MostGrowthOfLongRun = 1.10;

    /// <summary>The same for a run that ends before PlanBot is warm: it finds what grows with every turn.</summary>
    private const double MostGrowthOfShortRun = 1.50;

    private static readonly TimeSpan LongRun = TimeSpan.FromMinutes(15);

    /// <summary>By how much the later half's 99th percentile may be above the earlier one's.</summary>
    private const double MostSlowing = 1.5;

    private double MostGrowth => Options.Length < LongRun ? MostGrowthOfShortRun : MostGrowthOfLongRun;

    private IEnumerable<SoakPart> Warm => Parts.Skip(PartsToWarmUp);

    private double Growth => (double)Warm.Max(part => part.Memory) / Parts.Take(PartsToWarmUp).Max(part => part.Memory);

    /// <summary>The later half's 99th percentile (at its median over the parts) as a multiple of the earlier one's.</summary>
    private double Slowing
    {
        get
        {
            var times = Warm.Select(part => part.P99).ToList();
            var half = times.Count / 2;
            return MedianOf(times.TakeLast(half)) / MedianOf(times.Take(half));
        }
    }

    /// <summary>Nothing failed, posts and imports went on, memory did not grow. Times are told and decide nothing: they are the machine's too.</summary>
    public bool IsSound => Parts.All(part => part.Failures == 0) && LoggedErrors == 0 && Parts.Sum(part => part.Posts) > 0 && Parts.Sum(part => part.Imports) > 0 && Growth <= MostGrowth;

    public void Print(TextWriter output)
    {
        output.WriteLine("part   turns  failed  median ms  p99 ms  memory MB  posts  imports");
        foreach (var (number, part) in Parts.Index())
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{number + 1,4} {part.Turns,7} {part.Failures,7} {part.Median.TotalMilliseconds,10:0.0} {part.P99.TotalMilliseconds,7:0.0} {part.Memory / 1048576.0,10:0} {part.Posts,6} {part.Imports,8}{(number < PartsToWarmUp ? "  warming up" : "")}"));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Options.Length.TotalMinutes:0.#} minutes at {Options.Rate} turns a second: {Parts.Sum(part => part.Turns)} turns, {Parts.Sum(part => part.Failures)} failed, {LoggedErrors} errors logged, {Parts.Sum(part => part.Posts)} posts, {Parts.Sum(part => part.Imports)} imports"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory after warming up: {Growth:0.00} of its height before ({(Growth <= MostGrowth ? "does not grow" : "GROWS")}; at most {MostGrowth:0.00})"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"p99 of the later half: {Slowing:0.00} of the earlier one's ({(Slowing <= MostSlowing ? "stable" : "slower; look at the machine's other load")})"));
        foreach (var failure in Failures)
        {
            output.WriteLine($"failed: {failure}");
        }

        output.WriteLine(IsSound ? "sound" : "NOT SOUND");
    }

    private static double MedianOf(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Select(time => time.TotalMilliseconds).Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[sorted.Count / 2];
    }
}
