using PlanBot.Graph;

namespace PlanBot.Features.CalendarFeed;

/// <summary>Lets the mailbox's calendar be looked at each minute, apart from what is posted: a slow mailbox holds up no deadline.</summary>
internal sealed partial class MailboxCalendarService(MailboxCalendarSchedule schedule, ICalendarMailbox mailbox, TimeProvider clock, ILogger<MailboxCalendarService> logger) : BackgroundService
{
    private static readonly TimeSpan TickTime = TimeSpan.FromMinutes(1);

    private bool _failing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!mailbox.IsOn)
        {
            return;
        }

        using var timer = new PeriodicTimer(TickTime, clock);
        do
        {
            // Off the clock's own thread: a clock that jumps by a month lets this look once, and not for each minute.
            await Task.Yield();
            try
            {
                await schedule.TickAsync(stoppingToken);
                _failing = false;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Said once, not every minute.
                if (!_failing)
                {
                    _failing = true;
                    LogFailed(exception);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The timetable could not be read for the mailbox's calendar; it is tried again every minute")]
    private partial void LogFailed(Exception exception);
}
