namespace PlanBot.Subscriptions;

/// <summary>Something that is posted to subscriptions by the clock.</summary>
internal interface ISubscriptionSchedule
{
    /// <summary>Has queued what is due now.</summary>
    Task TickAsync(CancellationToken cancellationToken);
}

/// <summary>Lets the schedules tick: once when the process starts, then every 15 seconds by the clock.</summary>
internal sealed partial class SubscriptionScheduleService(IEnumerable<ISubscriptionSchedule> schedules, TimeProvider clock, ILogger<SubscriptionScheduleService> logger) : BackgroundService
{
    /// <summary>A tick that takes longer swallows those that fall within it.</summary>
    public static readonly TimeSpan TickTime = TimeSpan.FromSeconds(15);

    private readonly HashSet<ISubscriptionSchedule> _failing = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TickTime, clock);
        do
        {
            // Off the clock's own thread: a clock that jumps by a month lets this tick once, and not for each quarter of a minute.
            await Task.Yield();
            foreach (var schedule in schedules)
            {
                await TickAsync(schedule, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TickAsync(ISubscriptionSchedule schedule, CancellationToken stoppingToken)
    {
        try
        {
            await schedule.TickAsync(stoppingToken);
            if (_failing.Remove(schedule))
            {
                LogWorksAgain(schedule.GetType().Name);
            }
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // The schedule must outlive whatever a tick dies of. Said once, not every 15 seconds.
            if (_failing.Add(schedule))
            {
                LogFailed(exception, schedule.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Schedule}: what is due cannot be asked; it is tried again at every tick")]
    private partial void LogFailed(Exception exception, string schedule);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Schedule}: what is due can be asked again")]
    private partial void LogWorksAgain(string schedule);
}
