namespace PlanBot.FaultRun;

/// <summary>What came of a run: what is missing, what stands there twice and why, and whether any channel got more than Teams takes.</summary>
internal sealed record Findings(int Expected, int Missing, int Doubled, IReadOnlyList<string> Unexplained, IReadOnlyList<string> OverLimit)
{
    /// <summary>So long after an answer a killed process may not have written it down yet.</summary>
    private const int WritingDown = 2_000;

    private static readonly (int Most, int Window)[] Limits = [(7, 1_000), (8, 2_000), (60, 30_000)];

    public static Findings Of(IReadOnlyList<Call> calls, IEnumerable<string> channels, IEnumerable<string> deadlines, IReadOnlyList<long> kills)
    {
        var posts = calls.Where(call => call is { IsNew: true, Recorded: true, Deadline.Length: > 0 }).ToLookup(call => (call.Channel, call.Deadline));
        var expected = channels.SelectMany(channel => deadlines.Select(deadline => (channel, deadline))).ToList();
        var twice = expected.Select(post => posts[post].ToList()).Where(post => post.Count > 1).ToList();
        return new(
            expected.Count,
            expected.Count(post => !posts[post].Any()),
            twice.Sum(post => post.Count - 1),
            [
                .. twice.Where(post => post.SkipLast(1).Any(call => !WasInFlight(call, kills))).Select(post =>
                    $"{post[0].Channel} {post[0].Deadline}: {string.Join("; ", post.Select(call => $"{call.Began} {call.Treatment} {call.Answered}"))}"),
            ],
            [.. calls.GroupBy(call => call.Channel).SelectMany(channel => OverLimitIn(channel.Key, [.. channel.Select(call => call.Began).Order()]))]);
    }

    /// <summary>Whether a fault hit the call on its way: PlanBot never got the answer, or was killed before it could write it down.</summary>
    private static bool WasInFlight(Call call, IReadOnlyList<long> kills) =>
        call.Answered is not { } answered || kills.Any(kill => kill >= call.Began && kill <= answered + WritingDown);

    private static IEnumerable<string> OverLimitIn(string channel, List<long> times)
    {
        foreach (var (most, window) in Limits)
        {
            for (var first = 0; first + most < times.Count; first++)
            {
                if (times[first + most] - times[first] < window)
                {
                    yield return $"{channel}: {most + 1} calls in {times[first + most] - times[first]} ms";
                }
            }
        }
    }
}
