using PlanBot.Plans;

namespace PlanBot.Data.PlanFolders;

/// <summary>What a plan measures.</summary>
internal static class MeasureFiles
{
    /// <summary>Who may see a row: the office only, or everyone (also where the cell is empty).</summary>
    internal static readonly string[] Visibilities = ["staff", "everyone"];

    private static readonly string[] NumberKinds = ["count", "percent", "percent change", "rate", "GBP", "above"];

    public static PlanRowFile<Kpi> Kpis { get; } = new(
        "kpis.csv",
        "The key performance indicators.",
        "kpi_id",
        new PlanColumns<Kpi>()
            .Id("kpi_id", kpi => kpi.Id, "The KPI's id.")
            .Text("name", kpi => kpi.Name, "What is measured.", filled: true)
            .Word("kind", kpi => kpi.Kind, ["input", "activity", "outcome"], "What it shows.")
            .Text("unit", kpi => kpi.Unit, "Such as `offences`, `percent`, `GBP`.")
            .Word("better", kpi => kpi.Better, ["higher", "lower"], "Which direction is better.")
            .Text("comparator", kpi => kpi.Comparator, "What a value is compared with, in the source's words.")
            .Reference("theme_id", kpi => kpi.ThemeId, "themes.csv", "The theme that it belongs to.")
            .Text("target", kpi => kpi.Target, "As published: a value, or a change such as `-13%`.")
            .Text("source", kpi => kpi.Source, "Where the facts are from.")
            .ThenOptional()
            .Reference("outcome_id", kpi => kpi.OutcomeId, "outcomes.csv", "The outcome that it shows.")
            .Word("frequency", kpi => kpi.Frequency, ["monthly", "quarterly", "yearly"], "How often it is measured.")
            .Text("owner", kpi => kpi.Owner, "Who answers for it.")
            .Number("green_at", kpi => kpi.GreenAt, "Green from this value on, in the better direction.")
            .Number("amber_at", kpi => kpi.AmberAt, "Amber from this value on, in the better direction; red beyond.")
            .Word("visibility", kpi => kpi.Visibility, Visibilities, "Who may see it."),
        checks:
        [
            kpi => (kpi.GreenAt ?? kpi.AmberAt) is not null && kpi.Better.Length == 0
                ? new("better", DataTexts.ThereAreThresholdsButNotWhich, DataTexts.WriteHigherOrLower)
                : null,
            kpi => kpi is { AmberAt: not null, GreenAt: null }
                ? new("green_at", DataTexts.ThereIsAThresholdForAmber, DataTexts.GiveGreenAtOrNeither)
                : null,
            kpi => kpi is { GreenAt: { } green, AmberAt: { } amber } && (kpi.Better == "higher" ? amber > green : kpi.Better == "lower" && amber < green)
                ? new("amber_at", DataTexts.TheThresholdForAmberIsBetter, DataTexts.PutTheTwoRightGreenAt)
                : null,
        ]);

    public static PlanRowFile<Comparator> Comparators { get; } = new(
        "comparators.csv",
        "What a KPI's values are compared with, and why not where a comparison is not valid.",
        "comparator_id",
        new PlanColumns<Comparator>()
            .Id("comparator_id", comparator => comparator.Id, "The comparator's id.")
            .Reference("kpi_id", comparator => comparator.KpiId, "kpis.csv", "The KPI.", filled: true)
            .Word("kind", comparator => comparator.Kind, ["previous year", "named year", "average of years", "baseline", "national", "most similar forces", "target"], "What it is.", filled: true)
            .Text("label", comparator => comparator.Label, "As shown, such as `average of 2017 to 2019`.")
            .Date("period_start", comparator => comparator.PeriodStart, "The first day of the period compared with.")
            .Date("period_end", comparator => comparator.PeriodEnd, "Its last day.")
            .Number("value", comparator => comparator.Value, "The value; empty where it is the KPI's own of that period.")
            .Flag("valid", comparator => comparator.Valid, CellFormats.TrueOrFalse, "Whether the comparison may be made.", filled: true)
            .Text("reason", comparator => comparator.Reason, "Why not, where it may not.")
            .Text("source", comparator => comparator.Source, "Where the facts are from."),
        checks:
        [
            RowChecks.EndIsNotBeforeStart<Comparator>(comparator => comparator.PeriodStart, comparator => comparator.PeriodEnd),
            comparator => comparator is { Valid: false, Reason: "" }
                ? new("reason", DataTexts.TheComparisonIsNotValidAnd, DataTexts.SayWhyItMayNotBe)
                : null,
        ]);

    public static PlanRowFile<Measurement> Measurements { get; } = new(
        "measurements.csv",
        "The values of the KPIs, one for each KPI, period and kind of value.",
        "kpi_id, period_start, period_end and value_kind",
        new PlanColumns<Measurement>()
            .Reference("kpi_id", measurement => measurement.KpiId, "kpis.csv", "The KPI.", filled: true)
            .Date("period_start", measurement => measurement.PeriodStart, "The period's first day.")
            .Date("period_end", measurement => measurement.PeriodEnd, "The period's last day.")
            .Text("value", measurement => measurement.Value, "As published: a number, or a grade's word.", filled: true)
            .Word("value_kind", measurement => measurement.ValueKind, [.. NumberKinds, "grade"], "What the value is; `above` is at least the value.")
            .Text("comparator_value", measurement => measurement.ComparatorValue, "The published earlier or peer value.")
            .Text("note", measurement => measurement.Note, "Anything else.")
            .Text("source", measurement => measurement.Source, "Where the value is from.")
            .ThenOptional()
            .Flag("provisional", measurement => measurement.Provisional, CellFormats.TrueOrEmpty, "Whether the value may still change.")
            .Date("published_on", measurement => measurement.PublishedOn, "When it was published.")
            .Text("recorded_by", measurement => measurement.RecordedBy, "Who gave the value.")
            .Text("confidence_interval", measurement => measurement.ConfidenceInterval, "The margin or confidence interval, as published, such as `95%: 79.1 to 83.3`."),
        ownId: measurement => measurement.KpiId.Length == 0
            ? ""
            : $"{measurement.KpiId} {measurement.PeriodStart?.Text}..{measurement.PeriodEnd?.Text} {measurement.ValueKind}".TrimEnd(),
        checks:
        [
            RowChecks.EndIsNotBeforeStart<Measurement>(measurement => measurement.PeriodStart, measurement => measurement.PeriodEnd),
            measurement => NumberKinds.Contains(measurement.ValueKind) && !KpiValue.TryNumber(measurement.Value, out _)
                ? new("value", DataTexts.FormatIsNotANumberAndThe(CellFormats.Shortened(measurement.Value)), DataTexts.WriteTheNumberWithoutSeparatorsAnd)
                : null,
        ]);

    public static PlanRowFile<Fact> Facts { get; } = new(
        "facts.csv",
        "Facts that fit no other file.",
        "fact_id",
        new PlanColumns<Fact>()
            .Id("fact_id", fact => fact.Id, "The fact's id.")
            .Text("subject", fact => fact.Subject, "What it is about.", filled: true)
            .Text("value", fact => fact.Value, "What holds; empty where a source asks and gives no answer.")
            .Text("unit", fact => fact.Unit, "The value's unit.")
            .Date("as_of", fact => fact.AsOf, "When it held.")
            .Text("note", fact => fact.Note, "Anything else.")
            .Text("source", fact => fact.Source, "Where the fact is from."));
}
