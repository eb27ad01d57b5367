namespace PlanBot.Plans;

/// <summary>A key performance indicator.</summary>
internal sealed class Kpi : PlanRow
{
    public string Name { get; set; } = "";

    /// <summary>input, activity or outcome.</summary>
    public string Kind { get; set; } = "";

    public string Unit { get; set; } = "";

    /// <summary>higher or lower; empty where the source does not say.</summary>
    public string Better { get; set; } = "";

    /// <summary>What a value is compared with, in the source's words.</summary>
    public string Comparator { get; set; } = "";

    public string ThemeId { get; set; } = "";

    public string Target { get; set; } = "";

    public string OutcomeId { get; set; } = "";

    /// <summary>monthly, quarterly, yearly; empty where not known.</summary>
    public string Frequency { get; set; } = "";

    public string Owner { get; set; } = "";

    /// <summary>From this value on (in the better direction) the KPI is green; empty where the plan sets no threshold.</summary>
    public decimal? GreenAt { get; set; }

    /// <summary>From this value on (in the better direction) the KPI is amber, before it red.</summary>
    public decimal? AmberAt { get; set; }

    /// <summary><c>staff</c> where only the office may see it; else everyone.</summary>
    public string Visibility { get; set; } = "";
}

/// <summary>What a KPI's values are compared with, and the reason where the comparison is not valid.</summary>
internal sealed class Comparator : PlanRow
{
    public string KpiId { get; set; } = "";

    /// <summary>previous year, named year, average of years, baseline, national, most similar forces, target.</summary>
    public string Kind { get; set; } = "";

    public string Label { get; set; } = "";

    public PartialDate? PeriodStart { get; set; }

    public PartialDate? PeriodEnd { get; set; }

    /// <summary>The value to compare with; empty where it is the KPI's own value of the earlier period.</summary>
    public decimal? Value { get; set; }

    /// <summary>Whether the comparison may be made; if not, <see cref="Reason"/> says why.</summary>
    public bool Valid { get; set; } = true;

    public string Reason { get; set; } = "";
}

/// <summary>A KPI's value for a period.</summary>
internal sealed class Measurement : PlanRow
{
    public string KpiId { get; set; } = "";

    public PartialDate? PeriodStart { get; set; }

    public PartialDate? PeriodEnd { get; set; }

    /// <summary>As published: a number, or a grade's word.</summary>
    public string Value { get; set; } = "";

    /// <summary>count, percent, percent change, rate, grade, GBP, above (at least the value).</summary>
    public string ValueKind { get; set; } = "";

    /// <summary>The published earlier or peer value.</summary>
    public string ComparatorValue { get; set; } = "";

    public string Note { get; set; } = "";

    public bool Provisional { get; set; }

    public PartialDate? PublishedOn { get; set; }

    public string RecordedBy { get; set; } = "";

    /// <summary>The margin or confidence interval in the source's words: <c>95%: 79.1 to 83.3</c>.</summary>
    public string ConfidenceInterval { get; set; } = "";
}

/// <summary>A loose fact of a plan that fits no other file.</summary>
internal sealed class Fact : PlanRow
{
    public string Subject { get; set; } = "";

    public string Value { get; set; } = "";

    public string Unit { get; set; } = "";

    public PartialDate? AsOf { get; set; }

    public string Note { get; set; } = "";
}
