using ActivityProtocol.Schema;

namespace ActivityProtocol.Hosting;

/// <summary>
/// Recognises activities that were delivered before: Teams sends again what is not answered in about 15 seconds. An
/// addition. What is written because of an activity needs a key of its own as well: another instance, or this one after
/// a restart, remembers nothing of it.
/// </summary>
public interface IRedeliveryFilter
{
    /// <summary>Notes an activity; false where it was noted before, and is to be answered without running the bot.</summary>
    ValueTask<bool> TryBeginAsync(Activity activity, CancellationToken cancellationToken);

    /// <summary>Forgets an activity whose turn was not run to its end, so that its redelivery is taken.</summary>
    ValueTask ForgetAsync(Activity activity, CancellationToken cancellationToken);
}
