namespace PlanBot.Features.DeadlinePosts;

/// <summary>Lets the scheduler tick: once when the process starts, then every 15 seconds by the clock.</summary>
internal sealed partial class DeadlineScheduleService(DeadlineScheduler scheduler, TimeProvider clock, ILogger<DeadlineScheduleService> logger) : BackgroundService
{
    /// <summary>A tick that takes longer swallows those that fall within it.</summary>
    public static readonly TimeSpan TickTime = TimeSpan.FromSeconds(15);

    private bool _failing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TickTime, clock);
        do
        {
            // Off the clock's own thread: a clock that jumps by a month lets this tick once, and not for each quarter of a minute.
            await Task.Yield();
            await TickAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TickAsync(CancellationToken stoppingToken)
    {
        try
        {
            await scheduler.TickAsync(stoppingToken);
            if (_failing)
            {
                _failing = false;
                LogWorksAgain();
            }
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // The schedule must outlive whatever a tick dies of. Said once, not every 15 seconds.
            if (!_failing)
            {
                _failing = true;
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due cannot be asked; it is tried again at every tick")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "What is due can be asked again")]
    private partial void LogWorksAgain();
}
