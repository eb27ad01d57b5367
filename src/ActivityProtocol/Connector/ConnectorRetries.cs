namespace ActivityProtocol.Connector;

/// <summary>
/// Whether and how long the connector repeats calls that were refused for the moment. Who keeps a queue of its own, with a
/// pace and a count of attempts, suspends it and repeats them itself. An addition.
/// </summary>
public static class ConnectorRetries
{
    private static readonly AsyncLocal<bool> Suspended = new();
    private static readonly AsyncLocal<Deadline?> End = new();

    internal static bool AreSuspended => Suspended.Value;

    /// <summary>Calls of this flow of control are made once each, until the result is disposed of.</summary>
    public static IDisposable Suspend()
    {
        var before = Suspended.Value;
        Suspended.Value = true;
        return new Resumption(before);
    }

    /// <summary>The calls of this flow of control end within this time, their repetitions included: somebody waits for an answer.</summary>
    internal static IDisposable EndWithin(TimeSpan time, TimeProvider clock)
    {
        End.Value = new Deadline(clock.GetTimestamp(), time);
        return new Release();
    }

    /// <summary>How long calls may still take, zero at the least; null where nobody waits.</summary>
    internal static TimeSpan? TimeLeft(TimeProvider clock) =>
        End.Value is not { } end ? null
        : end.Time - clock.GetElapsedTime(end.From) is var left && left > TimeSpan.Zero ? left
        : TimeSpan.Zero;

    private sealed record Deadline(long From, TimeSpan Time);

    private sealed class Resumption(bool before) : IDisposable
    {
        public void Dispose() => Suspended.Value = before;
    }

    private sealed class Release : IDisposable
    {
        public void Dispose() => End.Value = null;
    }
}
