namespace PlanBot.Health;

/// <summary>One line of what a check found: how it stands, with the setting it hangs on and what to do.</summary>
/// <param name="Status">How it stands.</param>
/// <param name="Setting">The setting's name; empty where no setting is concerned.</param>
/// <param name="What">What was found, as a sentence.</param>
/// <param name="Remedy">What to do, as a sentence; empty where all is well.</param>
internal sealed record Finding(FindingStatus Status, string Setting, string What, string Remedy)
{
    public static Finding Ok(string what, string setting = "") => new(FindingStatus.Ok, setting, what, "");

    public static Finding Warning(string setting, string what, string remedy) => new(FindingStatus.Warning, setting, what, remedy);

    public static Finding Fault(string setting, string what, string remedy) => new(FindingStatus.Fault, setting, what, remedy);
}

/// <summary>How something stands; the later, the worse.</summary>
internal enum FindingStatus
{
    Ok,
    Warning,
    Fault,
}
