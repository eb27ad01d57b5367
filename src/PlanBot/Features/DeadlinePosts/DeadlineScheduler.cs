using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Subscriptions;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>
/// Asks the data what is due, and has it queued. Several processes may do so at once: the key of a post (subscription,
/// milestone, day, lead time) makes it once.
/// </summary>
internal sealed partial class DeadlineScheduler(IServiceScopeFactory scopes, PlanDataVersion version, OutboxSignal signal, TimeProvider clock, ILogger<DeadlineScheduler> logger) : ISubscriptionSchedule, IDisposable
{
    private readonly SemaphoreSlim _ticking = new(1, 1);
    private Planned? _planned;

    public void Dispose() => _ticking.Dispose();

    public async Task TickAsync(CancellationToken cancellationToken)
    {
        await _ticking.WaitAsync(cancellationToken);
        try
        {
            await QueueDueAsync(cancellationToken);
        }
        finally
        {
            _ticking.Release();
        }
    }

    /// <summary>Asks the data what is due, unless nothing has changed since it was asked last.</summary>
    private async Task QueueDueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var timetables = scope.ServiceProvider.GetRequiredService<SubscribedTimetables>();
        var subscriptions = await timetables.OpenAsync(cancellationToken);
        if (subscriptions.Count == 0)
        {
            return;
        }

        // The day is read before the data: should midnight pass in between, the next tick asks again.
        var planned = new Planned(
            PlanDay.Today(clock),
            await version.CurrentAsync(cancellationToken),
            [.. subscriptions.Select(open => (open.Subscription.Id, open.Subscription.CreatedAtUtc))]);
        if (planned.IsSameAs(_planned))
        {
            return;
        }

        var (count, all) = (0, true);
        foreach (var (subscription, entries) in await timetables.FindAsync(subscriptions, cancellationToken))
        {
            // A scope of its own, so that what one could not save is not saved with the next.
            await using var own = scopes.CreateAsyncScope();
            var queued = await own.ServiceProvider.GetRequiredService<DeadlineReconciler>().ReconcileAsync(subscription, entries, planned.DataVersion, cancellationToken);
            (count, all) = (count + (queued ?? 0), all && queued is not null);
        }

        _planned = all ? planned : null;
        signal.Wake();
        if (count > 0)
        {
            LogDue(count, subscriptions.Count);
        }
    }

    /// <summary>What the last answer to "what is due" was made from.</summary>
    private sealed record Planned(DateOnly Day, Guid DataVersion, IReadOnlyList<(Guid Id, DateTime CreatedAtUtc)> Subscriptions)
    {
        public bool IsSameAs(Planned? other) =>
            other is not null && Day == other.Day && DataVersion == other.DataVersion && Subscriptions.SequenceEqual(other.Subscriptions);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} deadline posts are due for {Subscriptions} subscriptions")]
    private partial void LogDue(int count, int subscriptions);
}
