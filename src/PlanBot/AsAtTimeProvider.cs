using PlanBot.Plans;

namespace PlanBot;

/// <summary>
/// A clock that shows another day, for demonstrations and for looking back: it began at that day with the real
/// time of day in London, and runs on from there.
/// </summary>
internal sealed class AsAtTimeProvider(TimeProvider system, DateOnly day) : TimeProvider
{
    private readonly TimeSpan _offset = PlanDay.ToUtc(day, TimeOnly.FromDateTime(PlanDay.Now(system))) - system.GetUtcNow().UtcDateTime;

    public override DateTimeOffset GetUtcNow() => system.GetUtcNow() + _offset;

    public override long GetTimestamp() => system.GetTimestamp();

    public override long TimestampFrequency => system.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        system.CreateTimer(callback, state, dueTime, period);
}
