using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using PlanBot.Teams;
using PlanBot.Turns;

namespace PlanBot.Bot;

/// <summary>What becomes of a turn by the limits.</summary>
internal enum TurnLimit
{
    /// <summary>It is answered.</summary>
    Open,

    /// <summary>It is not answered but with a request to wait.</summary>
    AskToWait,

    /// <summary>The person was asked to wait a moment ago: nothing is said again.</summary>
    Silent,
}

/// <summary>How much one person, and one conversation, may ask in a minute.</summary>
internal sealed class TurnLimits(IOptions<LimitOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>So often somebody is asked to wait.</summary>
    private static readonly TimeSpan AskedAgainAfter = TimeSpan.FromSeconds(30);

    private readonly PartitionedRateLimiter<string> _persons = PerMinute(options.Value.PersonPerMinute);
    private readonly PartitionedRateLimiter<string> _conversations = PerMinute(options.Value.ConversationPerMinute);

    private readonly PartitionedRateLimiter<string> _requests = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new FixedWindowRateLimiterOptions { PermitLimit = 1, Window = AskedAgainAfter, QueueLimit = 0 }));

    public void Dispose()
    {
        _persons.Dispose();
        _conversations.Dispose();
        _requests.Dispose();
    }

    /// <summary>Counts a turn and says what becomes of it. Events of the channel and the command line are not counted.</summary>
    public TurnLimit Enter(IActivity activity)
    {
        if (activity.Type is not (ActivityTypes.Message or ActivityTypes.Invoke) || activity.ChannelId is Channels.Console)
        {
            return TurnLimit.Open;
        }

        var person = $"{TurnReader.TenantOf(activity)}/{activity.From?.AadObjectId ?? activity.From?.Id}";
        using var own = _persons.AttemptAcquire(person);
        using var shared = own.IsAcquired ? _conversations.AttemptAcquire(ConversationStore.KeyOf(activity)) : null;
        if (shared?.IsAcquired == true)
        {
            return TurnLimit.Open;
        }

        using var request = _requests.AttemptAcquire(person);
        return activity.Type is ActivityTypes.Invoke || request.IsAcquired ? TurnLimit.AskToWait : TurnLimit.Silent;
    }

    /// <summary>Runs a turn, and breaks it off when it takes too long.</summary>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public async Task RunAsync(Func<CancellationToken, Task> turn, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TurnSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        try
        {
            await turn(either.Token);
        }
        catch (OperationCanceledException late) when (time.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The turn took more than {options.Value.TurnSeconds} seconds.", late);
        }
    }

    /// <summary>So many turns in any minute. A person who has been quiet that long is forgotten.</summary>
    private static PartitionedRateLimiter<string> PerMinute(int turns) => PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetSlidingWindowLimiter(
        key,
        _ => new SlidingWindowRateLimiterOptions { PermitLimit = turns, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 12, QueueLimit = 0 }));
}
