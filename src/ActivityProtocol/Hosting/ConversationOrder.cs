using ActivityProtocol.Schema;

namespace ActivityProtocol.Hosting;

/// <summary>
/// Lets the activities of one conversation take their turns one after the other, in the order in which they came.
/// Invokes do not wait: somebody looks at a spinner, and Teams gives up after some seconds.
/// </summary>
internal sealed class ConversationOrder
{
    internal const int MaxWaiting = 100;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);

    internal static bool Applies(Activity activity) => activity.Type != ActivityTypes.Invoke;

    /// <summary>Waits for the turns before this one; false where too many wait already. Each true needs a <see cref="Leave"/>.</summary>
    internal ValueTask<bool> EnterAsync(string conversationId)
    {
        lock (_gate)
        {
            if (!_lines.TryGetValue(conversationId, out var line))
            {
                _lines[conversationId] = new Line();
                return new(true);
            }

            var waiting = line.Waiting ??= new Queue<TaskCompletionSource<bool>>();
            if (waiting.Count >= MaxWaiting)
            {
                return new(false);
            }

            var turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Enqueue(turn);
            return new(turn.Task);
        }
    }

    internal void Leave(string conversationId)
    {
        TaskCompletionSource<bool>? next;
        lock (_gate)
        {
            var line = _lines[conversationId];
            if (line.Waiting is null || !line.Waiting.TryDequeue(out next))
            {
                _lines.Remove(conversationId);
                return;
            }
        }

        next.SetResult(true);
    }

    private sealed class Line
    {
        internal Queue<TaskCompletionSource<bool>>? Waiting { get; set; }
    }
}
