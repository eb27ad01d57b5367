using ActivityProtocol.Connector;
using ActivityProtocol.Schema;

namespace ActivityProtocol;

/// <summary>Shows that the bot is typing while the turn of a message takes longer than a moment.</summary>
public class ShowTypingMiddleware : IMiddleware
{
    private readonly TimeSpan _delay;
    private readonly TimeSpan _period;
    private readonly TimeProvider _clock;

    /// <summary>Typing after <paramref name="delay"/> and then every <paramref name="period"/> milliseconds.</summary>
    public ShowTypingMiddleware(int delay = 500, int period = 2000)
        : this(TimeSpan.FromMilliseconds(delay), TimeSpan.FromMilliseconds(period), TimeProvider.System)
    {
    }

    internal ShowTypingMiddleware(TimeSpan delay, TimeSpan period, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        _delay = delay;
        _period = period;
        _clock = clock;
    }

    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(next);
        if (turnContext.Activity.Type != ActivityTypes.Message || string.Equals(turnContext.Activity.DeliveryMode, DeliveryModes.ExpectReplies, StringComparison.OrdinalIgnoreCase))
        {
            await next(cancellationToken).ConfigureAwait(false);
            return;
        }

        var turn = next(cancellationToken);
        if (!turn.IsCompleted)
        {
            await TypeUntilAsync(turn, turnContext, cancellationToken).ConfigureAwait(false);
        }

        await turn.ConfigureAwait(false);
    }

    private async Task TypeUntilAsync(Task turn, ITurnContext turnContext, CancellationToken cancellationToken)
    {
        for (var wait = _delay; ; wait = _period)
        {
            using var sooner = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var timer = Task.Delay(wait, _clock, sooner.Token);
            if (await Task.WhenAny(turn, timer).ConfigureAwait(false) == turn || cancellationToken.IsCancellationRequested)
            {
                await sooner.CancelAsync().ConfigureAwait(false);
                return;
            }

            try
            {
                var typing = new Activity(ActivityTypes.Typing).ApplyConversationReference(turnContext.Activity.GetConversationReference());
                await turnContext.Adapter.SendActivitiesAsync(turnContext, [typing], cancellationToken).ConfigureAwait(false);
            }
            catch (Exception unseen) when (unseen is ErrorResponseException or HttpRequestException or OperationCanceledException)
            {
                // Nobody misses the indicator as much as the answer: the turn goes on.
                return;
            }
        }
    }
}
