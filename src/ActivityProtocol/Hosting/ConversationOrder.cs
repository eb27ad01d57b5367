using ActivityProtocol.Schema;

namespace ActivityProtocol.Hosting;

/// <summary>Whether an activity takes its turn.</summary>
internal enum TurnPlace
{
    /// <summary>Its own; it is given up with <see cref="ConversationOrder.Leave"/>.</summary>
    Own,

    /// <summary>The turn before it did not end in time: it goes on beside it.</summary>
    Beside,

    /// <summary>Too many wait already.</summary>
    Full,
}

/// <summary>
/// Lets the activities of one conversation take their turns one after the other, in the order in which they came.
/// Invokes do not wait: somebody looks at a spinner, and Teams gives up after some seconds. Nobody waits for ever: a turn
/// that hangs must not silence its conversation.
/// </summary>
internal sealed class ConversationOrder(TimeProvider clock)
{
    internal const int MaxWaiting = 100;
    internal static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);

    internal static bool Applies(Activity activity) => activity.Type != ActivityTypes.Invoke;

    /// <summary>Waits for the turns before this one.</summary>
    internal ValueTask<TurnPlace> EnterAsync(string conversationId)
    {
        TaskCompletionSource turn;
        lock (_gate)
        {
            if (!_lines.TryGetValue(conversationId, out var line))
            {
                _lines[conversationId] = new Line();
                return new(TurnPlace.Own);
            }

            var waiting = line.Waiting ??= new Queue<TaskCompletionSource>();
            if (waiting.Count >= MaxWaiting)
            {
                return new(TurnPlace.Full);
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Enqueue(turn);
        }

        return new(WaitAsync(turn));
    }

    internal void Leave(string conversationId)
    {
        TaskCompletionSource? next;
        do
        {
            lock (_gate)
            {
                var line = _lines[conversationId];
                if (line.Waiting is null || !line.Waiting.TryDequeue(out next))
                {
                    _lines.Remove(conversationId);
                    return;
                }
            }
        }
        while (!next.TrySetResult());
    }

    private async Task<TurnPlace> WaitAsync(TaskCompletionSource turn)
    {
        try
        {
            await turn.Task.WaitAsync(MaxWait, clock).ConfigureAwait(false);
            return TurnPlace.Own;
        }
        catch (TimeoutException)
        {
            // Between the time-out and here the turn may have come after all.
            return turn.TrySetCanceled() ? TurnPlace.Beside : TurnPlace.Own;
        }
    }

    private sealed class Line
    {
        internal Queue<TaskCompletionSource>? Waiting { get; set; }
    }
}
