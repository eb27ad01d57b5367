using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;

namespace PlanBot.Performance;

/// <summary>A recommendation, or what came of one, as somebody gives it.</summary>
/// <param name="Id">The recommendation's id; empty for a new one.</param>
/// <param name="TiedToTheLaw">Whether the panel made it on the draft plan or a variation, so that the law asks for the steps after it.</param>
internal sealed record GivenRecommendation(
    string Id,
    string BodyId,
    string Summary,
    DateOnly? MadeOn,
    bool TiedToTheLaw,
    string Outcome,
    string OutcomeNote,
    DateOnly? RespondBy,
    DateOnly? RespondedOn,
    DateOnly? PublishedOn,
    DateOnly? CopySentOn,
    string Evidence);

/// <summary>A review of the plan as somebody gives it.</summary>
internal sealed record GivenReview(string Name, DateOnly? ReviewedOn, string Outcome, string Reason, DateOnly? NextReview, string Evidence);

/// <summary>Recommendations with what follows them, and reviews of the plan, each kept with who, when, before and after. A response that is due becomes a milestone.</summary>
internal sealed class PlanScrutiny(PlanDbContext db, AuditTrail audit)
{
    public const int LongestText = 500;

    public static IReadOnlyList<string> ReviewOutcomes { get; } = ["no change", "variation", "new plan", "in progress"];

    public Task<UpdateOutcome> RecommendAsync(Person person, Plan plan, GivenRecommendation given, DateOnly today, CancellationToken cancellationToken) =>
        NewRows.WriteAsync(db, () => WriteAsync(person, plan, given, today, cancellationToken));

    public Task<UpdateOutcome> ReviewAsync(Person person, Plan plan, GivenReview given, DateOnly today, CancellationToken cancellationToken) =>
        NewRows.WriteAsync(db, () => WriteAsync(person, plan, given, today, cancellationToken));

    private async Task<UpdateOutcome> WriteAsync(Person person, Plan plan, GivenRecommendation given, DateOnly today, CancellationToken cancellationToken)
    {
        if (ProblemOf(given, today) is { } problem)
        {
            return new UpdateOutcome.Refused(problem);
        }

        var body = await db.Bodies.AsNoTracking().SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == given.BodyId, cancellationToken);
        if (given.Id.Length == 0 && body is null)
        {
            return new UpdateOutcome.Refused(PerformanceTexts.ChooseWhoRecommendedIt);
        }

        var recommendation = given.Id.Length == 0 ? null : await db.Recommendations.SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == given.Id, cancellationToken);
        if (given.Id.Length > 0 && recommendation is null)
        {
            return new UpdateOutcome.Refused(PerformanceTexts.ThePlanDoesNotHoldThatRecommendation);
        }

        var by = AuditActor.Person(person.Key);
        var isNew = recommendation is null;
        var source = PlanUpdates.SourceOf(person, today, given.Evidence);
        if (recommendation is null)
        {
            recommendation = new PanelRecommendation
            {
                PlanId = plan.Id,
                Id = await NewRows.IdAsync("recommendation", db.Recommendations, plan, cancellationToken),
                Ordinal = await NewRows.OrdinalAsync(db.Recommendations, plan, cancellationToken),
                BodyId = given.BodyId,
                Source = source,
                DutyIds = given.TiedToTheLaw ? string.Join(';', await DutiesOfAPanelAsync(cancellationToken)) : "",
            };
            db.Add(recommendation);
        }
        else
        {
            recommendation.Source = PlanUpdates.WithEvidence(recommendation.Source, given.Evidence);
        }

        (recommendation.Summary, recommendation.MadeOn) = (given.Summary, Of(given.MadeOn, recommendation.MadeOn));
        (recommendation.Outcome, recommendation.OutcomeNote) = (given.Outcome, given.OutcomeNote);
        (recommendation.RespondBy, recommendation.RespondedOn) = (Of(given.RespondBy, recommendation.RespondBy), Of(given.RespondedOn, recommendation.RespondedOn));
        (recommendation.ResponsePublishedOn, recommendation.CopySentOn) = (Of(given.PublishedOn, recommendation.ResponsePublishedOn), Of(given.CopySentOn, recommendation.CopySentOn));
        (recommendation.UpdatedOn, recommendation.UpdatedBy) = (PartialDate.Of(today), person.Name);
        audit.RecordChanged(by, new(AuditKinds.Recommendation, plan.Id, recommendation.Id), isNew ? "recommendation recorded" : "what came of it recorded", recommendation);
        var due = await DueAsync(by, plan, recommendation, today, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);

        var duties = await db.Duties.AsNoTracking().ToListAsync(cancellationToken);
        var steps = RecommendationSteps.Of(recommendation, duties, today);
        return new UpdateOutcome.Kept(
            SourceWords.Sentences(
                SourceWords.Sentence($"{(isNew ? PerformanceTexts.FormatNameRecommended(body!.Name) : PerformanceTexts.Recommendation)}: {recommendation.Summary}"),
                recommendation.Outcome.Length > 0 ? PerformanceTexts.FormatOutcomeOutcome(recommendation.Outcome) : "",
                steps.Count > 0 ? $"{string.Join("; ", steps.Select(step => $"{step.Name}: {step.InWords}"))}." : PerformanceTexts.NoDutyIsTiedToIt,
                due),
            UpdateUndo.KeyOf(db));
    }

    private async Task<UpdateOutcome> WriteAsync(Person person, Plan plan, GivenReview given, DateOnly today, CancellationToken cancellationToken)
    {
        var problem = given.Name.Length is 0 or > LongestText ? PerformanceTexts.FormatSayWhichReviewItWasIn(LongestText)
            : !ReviewOutcomes.Contains(given.Outcome) ? PerformanceTexts.ChooseAnOutcomeThatNothingChanges
            : given.Outcome is not "in progress" && given.Reason.Length == 0 ? PerformanceTexts.SayWhyPeopleWhoAskAre
            : given.Reason.Length > LongestText ? PerformanceTexts.FormatShortenTheReasonToAtMost(LongestText)
            : given.ReviewedOn is not { } day || day.Year < 1900 ? PerformanceTexts.GiveTheDayOfTheReview
            : day > today ? PerformanceTexts.GiveTheDayOfTheReviewNot
            : given.NextReview is { } next && next < day ? PerformanceTexts.TheNextReviewCannotBeBefore
            : PlanUpdates.WrongWords("", given.Evidence);
        if (problem is not null)
        {
            return new UpdateOutcome.Refused(problem);
        }

        var review = new PlanReview
        {
            PlanId = plan.Id,
            Id = await NewRows.IdAsync("review", db.Reviews, plan, cancellationToken),
            Ordinal = await NewRows.OrdinalAsync(db.Reviews, plan, cancellationToken),
            Name = given.Name,
            ReviewedOn = PartialDate.Of(given.ReviewedOn!.Value),
            Outcome = given.Outcome,
            Reason = given.Reason,
            NextReview = Of(given.NextReview, null),
            Source = PlanUpdates.SourceOf(person, today, given.Evidence),
        };
        db.Add(review);
        audit.RecordChanged(AuditActor.Person(person.Key), new(AuditKinds.Review, plan.Id, review.Id), "review recorded", review);
        await db.SaveChangesAsync(cancellationToken);
        return new UpdateOutcome.Kept(
            SourceWords.Sentences(
                SourceWords.Sentence($"{review.Name}, {BritishEnglish.Day(given.ReviewedOn!.Value)}: {review.Outcome}"),
                SourceWords.Sentence(review.Reason),
                given.NextReview is { } then ? PerformanceTexts.FormatTheNextReviewIsDueBy(BritishEnglish.Day(then)) : PerformanceTexts.WhenTheNextReviewIsDue),
            UpdateUndo.KeyOf(db));
    }

    private static string? ProblemOf(GivenRecommendation given, DateOnly today)
    {
        if (given.Summary.Length is 0 or > LongestText || given.OutcomeNote.Length > LongestText)
        {
            return PerformanceTexts.FormatSayWhatWasRecommendedAndWhat(LongestText);
        }

        if (!RecommendationSteps.Outcomes.Contains(given.Outcome))
        {
            return PerformanceTexts.ChooseAnOutcome;
        }

        if (given.Id.Length == 0 && given.MadeOn is null)
        {
            return PerformanceTexts.GiveTheDayOnWhichIt;
        }

        foreach (var day in new[] { given.MadeOn, given.RespondedOn, given.PublishedOn, given.CopySentOn })
        {
            if (day is { } on && (on > today || on.Year < 1900))
            {
                return PerformanceTexts.GiveTheDaysOfWhatHas;
            }
        }

        return given.RespondedOn is { } responded && responded < given.MadeOn ? PerformanceTexts.TheResponseCannotBeBeforeThe
            : given.PublishedOn is { } published && (given.RespondedOn is not { } answered || published < answered) ? PerformanceTexts.TheResponseIsPublishedAfterIt
            : given.RespondBy is { } due && due < given.MadeOn ? PerformanceTexts.TheResponseCannotBeDueBefore
            : PlanUpdates.WrongWords("", given.Evidence);
    }

    /// <summary>The duties that a panel's recommendation on the draft plan or a variation brings with it, as far as the national folder holds them.</summary>
    private async Task<List<string>> DutiesOfAPanelAsync(CancellationToken cancellationToken)
    {
        string[] wanted = ["s28-3-b", "s5-6-d", "s5-6-e", "s5-6-f", "copy-chief-constable"];
        return await db.Duties.AsNoTracking().Where(row => wanted.Contains(row.Id)).OrderBy(row => row.Ordinal).Select(row => row.Id).ToListAsync(cancellationToken);
    }

    /// <summary>The response that is due stands in the timetable, and is done there once it was given.</summary>
    private async Task<string> DueAsync(AuditActor by, Plan plan, PanelRecommendation recommendation, DateOnly today, CancellationToken cancellationToken)
    {
        var id = $"{recommendation.Id}-response";
        var milestone = await db.Milestones.SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == id, cancellationToken);
        if (milestone is null && (recommendation.RespondBy is null || recommendation.RespondedOn is not null))
        {
            return "";
        }

        if (milestone is null)
        {
            milestone = new Milestone
            {
                PlanId = plan.Id,
                Id = id,
                Ordinal = await NewRows.OrdinalAsync(db.Milestones, plan, cancellationToken),
                Precision = "day",
                Event = $"Response to the recommendation: {recommendation.Summary}",
                Body = plan.Panel,
                Kind = "statutory",
                State = "planned",
                ThemeId = recommendation.ThemeId,
                Source = recommendation.Source,
            };
            db.Add(milestone);
        }

        (milestone.Starts, milestone.Ends) = (recommendation.RespondBy ?? milestone.Starts, recommendation.RespondBy ?? milestone.Ends);
        if (recommendation.RespondedOn is { } responded)
        {
            (milestone.State, milestone.DoneOn) = ("done", responded);
        }

        audit.RecordChanged(by, new(AuditKinds.Milestone, plan.Id, milestone.Id), "follows a recommendation", milestone);
        return milestone.State is "done" ? "" : PerformanceTexts.TheResponseStandsInTheTimetable;
    }

    /// <summary>A day that was not given leaves what is held.</summary>
    private static PartialDate? Of(DateOnly? given, PartialDate? held) => given is { } day ? PartialDate.Of(day) : held;
}
