using ActivityProtocol.Schema;

namespace ActivityProtocol.Hosting;

/// <summary>Remembers the activities of the last ten minutes, ten thousand at most, in memory.</summary>
internal sealed class RecentActivities(TimeProvider clock) : IRedeliveryFilter
{
    private const int Capacity = 10_000;
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);
    private readonly Lock _gate = new();
    private readonly HashSet<Key> _known = [];
    private readonly Queue<(Key Key, long At)> _order = new();

    public ValueTask<bool> TryBeginAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (KeyOf(activity) is not { } key)
        {
            return new(true);
        }

        var now = clock.GetTimestamp();
        lock (_gate)
        {
            while (_order.TryPeek(out var oldest) && (_order.Count >= Capacity || clock.GetElapsedTime(oldest.At, now) > Memory))
            {
                _order.Dequeue();
                _known.Remove(oldest.Key);
            }

            if (!_known.Add(key))
            {
                return new(false);
            }

            _order.Enqueue((key, now));
            return new(true);
        }
    }

    public ValueTask ForgetAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (KeyOf(activity) is { } key)
        {
            lock (_gate)
            {
                _known.Remove(key);
            }
        }

        return default;
    }

    // An invoke and expected replies are answered in the response: the sender that asks again needs its answer again. A
    // message that is edited twice has one id, and differs in its timestamp.
    private static Key? KeyOf(Activity activity) =>
        activity is { Id: { Length: > 0 } id, Conversation.Id: { } conversation, Type: { } type } && type != ActivityTypes.Invoke
        && !string.Equals(activity.DeliveryMode, DeliveryModes.ExpectReplies, StringComparison.OrdinalIgnoreCase)
            ? new Key(conversation, id, type, type == ActivityTypes.Message ? null : activity.Timestamp)
            : null;

    private readonly record struct Key(string Conversation, string Id, string Type, DateTimeOffset? Timestamp);
}
