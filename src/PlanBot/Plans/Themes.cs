namespace PlanBot.Plans;

/// <summary>
/// A theme (priority, strategic thematic area) in one version of its plan. A theme that goes on under another
/// name is another row, tied by <see cref="Predecessors"/> and <see cref="Successors"/>: its lineage.
/// </summary>
internal sealed class Theme : PlanRow
{
    /// <summary>The plan's version, such as <c>2013-10</c>, <c>2022-delivery</c> or <c>earlier plan</c>.</summary>
    public string Version { get; set; } = "";

    public int? Order { get; set; }

    public string Name { get; set; } = "";

    /// <summary>What the source says of it: current, superseded, merged, retired, in-progress.</summary>
    public string Status { get; set; } = "";

    /// <summary>Theme ids with <c>;</c> between them.</summary>
    public string Predecessors { get; set; } = "";

    /// <summary>Theme ids with <c>;</c> between them.</summary>
    public string Successors { get; set; } = "";

    /// <summary>strengthened, merged, renamed, added, grouped, split, retired, revived.</summary>
    public string ChangeKind { get; set; } = "";

    public PartialDate? ChangeDate { get; set; }

    public string ChangeNote { get; set; } = "";

    /// <summary>What the theme is for.</summary>
    public string Purpose { get; set; } = "";

    public string Lead { get; set; } = "";

    /// <summary>A status set by a named person over the rule: green, amber or red; empty where the rule decides.</summary>
    public string SetRating { get; set; } = "";

    public string SetRatingReason { get; set; } = "";

    public string SetRatingBy { get; set; } = "";

    public PartialDate? SetRatingOn { get; set; }

    /// <summary>The last day on which the set status holds.</summary>
    public PartialDate? SetRatingUntil { get; set; }

    public IReadOnlyList<string> PredecessorIds => IdList.Split(Predecessors);

    public IReadOnlyList<string> SuccessorIds => IdList.Split(Successors);
}

/// <summary>A heading of the plan document, under which its ambitions stand.</summary>
internal sealed class Heading : PlanRow
{
    public int? Order { get; set; }

    public string Name { get; set; } = "";
}

/// <summary>An ambition (aim) of the plan, mapped to no, one or several themes.</summary>
internal sealed class Ambition : PlanRow
{
    /// <summary>Theme ids with <c>;</c> between them; empty while unmapped.</summary>
    public string ThemeIds { get; set; } = "";

    public string HeadingId { get; set; } = "";

    /// <summary>The document's own heading or number.</summary>
    public string Ref { get; set; } = "";

    public string Summary { get; set; } = "";

    public string Measure { get; set; } = "";

    public string Baseline { get; set; } = "";

    public string Target { get; set; } = "";

    public PartialDate? TargetDate { get; set; }

    /// <summary>The source's own word; <see cref="DeliveryStatuses"/> says what it means.</summary>
    public string Status { get; set; } = "";

    public string Owner { get; set; } = "";

    public PartialDate? UpdatedOn { get; set; }

    public string UpdatedBy { get; set; } = "";

    public IReadOnlyList<string> ThemeIdList => IdList.Split(ThemeIds);
}

/// <summary>What a theme wants to be true.</summary>
internal sealed class Outcome : PlanRow
{
    public string ThemeId { get; set; } = "";

    public string Summary { get; set; } = "";
}

/// <summary>Several ids in one cell, with <c>;</c> between them.</summary>
internal static class IdList
{
    public static IReadOnlyList<string> Split(string ids) =>
        ids.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
