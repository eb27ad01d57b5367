using System.ComponentModel.DataAnnotations;

namespace PlanBot.Health;

/// <summary>The settings under <c>PlanBot:Monitoring</c>.</summary>
internal sealed class MonitoringOptions
{
    public const string Section = "PlanBot:Monitoring";

    /// <summary>What a caller shows (<c>Authorization: Bearer …</c>) to see the details of health; where it is empty they are for this machine alone.</summary>
    [RegularExpression(".{32,}", ErrorMessage = $"{Section}:Key: write 32 characters or more, by chance, or leave it empty.")]
    public string Key { get; set; } = "";

    /// <summary>Below so many megabytes of free disk the doctor warns; below a tenth of it, it is a fault.</summary>
    [Range(1, 1_000_000_000, ErrorMessage = $"{Section}:LeastFreeMegabytes: write a number of megabytes, 1 or more.")]
    public int LeastFreeMegabytes { get; set; } = 1000;

    /// <summary>So many days before a credential ends the warnings begin.</summary>
    [Range(1, 365, ErrorMessage = $"{Section}:ExpiryWarningDays: write a number from 1 to 365.")]
    public int ExpiryWarningDays { get; set; } = 30;

    /// <summary>After so many minutes in which posts were due and none was sent, the outbox is stuck.</summary>
    [Range(1, 1440, ErrorMessage = $"{Section}:StuckMinutes: write a number from 1 to 1440.")]
    public int StuckMinutes { get; set; } = 15;
}
