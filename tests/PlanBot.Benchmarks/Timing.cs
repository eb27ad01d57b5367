using System.Diagnostics;
using PlanBot.Recognition;

namespace PlanBot.Benchmarks;

/// <summary>How long each of many recognitions took, after warming up, on one thread.</summary>
internal sealed record Timing(double MedianMicroseconds, double P99Microseconds, double MaxMicroseconds, double BytesEach)
{
    public static Timing Of(Recognizer recognizer, IReadOnlyList<QuestionInConversation> questions, int rounds)
    {
        for (var warmUp = 0; warmUp < Math.Max(3, rounds / 4); warmUp++)
        {
            foreach (var question in questions)
            {
                recognizer.Recognize(question);
            }
        }

        var ticks = new long[questions.Count * rounds];
        var at = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var question in questions)
            {
                var start = Stopwatch.GetTimestamp();
                recognizer.Recognize(question);
                ticks[at++] = Stopwatch.GetTimestamp() - start;
            }
        }

        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Array.Sort(ticks);
        return new Timing(Microseconds(ticks[ticks.Length / 2]), Microseconds(ticks[ticks.Length * 99 / 100]), Microseconds(ticks[^1]), (double)bytes / ticks.Length);
    }

    private static double Microseconds(long ticks) => ticks * 1e6 / Stopwatch.Frequency;
}
