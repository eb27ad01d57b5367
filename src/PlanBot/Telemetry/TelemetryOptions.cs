using System.ComponentModel.DataAnnotations;

namespace PlanBot.Telemetry;

/// <summary>The settings under <c>PlanBot:Telemetry</c>.</summary>
internal sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "PlanBot:Telemetry";

    /// <summary>Where traces and metrics are sent, by the OpenTelemetry protocol (gRPC); empty for nowhere.</summary>
    public string OtlpEndpoint { get; set; } = "";

    /// <summary>Whether <c>/metrics</c> is served, to whoever shows the monitoring key, or to this machine where there is none.</summary>
    public bool Metrics { get; set; }

    /// <summary>The folder of log files, one a day; empty for none.</summary>
    public string LogFolder { get; set; } = "";

    /// <summary>For how many days log files are kept.</summary>
    [Range(1, 3660, ErrorMessage = $"{Section}:LogDays: write a number of days from 1 to 3660.")]
    public int LogDays { get; set; } = 31;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OtlpEndpoint.Length > 0 && !(Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            yield return new($"{Section}:OtlpEndpoint is '{OtlpEndpoint}': write an address such as http://localhost:4317, or leave it empty.");
        }
    }
}
