namespace PlanBot.Plans;

/// <summary>A revision of the plan with its equality impact assessment, or the gap where the data holds none.</summary>
internal sealed record AssessedRevision(string Revision, EqualityImpact? Assessment)
{
    public bool IsGap => Assessment is not { IsDone: true };

    public string RevisionInWords => PartialDate.TryParse(Revision, out var date) ? date.ToWords() : Revision;

    /// <summary>What the data shows of this revision, as the rest of a sentence.</summary>
    public string InWords(DateOnly today)
    {
        if (Assessment is null)
        {
            return PlansTexts.GapTheDataHoldsNoAssessment;
        }

        var by = Assessment.DoneBy.Length > 0 ? PlansTexts.FormatByUpdatedBy(Assessment.DoneBy) : "";
        var word = Assessment.Status switch
        {
            "done" or "done in part" => PlansTexts.FormatEvidenceStatusPartByPart(Assessment.Status, Assessment.DoneOn is { } on ? PlansTexts.FormatOnOnPart(on.ToWords()) : PlansTexts.OnADayThatIsNot, by),
            "planned" => PlansTexts.GapPlannedAndTheDataDoes,
            "not done" => PlansTexts.GapNotDone,
            _ => PlansTexts.GapWhetherItWasDoneIs,
        };
        var next = Assessment.NextReview is { } review ? PlansTexts.FormatItsNextReviewDue(review.Last < today ? "was" : "is", review.IsDay ? "on" : "in", review.ToWords()) : "";
        var where = Assessment.PublishedAt.Length > 0 ? PlansTexts.FormatPublishedPublishedAt(Assessment.PublishedAt) : "";
        var found = Assessment.Outcome.Length > 0 ? $"; {BritishEnglish.MidSentence(Assessment.Outcome.TrimEnd('.'))}" : "";
        var note = Assessment.Note.Length > 0 ? $" ({Assessment.Note.TrimEnd('.')})" : "";
        return $"{word}{found}{where}{next}{note}";
    }
}

/// <summary>Which revisions of a plan have an equality impact assessment.</summary>
internal static class EqualityCoverage
{
    /// <summary>The plan's own versions up to the day in their order, each with its assessment; then what the data assesses besides.</summary>
    public static IReadOnlyList<AssessedRevision> Of(IEnumerable<Theme> themes, IReadOnlyList<EqualityImpact> assessments, DateOnly today)
    {
        var versions = ThemeVersions.Of(themes).Where(version => !version.IsEarlierPlan && !version.IsGrouping && version.InForceFrom <= today).Select(version => version.Name).ToList();
        return
        [
            .. versions.Select(version => new AssessedRevision(version, Best(assessments.Where(row => row.Revision == version)))),
            .. assessments.Where(row => !versions.Contains(row.Revision)).Select(row => new AssessedRevision(row.Revision, row)),
        ];
    }

    /// <summary>Of several assessments of one revision the latest that was done counts, else the last one named.</summary>
    private static EqualityImpact? Best(IEnumerable<EqualityImpact> rows) =>
        rows.OrderBy(row => row.IsDone).ThenBy(row => row.DoneOn?.First).ThenBy(row => row.Ordinal).LastOrDefault();
}
