namespace PlanBot.Health;

/// <summary>Whether PlanBot can serve now, looked at every five seconds at most, however often it is asked.</summary>
internal sealed class Readiness(Doctor doctor, TimeProvider clock, IHostApplicationLifetime lifetime) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private IReadOnlyList<Diagnosis> _last = [];
    private long? _examinedAt;

    public void Dispose() => _gate.Dispose();

    public async Task<IReadOnlyList<Diagnosis>> CurrentAsync(CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return [new("process", Finding.Fault("", "PlanBot is stopping.", ""))];
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_examinedAt is not { } at || clock.GetElapsedTime(at) >= Kept)
            {
                _last = await doctor.ExamineReadinessAsync(cancellationToken);
                _examinedAt = clock.GetTimestamp();
            }

            return _last;
        }
        finally
        {
            _gate.Release();
        }
    }
}
