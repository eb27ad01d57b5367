namespace PlanBot.Plans;

/// <summary>Something promised, with an owner, a due date and a status.</summary>
internal sealed class Commitment : PlanRow
{
    public string Summary { get; set; } = "";

    public string Owner { get; set; } = "";

    public string ThemeId { get; set; } = "";

    /// <summary>The source's own word; <see cref="DeliveryStatuses"/> says what it means.</summary>
    public string Status { get; set; } = "";

    public PartialDate? Due { get; set; }

    public PartialDate? DecidedOn { get; set; }

    public string DecisionNote { get; set; } = "";

    public PartialDate? UpdatedOn { get; set; }

    public string UpdatedBy { get; set; } = "";
}

/// <summary>What was decided about a commitment, when and why, and which panel was told.</summary>
internal sealed class Decision : PlanRow
{
    public string CommitmentId { get; set; } = "";

    public PartialDate? DecidedOn { get; set; }

    public string Summary { get; set; } = "";

    public string Reason { get; set; } = "";

    /// <summary>Pounds released by the decision; empty where the amount was not published.</summary>
    public decimal? ReleasedGbp { get; set; }

    public string PanelTold { get; set; } = "";

    public PartialDate? PanelToldOn { get; set; }
}

/// <summary>Where money released by a decision goes.</summary>
internal sealed class Reallocation : PlanRow
{
    public string DecisionId { get; set; } = "";

    public string Destination { get; set; } = "";

    public decimal? AmountGbp { get; set; }

    public string Note { get; set; } = "";
}

/// <summary>Money for a service or a grants scheme.</summary>
internal sealed class CommissioningLine : PlanRow
{
    public string Name { get; set; } = "";

    public decimal? AmountGbp { get; set; }

    /// <summary>exact, approximately, over, up to, range, percent change.</summary>
    public string AmountKind { get; set; } = "";

    public decimal? AmountLow { get; set; }

    public decimal? AmountHigh { get; set; }

    public string ThemeId { get; set; } = "";

    public string Year { get; set; } = "";

    public string Recipient { get; set; } = "";

    public string Status { get; set; } = "";

    public string Note { get; set; } = "";
}
