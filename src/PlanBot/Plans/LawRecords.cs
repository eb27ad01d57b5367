namespace PlanBot.Plans;

/// <summary>An equality impact assessment of one revision of the plan.</summary>
internal sealed class EqualityImpact : PlanRow
{
    /// <summary>The version of the plan that was assessed, named as the themes' versions are: <c>2013-03</c>.</summary>
    public string Revision { get; set; } = "";

    /// <summary>Nothing where the assessment is promised and not done, or where the day is not known.</summary>
    public PartialDate? DoneOn { get; set; }

    public string DoneBy { get; set; } = "";

    /// <summary>done, done in part, planned, not done, unknown.</summary>
    public string Status { get; set; } = "";

    /// <summary>What it found, in short.</summary>
    public string Outcome { get; set; } = "";

    public string PublishedAt { get; set; } = "";

    public PartialDate? NextReview { get; set; }

    public string Note { get; set; } = "";

    /// <summary>Whether there is an assessment, whole or in part.</summary>
    public bool IsDone => Status is "done" or "done in part";
}

/// <summary>What a panel or another body recommended, and what came of it: the response, its publication, the copy to the chief constable.</summary>
internal sealed class PanelRecommendation : PlanRow
{
    public string BodyId { get; set; } = "";

    public PartialDate? MadeOn { get; set; }

    public string Summary { get; set; } = "";

    /// <summary>accepted, partly accepted, not accepted, in progress, done, no outcome yet.</summary>
    public string Outcome { get; set; } = "";

    /// <summary>What came of it, in words.</summary>
    public string OutcomeNote { get; set; } = "";

    public PartialDate? RespondBy { get; set; }

    public PartialDate? RespondedOn { get; set; }

    public string Response { get; set; } = "";

    public PartialDate? ResponsePublishedOn { get; set; }

    public string PublishedAt { get; set; } = "";

    public PartialDate? CopySentOn { get; set; }

    /// <summary>Ids of the duties that ask for the recommendation and for what follows it, with <c>;</c> between them.</summary>
    public string DutyIds { get; set; } = "";

    public string ThemeId { get; set; } = "";

    public PartialDate? UpdatedOn { get; set; }

    public string UpdatedBy { get; set; } = "";

    public IReadOnlyList<string> DutyIdList => IdList.Split(DutyIds);
}

/// <summary>A review of the plan as a whole, with its outcome; that nothing changes is one.</summary>
internal sealed class PlanReview : PlanRow
{
    public string Name { get; set; } = "";

    public PartialDate? ReviewedOn { get; set; }

    /// <summary>no change, variation, new plan, in progress, planned.</summary>
    public string Outcome { get; set; } = "";

    public string Reason { get; set; } = "";

    public string ReviewedBy { get; set; } = "";

    public PartialDate? NextReview { get; set; }
}

/// <summary>That an ambition or a theme supports what a national or force framework asks for.</summary>
internal sealed class Alignment : PlanRow
{
    public string AmbitionId { get; set; } = "";

    public string ThemeId { get; set; } = "";

    /// <summary>national measures, strategic policing requirement, force strategy.</summary>
    public string Framework { get; set; } = "";

    /// <summary>The national folder's id of what is supported; empty for a force's strategy.</summary>
    public string MeasureId { get; set; } = "";

    /// <summary>What is supported: the measure, the threat, the strategy.</summary>
    public string Item { get; set; } = "";

    public string Note { get; set; } = "";
}

/// <summary>Police resources that stand behind a theme.</summary>
internal sealed class PoliceResource : PlanRow
{
    public string ThemeId { get; set; } = "";

    /// <summary>officers, staff, PCSOs, special constables, volunteers, budget, other.</summary>
    public string Kind { get; set; } = "";

    /// <summary>What they are, such as <c>Officers in neighbourhood teams</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>Nothing where it was not published.</summary>
    public decimal? Amount { get; set; }

    /// <summary>Such as <c>FTE</c> or <c>GBP</c>.</summary>
    public string Unit { get; set; } = "";

    public PartialDate? AsOf { get; set; }

    public string Year { get; set; } = "";

    public string Note { get; set; } = "";
}
