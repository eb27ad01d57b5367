using PlanBot.Data;
using PlanBot.Graph;
using PlanBot.Plans;

namespace PlanBot.Features.CalendarFeed;

/// <summary>
/// When the mailbox's calendar is gone through: when the process starts, when plan data changed (an import, a date that was
/// moved), when a day begins, and every six hours for what was done by hand there. After a failure with growing distance.
/// </summary>
internal sealed partial class MailboxCalendarSchedule(IServiceScopeFactory scopes, PlanDataVersion versions, ICalendarMailbox mailbox, TimeProvider clock, ILogger<MailboxCalendarSchedule> logger)
{
    private static readonly TimeSpan Again = TimeSpan.FromHours(6);

    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private (Guid Version, DateOnly Day, DateTimeOffset At)? _done;
    private DateTimeOffset _notBefore;
    private int _failures;

    /// <returns>What was done; nothing where there was no need to look.</returns>
    public async Task<MailboxRun?> TickAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!mailbox.IsOn || now < _notBefore)
        {
            return null;
        }

        // Read before the plans are: what changes meanwhile is looked at again.
        var (version, today) = (await versions.CurrentAsync(cancellationToken), PlanDay.Today(clock));
        if (_done is { } done && done.Version == version && done.Day == today && now - done.At < Again)
        {
            return null;
        }

        await using var scope = scopes.CreateAsyncScope();
        var run = await scope.ServiceProvider.GetRequiredService<MailboxCalendar>().ReconcileAsync(cancellationToken);
        if (run.IsComplete)
        {
            (_done, _failures) = ((version, today, now), 0);
        }
        else
        {
            var wait = FirstWait * Math.Pow(2, Math.Min(_failures++, 5));
            wait = wait < LongestWait ? wait : LongestWait;
            _notBefore = now + (run.TryAgainAfter > wait ? run.TryAgainAfter.Value : wait);
        }

        if (run.Added + run.Changed + run.Removed + run.Failed > 0)
        {
            LogRun(run.Added, run.Changed, run.Removed, run.Failed);
        }

        return run;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The mailbox's calendar: {Added} events added, {Changed} changed, {Removed} removed, {Failed} not taken")]
    private partial void LogRun(int added, int changed, int removed, int failed);
}
