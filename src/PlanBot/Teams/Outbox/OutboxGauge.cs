using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Telemetry;

namespace PlanBot.Teams.Outbox;

/// <summary>Looks twice a minute how many posts are due and for how long, for the metrics.</summary>
internal sealed partial class OutboxGauge(IServiceScopeFactory scopes, PlanBotMetrics metrics, TimeProvider clock, ILogger<OutboxGauge> logger) : BackgroundService
{
    public static readonly TimeSpan TickTime = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TickTime, clock);
        do
        {
            // Off the clock's own thread: a clock that jumps by a month lets this look once, and not for each half minute.
            await Task.Yield();
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var now = clock.GetUtcNow().UtcDateTime;
            var due = scope.ServiceProvider.GetRequiredService<PlanDbContext>().Set<OutboxPost>().AsNoTracking()
                .Where(OutboxPost.WaitingSince(now));
            var oldest = await due.MinAsync(post => (DateTime?)post.GiveUpAtUtc, stoppingToken);
            metrics.OutboxSeen(await due.CountAsync(stoppingToken), now - (oldest - SendOutcome.GivenUpAfter ?? now));
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // The figures stay as they were; health says that the database is gone.
            LogFailed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be looked at for the metrics")]
    private partial void LogFailed(Exception exception);
}
