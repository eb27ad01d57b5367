namespace ActivityProtocol.Schema;

/// <summary>Values of <see cref="Activity.Importance"/>.</summary>
public static class ActivityImportance
{
    /// <summary>Low.</summary>
    public const string Low = "low";

    /// <summary>Normal.</summary>
    public const string Normal = "normal";

    /// <summary>High.</summary>
    public const string High = "high";
}
