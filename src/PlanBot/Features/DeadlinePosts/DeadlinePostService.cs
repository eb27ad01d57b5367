namespace PlanBot.Features.DeadlinePosts;

/// <summary>Lets the poster tick: once when the process starts, then every 15 seconds by the clock.</summary>
internal sealed partial class DeadlinePostService(DeadlinePoster poster, TimeProvider clock, ILogger<DeadlinePostService> logger) : BackgroundService
{
    /// <summary>A tick that takes longer swallows those that fall within it.</summary>
    public static readonly TimeSpan TickTime = TimeSpan.FromSeconds(15);

    private bool _failing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TickTime, clock);
        do
        {
            await TickAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TickAsync(CancellationToken stoppingToken)
    {
        try
        {
            await poster.TickAsync(stoppingToken);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Deadlines cannot be posted; it is tried again at every tick")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Deadlines can be posted again")]
    private partial void LogWorksAgain();
}
