using System.Diagnostics;

namespace CardTemplating.Benchmarks;

/// <summary>Time and memory of one piece of work.</summary>
/// <param name="Microseconds">Median time of one run.</param>
/// <param name="Bytes">Memory allocated by one run.</param>
internal sealed record Measurement(double Microseconds, double Bytes)
{
    /// <summary>
    /// Measures several pieces of work in turns, so that a busy moment of the machine meets them all, and takes medians.
    /// </summary>
    public static Measurement[] Compare(int rounds, TimeSpan perRound, params Action[] works)
    {
        var times = works.Select(_ => new List<double>()).ToArray();
        var bytes = new double[works.Length];
        foreach (var work in works)
        {
            // Warm: tiered compilation has settled before anything counts.
            Run(work, perRound);
            Run(work, perRound);
        }

        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < works.Length; i++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var (microseconds, count) = Run(works[i], perRound);
                times[i].Add(microseconds);
                bytes[i] = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / count;
            }
        }

        return [.. times.Select((t, i) => new Measurement(t.Order().ElementAt(t.Count / 2), bytes[i]))];
    }

    private static (double Microseconds, long Count) Run(Action work, TimeSpan budget)
    {
        var start = Stopwatch.GetTimestamp();
        long count = 0;
        TimeSpan elapsed;
        do
        {
            for (var i = 0; i < 8; i++)
            {
                work();
            }

            count += 8;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < budget);
        return (elapsed.TotalMicroseconds / count, count);
    }
}
