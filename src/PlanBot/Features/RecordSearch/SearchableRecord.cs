using PlanBot.Plans;
using PlanBot.Recognition;

namespace PlanBot.Features.RecordSearch;

/// <summary>A record that everybody may see, as it is searched for.</summary>
/// <param name="Kind">theme, ambition, kpi, commitment or milestone, as entities name them.</param>
/// <param name="Title">What it is called in the list of results.</param>
/// <param name="Row">The record itself.</param>
/// <param name="IsCurrent">In force or ahead; others come after those that are.</param>
/// <param name="Words">The words that it is found by, in lower case.</param>
internal sealed record SearchableRecord(string Kind, string Title, PlanRow Row, bool IsCurrent, IReadOnlyList<string> Words);

/// <summary>What the kinds of records are called.</summary>
internal static class RecordKinds
{
    /// <summary>As it stands on a card: <c>Theme</c>, <c>KPI</c>.</summary>
    public static string ToWords(string kind) => kind switch
    {
        EntityTypes.Theme => RecordSearchTexts.Theme,
        EntityTypes.Ambition => RecordSearchTexts.Ambition,
        EntityTypes.Kpi => RecordSearchTexts.KPI,
        EntityTypes.Commitment => RecordSearchTexts.Commitment,
        _ => RecordSearchTexts.Deadline,
    };

    /// <summary>The kind that a typed word asks for (<c>deadlines</c>); nothing where it is no such word.</summary>
    public static string? Named(string word) => word switch
    {
        "theme" or "themes" => EntityTypes.Theme,
        "ambition" or "ambitions" => EntityTypes.Ambition,
        "kpi" or "kpis" => EntityTypes.Kpi,
        "commitment" or "commitments" => EntityTypes.Commitment,
        "deadline" or "deadlines" or "milestone" or "milestones" => EntityTypes.Milestone,
        _ => null,
    };
}
