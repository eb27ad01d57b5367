using PlanBot.Plans;

namespace PlanBot.Features.PanelPaper;

/// <summary>The part of a paper on progress: the themes in one table, then each with its measures, promises and a chart.</summary>
internal sealed class PaperProgress(PaperFacts facts, PaperSources sources)
{
    /// <param name="isWholePlan">Whether what is tied to none of the themes is reported too.</param>
    public IEnumerable<PaperBlock> Of(IReadOnlyList<Theme> themes, bool isWholePlan)
    {
        if (themes.Count == 0)
        {
            yield return new PaperBlock.Blank(PanelPaperTexts.ProgressByThemeTheDataHolds);
            yield break;
        }

        yield return new PaperBlock.Table(
            PanelPaperTexts.StatusOfTheThemes,
            [PanelPaperTexts.Theme, PanelPaperTexts.Status, PanelPaperTexts.Why],
            [
                .. themes.Select(StatusRow),
            ],
            [28, 20, 52]);
        foreach (var block in themes.SelectMany(OfTheme).Concat(isWholePlan ? OfNoTheme(themes) : []))
        {
            yield return block;
        }
    }

    private IEnumerable<PaperBlock> OfNoTheme(IReadOnlyList<Theme> themes)
    {
        var ids = themes.SelectMany(facts.Delivery.Lineage.HeldBy).ToHashSet(StringComparer.Ordinal);
        var kpis = facts.Delivery.Kpis.Where(reading => !ids.Contains(reading.Kpi.ThemeId)).ToList();
        var commitments = facts.Delivery.Commitments.Where(row => !ids.Contains(row.ThemeId)).ToList();
        if (kpis.Count + commitments.Count > 0)
        {
            yield return new PaperBlock.Heading(2, PanelPaperTexts.TiedToNoThemeInForce);
        }

        if (kpis.Count > 0)
        {
            yield return Measures(PanelPaperTexts.MeasuresThatTheDataTiesTo, kpis);
        }

        if (commitments.Count > 0)
        {
            yield return Commitments(PanelPaperTexts.CommitmentsThatTheDataTiesTo, commitments);
        }
    }

    private IEnumerable<PaperBlock> OfTheme(Theme theme)
    {
        yield return new PaperBlock.Heading(2, theme.Name);
        if (theme.Purpose.Length > 0)
        {
            yield return new PaperBlock.Paragraph($"{BritishEnglish.Sentence(theme.Purpose)} {sources.MarksOf(theme.Source)}");
        }

        var held = facts.Delivery.Lineage.HeldBy(theme);
        foreach (var outcome in facts.Outcomes.Where(row => held.Contains(row.ThemeId)))
        {
            yield return new PaperBlock.Bullet(PanelPaperTexts.FormatOutcomeSummaryMarksOf(BritishEnglish.Sentence(outcome.Summary), sources.MarksOf(outcome.Source)));
        }

        var kpis = facts.Delivery.KpisOf(theme);
        if (kpis.Count > 0)
        {
            yield return Measures(PanelPaperTexts.FormatMeasuresOf(theme.Name), kpis);
        }
        else
        {
            yield return new PaperBlock.Blank(PanelPaperTexts.FormatMeasuresOfTheDataTiesNone(theme.Name));
        }

        if (KpiTrend.Of(kpis, [.. facts.Delivery.Measurements], facts.Today) is { Points.Count: > 0 } trend)
        {
            yield return new PaperBlock.LineChart(
                trend.Name,
                trend.Unit,
                PanelPaperTexts.FormatLineChartOf(trend.Name, trend.Summary),
                [.. trend.Points.Select(point => (point.Period, point.Value, point.Compared))],
                trend.ComparedWith);
            yield return new PaperBlock.Paragraph($"{trend.Name}: {trend.Summary}", IsNumbered: false);
        }

        var commitments = facts.Delivery.CommitmentsOf(theme);
        if (commitments.Count > 0)
        {
            yield return Commitments(PanelPaperTexts.FormatCommitmentsOf(theme.Name), commitments);
        }

        var ambitions = facts.Delivery.AmbitionsOf(theme);
        if (ambitions.Count > 0)
        {
            var byStatus = ambitions.GroupBy(row => DeliveryStatuses.Of(row.Status)).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key.ToWords()}");
            yield return new PaperBlock.Paragraph(PanelPaperTexts.FormatMappedToIt(BritishEnglish.Count(ambitions.Count, PanelPaperTexts.AmbitionIs, PanelPaperTexts.AmbitionsAre), string.Join(", ", byStatus)));
        }
    }

    private PaperBlock.Table Measures(string caption, IReadOnlyList<KpiReading> kpis) => new(
        caption,
        ["Measure", PanelPaperTexts.LatestValue, PanelPaperTexts.ComparedWith, "Status", "Source"],
        [.. kpis.Select(reading => (string[])[reading.Kpi.Name, reading.LatestInWords, Comparison(reading), VerdictOf(reading), sources.MarksOf(reading.Latest?.Source ?? reading.Kpi.Source)])],
        [25, 21, 25, 16, 13]);

    private PaperBlock.Table Commitments(string caption, IReadOnlyList<Commitment> commitments) => new(
        caption,
        [PanelPaperTexts.Commitment, PanelPaperTexts.With, PanelPaperTexts.Due, PanelPaperTexts.Status, PanelPaperTexts.LastUpdate, PanelPaperTexts.Source],
        [
            .. commitments.Select(row => (string[])
            [
                row.Summary,
                row.Owner.Length > 0 ? row.Owner : PanelPaperTexts.NotGiven,
                row.Due?.ToWords() ?? PanelPaperTexts.NotGiven,
                CommitmentWords.StatusInWords(row) + (row.DecisionNote.Length > 0 ? $". {SourceWords.Sentence(row.DecisionNote)}" : ""),
                row.UpdatedOn?.ToWords() ?? PanelPaperTexts.NotRecorded,
                sources.MarksOf(row.Source),
            ]),
        ],
        [23, 17, 13, 21, 13, 13]);

    private string[] StatusRow(Theme theme)
    {
        var rating = facts.Delivery.RatingOf(theme);
        return
        [
            theme.Name,
            InWords(rating.Rating),
            SourceWords.Sentences(rating.SetByPerson ? BritishEnglish.Sentence(rating.Why) : PanelPaperTexts.FormatByTheRule(rating.Why), rating.Note.Length > 0 ? BritishEnglish.Sentence(rating.Note) : ""),
        ];
    }

    private static string Comparison(KpiReading reading)
    {
        var invalid = reading.InvalidComparators.Select(comparator => PanelPaperTexts.FormatNotComparedWith(comparator.Label, SourceWords.Sentence(comparator.Reason)));
        return SourceWords.Sentences(invalid.Prepend(reading.Comparison?.ToWords(reading.Kpi) is { } words ? SourceWords.Sentence(words) : "")) is { Length: > 0 } all
            ? all
            : PanelPaperTexts.NothingToCompareWith;
    }

    private static string VerdictOf(KpiReading reading) =>
        reading.Stale ? "○ Stale" : reading.Verdict is Rating.NotRated ? PanelPaperTexts.FormatNotRated(reading.Why) : InWords(reading.Verdict);

    private static string InWords(Rating rating) => $"{rating.Symbol()} {rating.ToWords()}";
}
