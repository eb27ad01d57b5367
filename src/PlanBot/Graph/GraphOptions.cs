namespace PlanBot.Graph;

/// <summary>The settings under <c>PlanBot:Graph</c>. Nothing is switched on by itself, and without any of them Graph is never called.</summary>
internal sealed class GraphOptions
{
    public const string Section = "PlanBot:Graph";

    /// <summary>Read a person's company and department in the directory, to suggest an organisation.</summary>
    public bool Profiles { get; set; }

    /// <summary>Install PlanBot for somebody to whom it has to write and with whom it has no chat.</summary>
    public bool Install { get; set; }

    /// <summary>The id that the organisation's app catalogue gave to PlanBot's package; without it <see cref="Install"/> changes the package alone, and nothing is installed.</summary>
    public string CatalogAppId { get; set; } = "";

    /// <summary>Announce decisions and reminders in a person's activity feed, beside the chat message.</summary>
    public bool ActivityFeed { get; set; }

    /// <summary>The shared mailbox in whose calendar the timetable is kept; empty for none.</summary>
    public string CalendarMailbox { get; set; } = "";

    /// <summary>The plans whose timetable goes there, by id; empty for all.</summary>
    public IList<string> CalendarPlans { get; } = [];

    /// <summary>Where Graph is, such as <c>https://dod-graph.microsoft.us</c>; empty for the one of the bot's cloud.</summary>
    public string BaseAddress { get; set; } = "";

    /// <summary>After so many seconds, repetitions included, a call is broken off and what it was for goes on without it.</summary>
    public int TimeoutSeconds { get; set; } = 20;

    public bool Uses(GraphUse use) => use switch
    {
        GraphUse.Profiles => Profiles,
        GraphUse.Install => Install,
        GraphUse.ActivityFeed => ActivityFeed,
        GraphUse.Calendar => CalendarMailbox.Length > 0,
        _ => throw new ArgumentOutOfRangeException(nameof(use)),
    };

    public bool IsOn => GraphPermission.All.Any(permission => Uses(permission.Use));
}
