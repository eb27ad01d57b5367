namespace PlanBot.Data;

/// <summary>Records that are kept for a time only.</summary>
internal interface IExpiringRecords
{
    /// <summary>Deletes what has been kept long enough, or is more than is kept.</summary>
    Task DeleteExpiredAsync(CancellationToken cancellationToken);
}

/// <summary>Deletes what has expired: once when the process starts, then every hour by the clock.</summary>
internal sealed partial class ExpiredRecords(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ExpiredRecords> logger) : BackgroundService
{
    public static readonly TimeSpan TickTime = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TickTime, clock);
        do
        {
            // Off the clock's own thread: a clock that jumps by a month lets this run once, and not for each hour.
            await Task.Yield();
            await DeleteAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task DeleteAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var records in scope.ServiceProvider.GetServices<IExpiringRecords>())
        {
            try
            {
                await records.DeleteExpiredAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // It is tried again in an hour; the others are not to wait for it.
                LogFailed(exception, records.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Records} that have expired could not be deleted; it is tried again in an hour")]
    private partial void LogFailed(Exception exception, string records);
}
