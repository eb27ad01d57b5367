using PlanBot.Plans;

namespace PlanBot;

/// <summary>
/// A clock that shows another day, for demonstrations and for looking back: it begins at that day with the real
/// time of day in London, and runs on from there.
/// </summary>
internal sealed class AsAtTimeProvider : TimeProvider
{
    private readonly TimeProvider _system;
    private TimeSpan _offset;

    /// <param name="system">The real clock.</param>
    /// <param name="day">The day to show; nothing for the real one.</param>
    public AsAtTimeProvider(TimeProvider system, DateOnly? day)
    {
        _system = system;
        MoveTo(day);
    }

    /// <summary>Shows another day from now on; nothing for the real one.</summary>
    public void MoveTo(DateOnly? day) => _offset = day is { } shown
        ? PlanDay.ToUtc(shown, TimeOnly.FromDateTime(PlanDay.Now(_system))) - _system.GetUtcNow().UtcDateTime
        : TimeSpan.Zero;

    public override DateTimeOffset GetUtcNow() => _system.GetUtcNow() + _offset;

    public override long GetTimestamp() => _system.GetTimestamp();

    public override long TimestampFrequency => _system.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _system.CreateTimer(callback, state, dueTime, period);
}
