using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ActivityProtocol.Schema;

namespace ActivityProtocol.Hosting;

/// <summary>
/// Remembers the activities of the last ten minutes, ten thousand at most, in memory: of each a number of 64 bits, so
/// that nothing of the activity is kept alive. That two of them have one number is a matter of one in 10^15.
/// </summary>
internal sealed class RecentActivities(TimeProvider clock) : IRedeliveryFilter
{
    private const int Capacity = 10_000;
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);
    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, long> _known = new(Capacity);
    private readonly Queue<(ulong Key, long At)> _order = new(Capacity);

    // Drawn anew for each process: nobody can make two ids that have one number.
    private readonly ulong _seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

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

                // One that was forgotten and came again is known by its second coming.
                if (_known.TryGetValue(oldest.Key, out var at) && at == oldest.At)
                {
                    _known.Remove(oldest.Key);
                }
            }

            if (!_known.TryAdd(key, now))
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
    private ulong? KeyOf(Activity activity)
    {
        if (activity is not { Id: { Length: > 0 } id, Conversation.Id: { } conversation, Type: { } type } || type == ActivityTypes.Invoke
            || string.Equals(activity.DeliveryMode, DeliveryModes.ExpectReplies, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var key = Mix(Mix(Mix(_seed, conversation), id), type);
        return type == ActivityTypes.Message || activity.Timestamp is not { } at ? key : Mix(key, (ulong)at.UtcTicks);
    }

    // Four letters at a time, the length last: "ab" and "c" are not "a" and "bc".
    private static ulong Mix(ulong key, string text)
    {
        var letters = MemoryMarshal.AsBytes(text.AsSpan());
        while (letters.Length >= sizeof(ulong))
        {
            key = Mix(key, MemoryMarshal.Read<ulong>(letters));
            letters = letters[sizeof(ulong)..];
        }

        ulong rest = 0;
        letters.CopyTo(MemoryMarshal.AsBytes(new Span<ulong>(ref rest)));
        return Mix(Mix(key, rest), (ulong)text.Length);
    }

    // Both halves of a product of 128 bits with an odd number whose bits look like chance (the golden ratio's).
    private static ulong Mix(ulong key, ulong value)
    {
        var high = Math.BigMul((key ^ value) + 0x632BE59BD9B4E019, 0x9E3779B97F4A7C15, out var low);
        return high ^ low;
    }
}
