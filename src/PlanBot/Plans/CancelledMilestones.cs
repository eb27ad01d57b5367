namespace PlanBot.Plans;

/// <summary>How it is said of a milestone that it was cancelled: symbol and word together, with the reason.</summary>
internal static class CancelledMilestones
{
    public const string Mark = "⊘ Cancelled";

    /// <summary>Why it was cancelled; empty where it is not or nobody says.</summary>
    public static string ReasonOf(TimetableEntry entry) =>
        entry.Standing is MilestoneStanding.Cancelled ? entry.Milestone.CancelledBecause : "";

    /// <summary><c>cancelled on 3 September 2026 (the chair is ill)</c>.</summary>
    public static string InWords(Milestone milestone)
    {
        var day = milestone.DoneOn is { } on ? $" {(on.IsDay ? "on" : "in")} {on.ToWords()}" : "";
        return $"cancelled{day}{(milestone.CancelledBecause.Length > 0 ? $" ({milestone.CancelledBecause})" : "")}";
    }
}
