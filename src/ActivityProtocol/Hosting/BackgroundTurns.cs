using System.Security.Claims;
using System.Security.Principal;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActivityProtocol.Hosting;

/// <summary>
/// Work that takes longer than Teams waits: the turn is answered at once, and the work replies in a turn of its own when
/// it is done. In memory: what must survive a restart is written down by the application before. An addition.
/// </summary>
public sealed partial class BackgroundTurns : BackgroundService
{
    private const int Capacity = 1000;
    private const int AtOnce = 8;
    private readonly CloudAdapter _adapter;
    private readonly Func<Schema.Activity, string, string> _apology;
    private readonly ILogger<BackgroundTurns> _logger;
    private readonly Channel<Work> _queue = Channel.CreateBounded<Work>(Capacity);

    internal BackgroundTurns(CloudAdapter adapter, ActivityProtocolOptions options, ILogger<BackgroundTurns> logger)
    {
        _adapter = adapter;
        _apology = options.Apology;
        _logger = logger;
    }

    /// <summary>Takes work for the conversation of a turn.</summary>
    /// <param name="turnContext">The turn that goes on without it.</param>
    /// <param name="work">Runs in a turn of its own, which can send to the same conversation.</param>
    /// <returns>False where too much waits already: say so to the person.</returns>
    public bool TryEnqueue(ITurnContext turnContext, BotCallbackHandler work)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(work);
        var identity = turnContext.TurnState.Get<IIdentity>(BotAdapter.BotIdentityKey) as ClaimsIdentity ?? new ClaimsIdentity();
        return _queue.Writer.TryWrite(new Work(turnContext.Activity.GetConversationReference(), identity, work));
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        _queue.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
        (work, token) => RunAsync(work, token));

    private async ValueTask RunAsync(Work work, CancellationToken cancellationToken)
    {
        try
        {
            await _adapter.ContinueConversationAsync(work.Identity, work.Reference, work.Run, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The last place that could catch: whatever the work threw, the next one runs.
        catch (Exception thrown) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var reference = TurnApology.NewReference();
            LogWorkFailed(_logger, thrown, reference);
            await ApologiseAsync(work, reference, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ApologiseAsync(Work work, string reference, CancellationToken cancellationToken)
    {
        try
        {
            await _adapter.ContinueConversationAsync(
                work.Identity,
                work.Reference,
                (turn, token) => turn.SendActivityAsync(_apology(turn.Activity, reference), cancellationToken: token),
                cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // As above; the log has both.
        catch (Exception unsent) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogWorkFailed(_logger, unsent, reference);
        }
    }

    private sealed record Work(Schema.ConversationReference Reference, ClaimsIdentity Identity, BotCallbackHandler Run);

    [LoggerMessage(30, LogLevel.Error, "Work in the background failed. Reference {Reference}")]
    private static partial void LogWorkFailed(ILogger logger, Exception thrown, string reference);
}
