namespace PlanBot.Graph;

/// <summary>What Microsoft Graph reads and no person: queries, and names by which it knows things. In every language they stay as they are.</summary>
internal static class GraphQueries
{
    /// <summary>A name in a set of PlanBot's own; it must never change, for events are known by it.</summary>
    public const string MilestoneProperty = "String {5f1d7c0e-6b1f-4b5e-9d53-8f0a6f3f6f21} Name PlanBotMilestone";

    /// <summary>What the property of every event of PlanBot's begins with.</summary>
    public const string MilestonePrefix = "planbot:";

    /// <summary>London, by the name that Exchange knows everywhere.</summary>
    public const string London = "GMT Standard Time";

    /// <summary>Filter: events that PlanBot wrote.</summary>
    public const string OwnEvents = $"singleValueExtendedProperties/Any(ep: ep/id eq '{MilestoneProperty}' and startswith(ep/value,'{MilestonePrefix}'))";

    /// <summary>Expansion: what PlanBot wrote on them.</summary>
    public const string MilestoneOfEvent = $"singleValueExtendedProperties($filter=id eq '{MilestoneProperty}')";

    /// <summary>The header that carries a token.</summary>
    public static string Authorization(string token) => $"Bearer {token}";

    /// <summary>Filter: the installation of one app of the organisation's catalogue.</summary>
    public static string InstallationOf(string catalogAppId) => $"teamsApp/id eq '{catalogAppId}'";
}
