namespace ActivityProtocol.Schema;

/// <summary>Values of <see cref="Activity.Action"/> of an installation update. Teams also sends <c>add-upgrade</c> and <c>remove-upgrade</c>.</summary>
public static class InstallationUpdateActionTypes
{
    /// <summary>Installed.</summary>
    public const string Add = "add";

    /// <summary>Removed.</summary>
    public const string Remove = "remove";
}
