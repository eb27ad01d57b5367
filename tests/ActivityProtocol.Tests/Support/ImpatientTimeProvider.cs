using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace ActivityProtocol.Tests.Support;

/// <summary>A clock that stands still; what waits on it for some time goes on at once, and is noted.</summary>
internal sealed class ImpatientTimeProvider() : FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero))
{
    internal ConcurrentQueue<TimeSpan> Delays { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            Delays.Enqueue(dueTime);
        }

        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
