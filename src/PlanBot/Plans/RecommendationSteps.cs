namespace PlanBot.Plans;

/// <summary>How a step after a recommendation stands on a day.</summary>
internal enum StepStanding
{
    Done,

    /// <summary>Not done, and its day is still to come.</summary>
    Due,

    /// <summary>Not done, and its day is past.</summary>
    Late,

    /// <summary>Not done, and nothing to be done yet: it follows the step before.</summary>
    Waits,

    /// <summary>Not done as far as the data shows, with no day given, and a duty asks for it.</summary>
    Gap,
}

/// <summary>A step that follows a recommendation: the response to the panel, its publication, the copy to the chief constable.</summary>
/// <param name="Name">The step in words.</param>
/// <param name="On">When it was done.</param>
/// <param name="DueBy">By when it is due.</param>
/// <param name="Duty">The duty that asks for it; nothing where the recommendation is tied to none.</param>
internal sealed record RecommendationStep(string Name, PartialDate? On, PartialDate? DueBy, StepStanding Standing, Duty? Duty)
{
    /// <summary><c>12 March 2025</c>; <c>late: due by 3 March 2025</c>; <c>gap: no day is given on which it was done</c>.</summary>
    public string InWords => Standing switch
    {
        StepStanding.Done => $"{On!.Value.ToWords()}{(DueBy is { } due ? On.Value.First > due.Last ? PlansTexts.FormatLateItWasDueBy(due.ToWords()) : PlansTexts.FormatDueBy(due.ToWords()) : "")}",
        StepStanding.Due => PlansTexts.FormatDueBy2(DueBy!.Value.ToWords()),
        StepStanding.Waits => PlansTexts.FollowsTheResponse,
        StepStanding.Late => PlansTexts.FormatLateDueByNoDayIs(DueBy!.Value.ToWords()),
        _ => PlansTexts.GapNoDayIsGivenOn,
    };
}

/// <summary>
/// The steps that the law ties to a panel's recommendation. Which of them it asks for is read from the duties that the
/// recommendation is tied to; a step without a duty and without a date is none.
/// </summary>
internal static class RecommendationSteps
{
    public const string Response = "Response";

    public static string Publication => PlansTexts.PublicationOfTheResponse;

    public static string Copy => PlansTexts.CopyToTheChiefConstable;

    /// <summary>What can come of a recommendation.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = ["accepted", "partly accepted", "not accepted", "in progress", "done", "no outcome yet"];

    public static IReadOnlyList<RecommendationStep> Of(PanelRecommendation recommendation, IReadOnlyCollection<Duty> duties, DateOnly today)
    {
        var own = recommendation.DutyIdList.Select(id => duties.FirstOrDefault(duty => duty.Id == id)).OfType<Duty>().ToList();
        var response = Step(Response, recommendation.RespondedOn, recommendation.RespondBy, own.Find(AsksForResponse), today);
        var publication = Step(Publication, recommendation.ResponsePublishedOn, null, own.Find(AsksForPublication), today);
        if (publication is { Standing: StepStanding.Gap } && response is { Standing: StepStanding.Due or StepStanding.Late })
        {
            publication = publication with { Standing = StepStanding.Waits };
        }

        return
        [
            .. new[]
            {
                response,
                publication,
                Step(Copy, recommendation.CopySentOn, null, own.Find(AsksForCopy), today),
            }.OfType<RecommendationStep>(),
        ];
    }

    /// <summary>Whether something is still to be done: a step that is not done, or an outcome that is none yet.</summary>
    public static bool IsOutstanding(PanelRecommendation recommendation, IReadOnlyList<RecommendationStep> steps) =>
        recommendation.Outcome is "" or "in progress" or "no outcome yet" || steps.Any(step => step.Standing is not StepStanding.Done);

    private static RecommendationStep? Step(string name, PartialDate? on, PartialDate? dueBy, Duty? duty, DateOnly today)
    {
        // A day that is still to come is when it is planned, not when it was done.
        var (done, due) = on is { } given && given.First > today ? ((PartialDate?)null, (PartialDate?)given) : (on, dueBy);
        return done is not null ? new(name, done, due, StepStanding.Done, duty)
            : due is { } day ? new(name, null, due, day.Last < today ? StepStanding.Late : StepStanding.Due, duty)
            : duty is not null ? new(name, null, null, StepStanding.Gap, duty)
            : null;
    }

    private static bool AsksForResponse(Duty duty) =>
        duty.Summary.Contains("a response", StringComparison.OrdinalIgnoreCase) || duty.Summary.StartsWith("Respond", StringComparison.OrdinalIgnoreCase);

    private static bool AsksForPublication(Duty duty) => duty.Summary.Contains("publish the response", StringComparison.OrdinalIgnoreCase);

    private static bool AsksForCopy(Duty duty) =>
        duty.Summary.Contains("copy", StringComparison.OrdinalIgnoreCase) && duty.Summary.Contains("chief constable", StringComparison.OrdinalIgnoreCase);
}
