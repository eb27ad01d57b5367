using PlanBot.Plans;

namespace PlanBot.Data.PlanFolders;

/// <summary>What law and scrutiny leave behind: assessments, recommendations, reviews, alignments, resources.</summary>
internal static class LawFiles
{
    public static PlanRowFile<EqualityImpact> EqualityImpacts { get; } = new(
        "equality_impact.csv",
        "An equality impact assessment for each revision of the plan. A revision without one is shown as a gap.",
        "assessment_id",
        new PlanColumns<EqualityImpact>()
            .Id("assessment_id", row => row.Id, "The assessment's id.")
            .Text("revision", row => row.Revision, "The version of the plan that it is of, as `themes.csv` names it, such as `2013-03`.", filled: true)
            .Word("status", row => row.Status, ["done", "done in part", "planned", "not done", "unknown"], "How far it has come.", filled: true)
            .Date("done_on", row => row.DoneOn, "When it was done.")
            .Text("done_by", row => row.DoneBy, "Who did it.")
            .Text("outcome", row => row.Outcome, "What it found, in short.")
            .Text("published_at", row => row.PublishedAt, "Where it was published.")
            .Date("next_review", row => row.NextReview, "When it is looked at again.")
            .Text("note", row => row.Note, "Anything else.")
            .Text("source", row => row.Source, "Where the facts are from."),
        checks:
        [
            row => row is { DoneOn: not null, IsDone: false }
                ? new("done_on", DataTexts.FormatTheAssessmentHasADayOn(row.Status), DataTexts.WriteDoneOrDoneInPart)
                : null,
            row => row is { DoneOn: { } done, NextReview: { } next } && next.Last < done.First
                ? new("next_review", DataTexts.FormatTheNextReviewIsBeforeThe(next.Text, done.Text), DataTexts.PutTheTwoRight)
                : null,
        ]);

    public static PlanRowFile<PanelRecommendation> Recommendations { get; } = new(
        "recommendations.csv",
        "What a panel or another body recommended and what came of it. The duties tie the steps to the law: a step that one of them asks for and that has no date is shown as a gap.",
        "recommendation_id",
        new PlanColumns<PanelRecommendation>()
            .Id("recommendation_id", row => row.Id, "The recommendation's id.")
            .Reference("body_id", row => row.BodyId, "bodies.csv", "Who recommended it.")
            .Date("made_on", row => row.MadeOn, "When.")
            .Text("summary", row => row.Summary, "What was recommended, in short.", filled: true)
            .Word("outcome", row => row.Outcome, RecommendationSteps.Outcomes, "What came of it; empty where the source does not say.")
            .Text("outcome_note", row => row.OutcomeNote, "The same in words.")
            .Date("respond_by", row => row.RespondBy, "By when the response is due.")
            .Date("responded_on", row => row.RespondedOn, "When the response was given.")
            .Text("response", row => row.Response, "The response, in short.")
            .Date("response_published_on", row => row.ResponsePublishedOn, "When the response was published.")
            .Text("published_at", row => row.PublishedAt, "Where it was published.")
            .Date("copy_sent_on", row => row.CopySentOn, "When the copy of the plan or variation was sent to the chief constable.")
            .References("duty_ids", row => row.DutyIds, "", "The duties behind it, by their ids in the national folder, such as `s28-3-b;s5-6-e;s5-6-f`.")
            .Text("source", row => row.Source, "Where the facts are from.")
            .ThenOptional()
            .Reference("theme_id", row => row.ThemeId, "themes.csv", "The theme that it belongs to.")
            .Date("updated_on", row => row.UpdatedOn, "When it was last looked at.")
            .Text("updated_by", row => row.UpdatedBy, "By whom."),
        checks:
        [
            NotBefore(row => row.MadeOn, "made_on", row => row.RespondedOn, "responded_on"),
            NotBefore(row => row.RespondedOn, "responded_on", row => row.ResponsePublishedOn, "response_published_on"),
        ]);

    public static PlanRowFile<PlanReview> Reviews { get; } = new(
        "reviews.csv",
        "Reviews of the plan as a whole, each with its outcome.",
        "review_id",
        new PlanColumns<PlanReview>()
            .Id("review_id", row => row.Id, "The review's id.")
            .Text("name", row => row.Name, "What it is called, such as `Review for 2018/19`.", filled: true)
            .Date("reviewed_on", row => row.ReviewedOn, "When it was finished.")
            .Word("outcome", row => row.Outcome, ["no change", "variation", "new plan", "in progress", "planned"], "What came of it; that nothing changes is an outcome.", filled: true)
            .Text("reason", row => row.Reason, "Why.")
            .Text("reviewed_by", row => row.ReviewedBy, "Who reviewed.")
            .Date("next_review", row => row.NextReview, "When the next one is due.")
            .Text("source", row => row.Source, "Where the facts are from."),
        checks:
        [
            row => row is { ReviewedOn: { } on, NextReview: { } next } && next.Last < on.First
                ? new("next_review", DataTexts.FormatTheNextReviewIsBeforeThis(next.Text, on.Text), DataTexts.PutTheTwoRight)
                : null,
        ]);

    public static PlanRowFile<Alignment> Alignments { get; } = new(
        "alignments.csv",
        "Which ambitions and themes support the national measures, the strategic policing requirement and the force's strategies.",
        "alignment_id",
        new PlanColumns<Alignment>()
            .Id("alignment_id", row => row.Id, "The alignment's id.")
            .Reference("ambition_id", row => row.AmbitionId, "ambitions.csv", "The ambition that supports it.")
            .Reference("theme_id", row => row.ThemeId, "themes.csv", "The theme that supports it, where it is not one ambition.")
            .Word("framework", row => row.Framework, AmbitionAlignment.Frameworks, "What it is aligned to.", filled: true)
            .Text("measure_id", row => row.MeasureId, "The id in the national folder's measures.csv; empty for a force's strategy.")
            .Text("item", row => row.Item, "The measure, threat or strategy in words.", filled: true)
            .Text("note", row => row.Note, "How it supports it.")
            .Text("source", row => row.Source, "Where the facts are from."),
        checks:
        [
            row => row.AmbitionId.Length == 0 && row.ThemeId.Length == 0
                ? new("ambition_id", DataTexts.TheRowNamesNeitherAnAmbition, DataTexts.GiveAmbitionIdOrThemeId)
                : null,
        ]);

    public static PlanRowFile<PoliceResource> Resources { get; } = new(
        "resources.csv",
        "Police resources behind each theme.",
        "resource_id",
        new PlanColumns<PoliceResource>()
            .Id("resource_id", row => row.Id, "The resource's id.")
            .Reference("theme_id", row => row.ThemeId, "themes.csv", "The theme that it stands behind.")
            .Word("kind", row => row.Kind, ["officers", "staff", "PCSOs", "special constables", "volunteers", "budget", "other"], "What it is.", filled: true)
            .Text("name", row => row.Name, "The same in words, such as `Officers in neighbourhood teams`.", filled: true)
            .Number("amount", row => row.Amount, "How many or how much; empty where it was not published.")
            .Text("unit", row => row.Unit, "Such as `FTE` or `GBP`.")
            .Date("as_of", row => row.AsOf, "When it held.")
            .Text("year", row => row.Year, "The financial year, such as `2026/27`.")
            .Text("note", row => row.Note, "Anything else.")
            .Text("source", row => row.Source, "Where the facts are from."),
        checks:
        [
            row => row.Amount is not null && row.Unit.Length == 0
                ? new("unit", DataTexts.TheAmountHasNoUnit, DataTexts.WriteFTEPeopleOrGBP)
                : null,
            row => row.Amount is < 0
                ? new("amount", DataTexts.TheAmountIsBelowNought, DataTexts.PutItRight)
                : null,
        ]);

    private static RowCheck<PanelRecommendation> NotBefore(Func<PanelRecommendation, PartialDate?> first, string firstColumn, Func<PanelRecommendation, PartialDate?> then, string thenColumn) =>
        row => first(row) is { } before && then(row) is { } after && after.Last < before.First
            ? new(thenColumn, DataTexts.FormatTheIsBeforeThe(thenColumn, after.Text, firstColumn, before.Text), DataTexts.PutTheTwoRight)
            : null;
}
