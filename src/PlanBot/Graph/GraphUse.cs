namespace PlanBot.Graph;

/// <summary>What PlanBot can use Microsoft Graph for. Each is switched on by a setting of its own.</summary>
internal enum GraphUse
{
    Profiles,
    Install,
    ActivityFeed,
    Calendar,
}

/// <summary>What a use needs of the tenant's administrator.</summary>
/// <param name="Use">The use.</param>
/// <param name="Setting">The setting that switches it on.</param>
/// <param name="Permission">The one application permission that it needs.</param>
/// <param name="Wider">Permissions that let it work too, and allow more than it needs.</param>
internal sealed record GraphPermission(GraphUse Use, string Setting, string Permission, IReadOnlyList<string> Wider)
{
    /// <summary>The table of this folder's README.</summary>
    public static IReadOnlyList<GraphPermission> All { get; } =
    [
        new(GraphUse.Profiles, $"{GraphOptions.Section}:{nameof(GraphOptions.Profiles)}", "User.Read.All", ["User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"]),
        new(GraphUse.Install, $"{GraphOptions.Section}:{nameof(GraphOptions.Install)}", "TeamsAppInstallation.ReadWriteSelfForUser.All", ["TeamsAppInstallation.ReadWriteForUser.All", "TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All", "TeamsAppInstallation.ReadWriteAndConsentForUser.All"]),
        new(GraphUse.ActivityFeed, $"{GraphOptions.Section}:{nameof(GraphOptions.ActivityFeed)}", "TeamsActivity.Send", []),
        new(GraphUse.Calendar, $"{GraphOptions.Section}:{nameof(GraphOptions.CalendarMailbox)}", "Calendars.ReadWrite", []),
    ];

    public static GraphPermission Of(GraphUse use) => All.Single(permission => permission.Use == use);
}
