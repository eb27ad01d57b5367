namespace ActivityProtocol.Connector;

/// <summary>
/// One time-out for all calls that begin within a second and end with the same token, in place of a timer and a linked
/// source for each. A call gets at least the time that was asked for, and a second more at most.
/// </summary>
internal sealed class SharedTimeouts(TimeSpan time) : IDisposable
{
    private const int MillisecondsShared = 1000;
    private readonly Lock _gate = new();
    private readonly Queue<Shared> _retired = new();
    private volatile Shared? _current;

    /// <summary>The token; null where the calls of the moment end with another one, so that this call needs its own.</summary>
    internal CancellationToken? Find(CancellationToken ending)
    {
        var now = Environment.TickCount64;
        var current = _current;
        return current is not null && now - current.At < MillisecondsShared
            ? current.Ending == ending ? current.Token : null
            : Renew(ending, now);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _current?.Source.Dispose();
            while (_retired.TryDequeue(out var retired))
            {
                retired.Source.Dispose();
            }
        }
    }

    private CancellationToken? Renew(CancellationToken ending, long now)
    {
        lock (_gate)
        {
            if (_current is { } current)
            {
                if (now - current.At < MillisecondsShared)
                {
                    return current.Ending == ending ? current.Token : null;
                }

                _retired.Enqueue(current);
            }

            // Whoever was given one of these has ended: it was cancelled some seconds ago.
            while (_retired.TryPeek(out var oldest) && now - oldest.At > (2 * time.TotalMilliseconds) + MillisecondsShared)
            {
                _retired.Dequeue().Source.Dispose();
            }

            var source = CancellationTokenSource.CreateLinkedTokenSource(ending);
            source.CancelAfter(time + TimeSpan.FromMilliseconds(MillisecondsShared));
            _current = new Shared(source, ending, source.Token, now);
            return _current.Token;
        }
    }

    private sealed record Shared(CancellationTokenSource Source, CancellationToken Ending, CancellationToken Token, long At);
}
