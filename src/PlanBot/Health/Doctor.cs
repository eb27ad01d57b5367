using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace PlanBot.Health;

/// <summary>A line of the doctor's report.</summary>
/// <param name="Check">The check's name.</param>
/// <param name="Finding">What it found.</param>
internal sealed record Diagnosis(string Check, Finding Finding);

/// <summary>Runs the checks and puts what they found in their order.</summary>
internal sealed class Doctor(HealthCheckService checks, IOptions<HealthCheckServiceOptions> options)
{
    /// <summary>What all checks found.</summary>
    public Task<IReadOnlyList<Diagnosis>> ExamineAsync(CancellationToken cancellationToken) => ExamineAsync(_ => true, cancellationToken);

    /// <summary>What the checks found that decide whether PlanBot can serve now.</summary>
    public Task<IReadOnlyList<Diagnosis>> ExamineReadinessAsync(CancellationToken cancellationToken) =>
        ExamineAsync(check => check.Tags.Contains(HealthRegistration.Ready), cancellationToken);

    private async Task<IReadOnlyList<Diagnosis>> ExamineAsync(Func<HealthCheckRegistration, bool> wanted, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(wanted, cancellationToken);
        return
        [
            .. options.Value.Registrations
                .Where(wanted)
                .SelectMany(check => FindingsOf(report.Entries[check.Name]).Select(finding => new Diagnosis(check.Name, finding))),
        ];
    }

    /// <summary>A check that broke off has found nothing, and that is a fault too.</summary>
    private static IReadOnlyList<Finding> FindingsOf(HealthReportEntry entry) => entry switch
    {
        _ when entry.Data.TryGetValue(InstallationCheck.Findings, out var found) => (IReadOnlyList<Finding>)found,
        { Exception: { } exception and not OperationCanceledException } => [Finding.Fault("", $"The check broke off ({exception.GetType().Name}).", "See the log.")],
        _ => [Finding.Fault("", "The check took too long.", "Look at the machine's load, and at what the check asks.")],
    };
}
