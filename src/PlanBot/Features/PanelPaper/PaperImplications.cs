using PlanBot.Plans;

namespace PlanBot.Features.PanelPaper;

/// <summary>The part of a paper on implications, as far as the data carries them; the rest is blank.</summary>
internal sealed class PaperImplications(PaperFacts facts, PaperSources sources)
{
    private const int MostRisks = 12;

    public IEnumerable<PaperBlock> Of(IReadOnlyList<Theme> themes) =>
    [
        new PaperBlock.Heading(1, "Implications"),
        new PaperBlock.Heading(2, "Financial"),
        .. Financial(),
        new PaperBlock.Heading(2, "Legal"),
        .. Legal(),
        new PaperBlock.Heading(2, "Equality impact assessment"),
        .. Equality(),
        .. Resources(themes),
        new PaperBlock.Heading(2, "Risks and impact"),
        .. Risks(themes),
        new PaperBlock.Heading(2, "Link to the plan"),
        new PaperBlock.Paragraph($"The paper reports on {facts.Plan.Title} as a whole: its themes, measures, commitments and decisions. {sources.MarksOf(facts.Plan.Source)}"),
        .. LinksToThePlan(),
        new PaperBlock.Heading(2, "Communications"),
        new PaperBlock.Blank("how the report is made known"),
    ];

    private IEnumerable<PaperBlock> Financial()
    {
        var moved = facts.Decisions.Where(money => money.Decision.ReleasedGbp is > 0).ToList();
        if (moved.Count > 0)
        {
            yield return new PaperBlock.Paragraph($"The decisions above released {BritishEnglish.Pounds(moved.Sum(money => money.Decision.ReleasedGbp!.Value))} in all, where the amount was published. {sources.MarksOf(moved.Select(money => money.Decision.Source))}");
        }

        var lines = facts.Lines.Where(line => line.Year.Length > 0).GroupBy(line => line.Year).OrderByDescending(year => year.Key, StringComparer.Ordinal).Take(2).ToList();
        if (lines.Count > 0)
        {
            yield return new PaperBlock.Table(
                "Commissioned services and grants, the two latest years held",
                ["Year", "Service or scheme", "Amount", "Source"],
                [.. lines.SelectMany(year => year).Select(line => (string[])[line.Year, line.Name, CommissioningWords.AmountInWords(line), sources.MarksOf(line.Source)])],
                [12, 48, 28, 12]);
        }

        if (moved.Count == 0 && lines.Count == 0)
        {
            yield return new PaperBlock.Blank("financial implications: the data holds no amounts");
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
                yield return new PaperBlock.Bullet($"Recommendation{(row.MadeOn is { } on ? $" of {on.ToWords()}" : "")}: {row.Summary.TrimEnd('.')}. Outcome: {(row.Outcome.Length > 0 ? row.Outcome : "not given")}.{string.Concat(steps.Select(step => $" {step.Name}: {step.InWords}."))} {sources.MarksOf(row.Source)}");
            }
        }
    }

    /// <summary>Police resources behind the themes of the paper; nothing where the data holds none.</summary>
    private IEnumerable<PaperBlock> Resources(IReadOnlyList<Theme> themes)
    {
        var rows = facts.Scrutiny.Resources.Where(row => themes.Any(theme => theme.Id == row.ThemeId)).ToList();
        if (rows.Count > 0)
        {
            yield return new PaperBlock.Heading(2, "Resources");
            yield return new PaperBlock.Table(
                "Police resources by theme",
                ["Theme", "Resource", "Amount", "Source"],
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
            yield return new PaperBlock.Paragraph($"{aligned} of {BritishEnglish.Count(facts.Scrutiny.Ambitions.Count, "ambition")} {(aligned == 1 ? "is" : "are")} aligned to national measures, the strategic policing requirement or a strategy of the force; {facts.Scrutiny.Ambitions.Count - aligned} are not. {sources.MarksOf(rows.Select(row => row.Source))}");
        }

        if (facts.Scrutiny.Reviews.Where(row => row.Outcome is not ("planned" or "in progress")).OrderBy(row => row.ReviewedOn!.Value.First).LastOrDefault() is { } review)
        {
            yield return new PaperBlock.Paragraph($"The plan was last reviewed {(review.ReviewedOn!.Value.IsDay ? "on" : "in")} {review.ReviewedOn!.Value.ToWords()} ({review.Name}). Outcome: {review.Outcome}{(review.Reason.Length > 0 ? $": {SourceWords.InPounds(review.Reason.TrimEnd('.'))}" : "")}. {sources.MarksOf(review.Source)}");
        }
    }

    private IEnumerable<PaperBlock> OfDuties()
    {
        if (facts.Evidence.Count == 0)
        {
            yield return new PaperBlock.Blank("legal implications: the data does not say how the plan meets its duties");
            yield break;
        }

        var gaps = facts.Evidence.Where(row => row.Status is not "evidenced" and not "listed").ToList();
        yield return new PaperBlock.Paragraph($"Of {BritishEnglish.Count(facts.Evidence.Count, "duty", "duties")} looked at, {facts.Evidence.Count - gaps.Count} {(facts.Evidence.Count - gaps.Count == 1 ? "is" : "are")} shown by the data. That a document exists is what this says; it is no legal judgement. {sources.MarksOf(facts.Evidence.Select(row => row.Source))}");
        foreach (var gap in gaps)
        {
            yield return new PaperBlock.Bullet($"{gap.Requirement}: {gap.Status}{(gap.Evidence.Length > 0 ? $" ({SourceWords.InPounds(gap.Evidence)})" : "")}. {sources.MarksOf(gap.Source)}");
        }
    }

    private IEnumerable<PaperBlock> Equality()
    {
        if (facts.Scrutiny.Assessments is [_, ..] revisions && revisions.Any(revision => revision.Assessment is not null))
        {
            return revisions.Select(revision => (PaperBlock)new PaperBlock.Bullet($"Revision of {revision.RevisionInWords}: {revision.InWords(facts.Today)}. {(revision.Assessment is { } assessed ? sources.MarksOf(assessed.Source) : "")}".TrimEnd()));
        }

        var held = facts.Evidence.Where(row => row.Requirement.Contains("equality", StringComparison.OrdinalIgnoreCase)).ToList();
        return held.Count > 0
            ? held.Select(row => new PaperBlock.Paragraph($"{row.Requirement}: {row.Status}{(row.Evidence.Length > 0 ? $", {row.Evidence}" : "")}. {sources.MarksOf(row.Source)}"))
            : [new PaperBlock.Blank("the equality impact assessment of this revision: the data holds none")];
    }

    private IEnumerable<PaperBlock> Risks(IReadOnlyList<Theme> themes)
    {
        var items = themes.SelectMany(theme => facts.Delivery.RatingOf(theme).ByRule.Items).ToList();
        var risks = items.Where(item => item.Verdict is Rating.Red).Concat(items.Where(item => item.Verdict is Rating.Amber)).ToList();
        foreach (var risk in risks.Take(MostRisks))
        {
            yield return new PaperBlock.Bullet($"{risk.Verdict.Symbol()} {(risk.Verdict is Rating.Red ? "Off track" : "Of concern")}: {risk.Name} ({risk.Why})");
        }

        if (risks.Count > MostRisks)
        {
            yield return new PaperBlock.Paragraph($"{BritishEnglish.Number(risks.Count - MostRisks)} more are in the tables above.", IsNumbered: false);
        }

        if (items.Count(item => item.Stale) is > 0 and var stale)
        {
            yield return new PaperBlock.Bullet($"○ {BritishEnglish.Count(stale, "item is", "items are")} stale: nobody has updated {(stale == 1 ? "it" : "them")} in time, so how {(stale == 1 ? "it stands" : "they stand")} is not known.");
        }

        yield return new PaperBlock.Blank("risks that the data does not carry, and what is done about them");
    }
}
