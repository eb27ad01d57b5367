using Microsoft.Extensions.Options;

namespace PlanBot.Teams.Outbox;

/// <summary>Keeps as many lines moving at once as the settings allow, while there is anything to send.</summary>
internal sealed partial class OutboxDispatcher(IServiceScopeFactory scopes, IOptions<OutboxOptions> options, ILogger<OutboxDispatcher> logger) : IDisposable
{
    /// <summary>Names this process in the lines that it holds.</summary>
    private readonly string _worker = Guid.NewGuid().ToString("N");

    private readonly SemaphoreSlim _sending = new(1, 1);

    public void Dispose() => _sending.Dispose();

    /// <summary>Sends what is due now, until there is nothing more that may be sent.</summary>
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            // A line that could send nothing is not asked again before the next tick.
            var running = new List<Task<bool>>();
            var goesOn = true;
            while (goesOn && !cancellationToken.IsCancellationRequested)
            {
                foreach (var lane in await ClaimAsync(options.Value.SendsAtOnce - running.Count, cancellationToken))
                {
                    running.Add(Task.Run(() => SendAsync(lane, cancellationToken), CancellationToken.None));
                }

                goesOn = running.Count > 0 && await (await Task.WhenAny(running)) || running.Exists(task => !task.IsCompleted);
                running.RemoveAll(task => task.IsCompleted);
            }

            await Task.WhenAll(running);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task<IReadOnlyList<OutboxLane>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OutboxQueue>().ClaimLanesAsync(_worker, most, cancellationToken);
    }

    private async Task<bool> SendAsync(OutboxLane lane, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<OutboxSender>().SendAsync(lane, cancellationToken);
        }
        catch (Exception exception)
        {
            // The line stays claimed until its time is over, and then another worker takes it; the others go on.
            LogLineFailed(exception, lane.Id);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The posts to {LaneId} cannot be sent now; they are tried again when the claim on them is over")]
    private partial void LogLineFailed(Exception exception, string laneId);
}
