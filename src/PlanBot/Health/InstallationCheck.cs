using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PlanBot.Health;

/// <summary>
/// A check of the installation, for <c>planbot doctor</c> and, where it is quick and asks nobody outside, for
/// <c>/health/ready</c>.
/// </summary>
internal abstract class InstallationCheck : IHealthCheck
{
    /// <summary>The key under which ASP.NET Core's report carries the lines.</summary>
    public const string Findings = "findings";

    /// <summary>What there is to say: at least one line.</summary>
    public abstract Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var findings = await ExamineAsync(cancellationToken);
        var worst = findings.MaxBy(finding => finding.Status) ?? throw new InvalidOperationException($"{GetType().Name} has nothing to say.");
        var status = worst.Status switch
        {
            FindingStatus.Ok => HealthStatus.Healthy,
            FindingStatus.Warning => HealthStatus.Degraded,
            _ => HealthStatus.Unhealthy,
        };
        return new(status, worst.What, data: new Dictionary<string, object> { [Findings] = findings });
    }
}
