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
        if (turn.IsCompleted)
        {
            await turn.ConfigureAwait(false);
            return;
        }

        var typing = new Typing(turnContext, _period, cancellationToken);
        typing.Start(_clock, _delay);
        try
        {
            await turn.ConfigureAwait(false);
        }
        finally
        {
            await typing.StopAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The indicators of one turn. None is on its way any more once it is stopped.</summary>
    private sealed class Typing(ITurnContext turnContext, TimeSpan period, CancellationToken cancellationToken)
    {
        private readonly Lock _gate = new();
        private ITimer? _timer;
        private Task _sending = Task.CompletedTask;
        private bool _isStopped;

        internal void Start(TimeProvider clock, TimeSpan delay)
        {
            lock (_gate)
            {
                _timer = clock.CreateTimer(static state => ((Typing)state!).Tick(), this, delay, Timeout.InfiniteTimeSpan);
            }
        }

        internal Task StopAsync()
        {
            lock (_gate)
            {
                _isStopped = true;
                _timer!.Dispose();
                return _sending;
            }
        }

        private void Tick()
        {
            lock (_gate)
            {
                // A stream shows by itself that the bot is at work, and its pieces are sent one at a time.
                if (!_isStopped && !Teams.StreamingReply.IsShownIn(turnContext.Activity))
                {
                    _sending = SendAsync();
                }
            }
        }

        private async Task SendAsync()
        {
            await Task.Yield();
            try
            {
                var typing = new Activity(ActivityTypes.Typing).ApplyConversationReference(turnContext.Activity.GetConversationReference());
                await turnContext.Adapter.SendActivitiesAsync(turnContext, [typing], cancellationToken).ConfigureAwait(false);
            }
            catch (Exception unseen) when (unseen is ErrorResponseException or HttpRequestException or OperationCanceledException)
            {
                // Nobody misses the indicator as much as the answer: the turn goes on without.
                return;
            }

            lock (_gate)
            {
                if (!_isStopped)
                {
                    _timer!.Change(period, Timeout.InfiniteTimeSpan);
                }
            }
        }
    }
}
