using PlanBot.Data;
using PlanBot.Plans;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>
/// One tick: writes what is due into the ledger, then sends what stands there. Several processes may run it at once:
/// the ledger's unique key and its claims make each post once.
/// </summary>
internal sealed partial class DeadlinePoster(IServiceScopeFactory scopes, PlanDataVersion version, TimeProvider clock, ILogger<DeadlinePoster> logger) : IDisposable
{
    /// <summary>Within Teams' limits for one conversation (60 in 30 seconds, 1,800 in an hour) at a tick every 15 seconds.</summary>
    private const int MostPerConversation = 5;

    private const int ConversationsAtOnce = 4;

    private readonly SemaphoreSlim _ticking = new(1, 1);
    private Planned? _planned;

    public void Dispose() => _ticking.Dispose();

    public async Task TickAsync(CancellationToken cancellationToken)
    {
        await _ticking.WaitAsync(cancellationToken);
        try
        {
            await WriteDueAsync(cancellationToken);
            await SendOpenAsync(cancellationToken);
        }
        finally
        {
            _ticking.Release();
        }
    }

    /// <summary>Asks the data what is due, unless nothing has changed since it was asked last.</summary>
    private async Task WriteDueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var duePosts = scope.ServiceProvider.GetRequiredService<DuePosts>();
        var subscriptions = await duePosts.OpenSubscriptionsAsync(cancellationToken);
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

        var due = await duePosts.FindAsync(subscriptions, cancellationToken);
        var count = await scope.ServiceProvider.GetRequiredService<DeadlineLedger>().WriteAsync(due, cancellationToken);
        _planned = planned;
        if (count > 0)
        {
            LogDue(count, subscriptions.Count);
        }
    }

    private async Task SendOpenAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<OpenPost> open;
        await using (var scope = scopes.CreateAsyncScope())
        {
            open = await scope.ServiceProvider.GetRequiredService<DeadlineLedger>().OpenAsync(cancellationToken);
        }

        // Within a conversation one after the other, so that they stand in the order of their days.
        await Parallel.ForEachAsync(
            open.GroupBy(post => post.ConversationId),
            new ParallelOptions { MaxDegreeOfParallelism = ConversationsAtOnce, CancellationToken = cancellationToken },
            async (posts, token) =>
            {
                foreach (var post in posts.Take(MostPerConversation))
                {
                    token.ThrowIfCancellationRequested();
                    await using var scope = scopes.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<DeadlinePostSender>().SendAsync(post, token);
                }
            });
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
