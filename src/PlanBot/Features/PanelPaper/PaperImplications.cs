using PlanBot.Plans;

namespace PlanBot.Features.PanelPaper;

/// <summary>The part of a paper on implications, as far as the data carries them; the rest is blank.</summary>
internal sealed class PaperImplications(PaperFacts facts, PaperSources sources)
{
    private const int MostRisks = 12;

    public IEnumerable<PaperBlock> Of(IReadOnlyList<Theme> themes) =>
    [
        new PaperBlock.Heading(1, PanelPaperTexts.Implications),
        new PaperBlock.Heading(2, PanelPaperTexts.Financial),
        .. Financial(),
        new PaperBlock.Heading(2, PanelPaperTexts.Legal),
        .. Legal(),
        new PaperBlock.Heading(2, PanelPaperTexts.EqualityImpactAssessment),
        .. Equality(),
        .. Resources(themes),
        new PaperBlock.Heading(2, PanelPaperTexts.RisksAndImpact),
        .. Risks(themes),
        new PaperBlock.Heading(2, PanelPaperTexts.LinkToThePlan),
        new PaperBlock.Paragraph(PanelPaperTexts.FormatThePaperReportsOnAsA(facts.Plan.Title, sources.MarksOf(facts.Plan.Source))),
        .. LinksToThePlan(),
        new PaperBlock.Heading(2, PanelPaperTexts.Communications),
        new PaperBlock.Blank(PanelPaperTexts.HowTheReportIsMadeKnown),
    ];

    private IEnumerable<PaperBlock> Financial()
    {
        var moved = facts.Decisions.Where(money => money.Decision.ReleasedGbp is > 0).ToList();
        if (moved.Count > 0)
        {
            yield return new PaperBlock.Paragraph(PanelPaperTexts.FormatTheDecisionsAboveReleasedInAll(BritishEnglish.Pounds(moved.Sum(money => money.Decision.ReleasedGbp!.Value)), sources.MarksOf(moved.Select(money => money.Decision.Source))));
        }

        var lines = facts.Lines.Where(line => line.Year.Length > 0).GroupBy(line => line.Year).OrderByDescending(year => year.Key, StringComparer.Ordinal).Take(2).ToList();
        if (lines.Count > 0)
        {
            yield return new PaperBlock.Table(
                PanelPaperTexts.CommissionedServicesAndGrantsTheTwo,
                ["Year", PanelPaperTexts.ServiceOrScheme, "Amount", "Source"],
                [.. lines.SelectMany(year => year).Select(line => (string[])[line.Year, line.Name, CommissioningWords.AmountInWords(line), sources.MarksOf(line.Source)])],
                [12, 48, 28, 12]);
        }

        if (moved.Count == 0 && lines.Count == 0)
        {
            yield return new PaperBlock.Blank(PanelPaperTexts.FinancialImplicationsTheDataHoldsNo);
        }
    }

    private IEnumerable<PaperBlock> Legal() => OfDuties().Concat(OfRecommendations());

    /// <summary>What the panel recommended, and the steps that the law ties to it.</summary>
    private IEnumerable<PaperBlock> OfRecommendations()
    {
        foreach (var row in facts.Scrutiny.Recommendations)
        {
            var steps = RecommendationSteps.Of(row, facts.Scrutiny.Duties, facts.Today);
            if (RecommendationSteps.IsOutstanding(row, steps) || steps.Any(step => step.Standing is StepStanding.Gap or StepStanding.Late))
            {
                yield return new PaperBlock.Bullet(PanelPaperTexts.FormatRecommendationOutcome(row.MadeOn is { } on ? PanelPaperTexts.FormatOfOnPart(on.ToWords()) : "", row.Summary.TrimEnd('.'), row.Outcome.Length > 0 ? row.Outcome : PanelPaperTexts.NotGiven, string.Concat(steps.Select(step => $" {step.Name}: {step.InWords}.")), sources.MarksOf(row.Source)));
            }
        }
    }

    /// <summary>Police resources behind the themes of the paper; nothing where the data holds none.</summary>
    private IEnumerable<PaperBlock> Resources(IReadOnlyList<Theme> themes)
    {
        var rows = facts.Scrutiny.Resources.Where(row => themes.Any(theme => theme.Id == row.ThemeId)).ToList();
        if (rows.Count > 0)
        {
            yield return new PaperBlock.Heading(2, PanelPaperTexts.Resources);
            yield return new PaperBlock.Table(
                PanelPaperTexts.PoliceResourcesByTheme,
                [PanelPaperTexts.Theme, PanelPaperTexts.Resource, PanelPaperTexts.Amount, PanelPaperTexts.Source],
                [.. rows.Select(row => (string[])[themes.First(theme => theme.Id == row.ThemeId).Name, row.Name, PoliceResourceWords.AmountInWords(row), sources.MarksOf(row.Source)])],
                [30, 36, 22, 12]);
        }
    }

    /// <summary>How the plan is aligned nationally and when it was last reviewed.</summary>
    private IEnumerable<PaperBlock> LinksToThePlan()
    {
        if (facts.Scrutiny.Alignments is [_, ..] rows)
        {
            var aligned = rows.Where(row => row.AmbitionId.Length > 0).Select(row => row.AmbitionId).Distinct().Count();
            yield return new PaperBlock.Paragraph(PanelPaperTexts.FormatOfAlignedToNationalMeasuresThe(aligned, BritishEnglish.Count(facts.Scrutiny.Ambitions.Count, "ambition"), aligned == 1 ? "is" : "are", facts.Scrutiny.Ambitions.Count - aligned, sources.MarksOf(rows.Select(row => row.Source))));
        }

        if (facts.Scrutiny.Reviews.Where(row => row.Outcome is not ("planned" or "in progress")).OrderBy(row => row.ReviewedOn!.Value.First).LastOrDefault() is { } review)
        {
            yield return new PaperBlock.Paragraph(PanelPaperTexts.FormatThePlanWasLastReviewedOutcome(review.ReviewedOn!.Value.IsDay ? "on" : "in", review.ReviewedOn!.Value.ToWords(), review.Name, review.Outcome, review.Reason.Length > 0 ? $": {SourceWords.InPounds(review.Reason.TrimEnd('.'))}" : "", sources.MarksOf(review.Source)));
        }
    }

    private IEnumerable<PaperBlock> OfDuties()
    {
        if (facts.Evidence.Count == 0)
        {
            yield return new PaperBlock.Blank(PanelPaperTexts.LegalImplicationsTheDataDoesNot);
            yield break;
        }

        var gaps = facts.Evidence.Where(row => row.Status is not "evidenced" and not "listed").ToList();
        yield return new PaperBlock.Paragraph(PanelPaperTexts.FormatOfLookedAtShownByThe(BritishEnglish.Count(facts.Evidence.Count, "duty", "duties"), facts.Evidence.Count - gaps.Count, facts.Evidence.Count - gaps.Count == 1 ? "is" : "are", sources.MarksOf(facts.Evidence.Select(row => row.Source))));
        foreach (var gap in gaps)
        {
            yield return new PaperBlock.Bullet($"{gap.Requirement}: {gap.Status}{(gap.Evidence.Length > 0 ? $" ({SourceWords.InPounds(gap.Evidence)})" : "")}. {sources.MarksOf(gap.Source)}");
        }
    }

    private IEnumerable<PaperBlock> Equality()
    {
        if (facts.Scrutiny.Assessments is [_, ..] revisions && revisions.Any(revision => revision.Assessment is not null))
        {
            return revisions.Select(revision => (PaperBlock)new PaperBlock.Bullet(PanelPaperTexts.FormatRevisionOf(revision.RevisionInWords, revision.InWords(facts.Today), revision.Assessment is { } assessed ? sources.MarksOf(assessed.Source) : "").TrimEnd()));
        }

        var held = facts.Evidence.Where(row => row.Requirement.Contains("equality", StringComparison.OrdinalIgnoreCase)).ToList();
        return held.Count > 0
            ? held.Select(row => new PaperBlock.Paragraph($"{row.Requirement}: {row.Status}{(row.Evidence.Length > 0 ? $", {row.Evidence}" : "")}. {sources.MarksOf(row.Source)}"))
            : [new PaperBlock.Blank(PanelPaperTexts.TheEqualityImpactAssessmentOfThis)];
    }

    private IEnumerable<PaperBlock> Risks(IReadOnlyList<Theme> themes)
    {
        var items = themes.SelectMany(theme => facts.Delivery.RatingOf(theme).ByRule.Items).ToList();
        var risks = items.Where(item => item.Verdict is Rating.Red).Concat(items.Where(item => item.Verdict is Rating.Amber)).ToList();
        foreach (var risk in risks.Take(MostRisks))
        {
            yield return new PaperBlock.Bullet($"{risk.Verdict.Symbol()} {(risk.Verdict is Rating.Red ? PanelPaperTexts.OffTrack : PanelPaperTexts.OfConcern)}: {risk.Name} ({risk.Why})");
        }

        if (risks.Count > MostRisks)
        {
            yield return new PaperBlock.Paragraph(PanelPaperTexts.FormatMoreAreInTheTablesAbove(BritishEnglish.Number(risks.Count - MostRisks)), IsNumbered: false);
        }

        if (items.Count(item => item.Stale) is > 0 and var stale)
        {
            yield return new PaperBlock.Bullet(PanelPaperTexts.FormatStaleNobodyHasUpdatedInTime(BritishEnglish.Count(stale, PanelPaperTexts.ItemIs, PanelPaperTexts.ItemsAre), stale == 1 ? "it" : "them", stale == 1 ? PanelPaperTexts.ItStands : PanelPaperTexts.TheyStand));
        }

        yield return new PaperBlock.Blank(PanelPaperTexts.RisksThatTheDataDoesNot);
    }
}
