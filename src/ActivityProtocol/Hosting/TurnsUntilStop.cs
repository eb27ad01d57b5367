using Microsoft.Extensions.Hosting;

namespace ActivityProtocol.Hosting;

/// <summary>
/// An orderly end: once the process is told to stop it takes no new turn, and those that run have a time to end by
/// themselves before they are broken off.
/// </summary>
internal sealed class TurnsUntilStop : IDisposable
{
    private readonly CancellationTokenSource _brokenOff = new();
    private readonly CancellationTokenRegistration _stopping;
    private readonly IHostApplicationLifetime _lifetime;
    private ITimer? _timer;

    internal TurnsUntilStop(IHostApplicationLifetime lifetime, TimeProvider clock, TimeSpan time)
    {
        _lifetime = lifetime;
        BrokenOff = _brokenOff.Token;
        _stopping = lifetime.ApplicationStopping.Register(() => _timer = clock.CreateTimer(_ => _brokenOff.Cancel(), null, time, Timeout.InfiniteTimeSpan));
    }

    /// <summary>Whether the process is stopping, so that a turn is for another instance.</summary>
    internal bool AreOver => _lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>Ends turns that took longer than there was time for.</summary>
    internal CancellationToken BrokenOff { get; }

    public void Dispose()
    {
        _stopping.Dispose();
        _timer?.Dispose();
        _brokenOff.Dispose();
    }
}
