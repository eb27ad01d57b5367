namespace PlanBot.Teams.Outbox;

/// <summary>Lets the dispatcher look for posts: once when the process starts, then a second after it last looked, and when something was queued here.</summary>
internal sealed partial class OutboxService(OutboxDispatcher dispatcher, OutboxSignal signal, TimeProvider clock, ILogger<OutboxService> logger) : BackgroundService
{
    public static readonly TimeSpan TickTime = TimeSpan.FromSeconds(1);

    private bool _failing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var woken = signal.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await TickAsync(stoppingToken);
            await Task.WhenAny(Task.Delay(TickTime, clock, stoppingToken), woken);

            // Off the clock's own thread: a clock that jumps by a month wakes this once, and not for each of its seconds.
            await Task.Yield();
            woken = woken.IsCompleted ? signal.WaitAsync(stoppingToken) : woken;
        }
    }

    private async Task TickAsync(CancellationToken stoppingToken)
    {
        try
        {
            await dispatcher.SendDueAsync(stoppingToken);
            if (_failing)
            {
                _failing = false;
                LogWorksAgain();
            }
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // The outbox must outlive whatever a tick dies of. Said once, not every second.
            if (!_failing)
            {
                _failing = true;
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Posts cannot be sent; it is tried again every second")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Posts can be sent again")]
    private partial void LogWorksAgain();
}
