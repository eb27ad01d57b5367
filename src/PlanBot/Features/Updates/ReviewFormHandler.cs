using System.Text.Json.Nodes;
using PlanBot.Cards;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.Updates;

/// <summary>"Record a review: no change": which review it was, what came of it and why, and when the next one is due.</summary>
internal sealed class ReviewFormHandler(PlanScrutiny scrutiny)
{
    private static readonly CardTemplate<UpdateFormCard> Template = new("Updates.UpdateFormCard.json", UpdateCardsJson.Default.UpdateFormCard);

    /// <param name="outcome">The outcome that was said; empty where none was.</param>
    public static Answer Show(Turn turn, Plan plan, string outcome) => Show(turn, plan, "", new JsonObject { ["result"] = outcome });

    public async Task<Answer> RecordAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        if (!UpdateHandler.MayUpdate(turn, plan))
        {
            return UpdateHandler.MayNot(plan);
        }

        var given = new GivenReview(
            CardInputs.Text(data, "name"),
            CardInputs.Day(data, "reviewedOn"),
            CardInputs.Text(data, "result"),
            CardInputs.Text(data, "why"),
            CardInputs.Day(data, "nextReview"),
            CardInputs.Text(data, "evidence"));
        var outcome = await scrutiny.ReviewAsync(turn.Person, plan, given, turn.Today, cancellationToken);
        return await UpdateHandler.ToldAsync(turn, plan, outcome, why => Task.FromResult(Show(turn, plan, why, data)));
    }

    private static Answer Show(Turn turn, Plan plan, string problem, JsonObject data)
    {
        if (!UpdateHandler.MayUpdate(turn, plan))
        {
            return UpdateHandler.MayNot(plan);
        }

        var text = problem.Length > 0 ? problem : UpdatesTexts.SayWhatCameOfTheReview;
        var named = CardInputs.Text(data, "name").Length > 0 ? data : new() { ["name"] = UpdatesTexts.FormatReviewOf(turn.Today.ToString("MMMM yyyy", BritishEnglish.Culture)) };
        return new(AnswerKind.Form, text)
        {
            Audience = Audience.Asker,
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                UpdatesTexts.AReviewOfThePlan,
                text,
                "",
                plan.Id,
                "review",
                "",
                "review.record",
                UpdatesTexts.RecordTheReview,
                [
                    UpdateInputs.Typed("name", UpdatesTexts.WhichReview, named, PlanScrutiny.LongestText, UpdatesTexts.SuchAsReviewFor202728, errorMessage: UpdatesTexts.SayWhichReviewItWas),
                    UpdateInputs.Date("reviewedOn", UpdatesTexts.ReviewedOn, CardInputs.Text(data, "reviewedOn") is { Length: > 0 } day ? day : CardInputs.OfDay(turn.Today), UpdatesTexts.GiveTheDay),
                    UpdateInputs.Choose("result", UpdatesTexts.Outcome, CardInputs.Text(data, "result") is { Length: > 0 } chosen ? chosen : "no change", UpdatesTexts.ChooseAnOutcome, [.. PlanScrutiny.ReviewOutcomes.Select(UpdateInputs.Choice)]),
                    UpdateInputs.Typed("why", UpdatesTexts.Why, data, PlanScrutiny.LongestText, isMultiline: true, errorMessage: UpdatesTexts.SayWhy),
                    UpdateInputs.Date("nextReview", UpdatesTexts.NextReviewByOptional, CardInputs.Text(data, "nextReview")),
                    UpdateInputs.Typed("evidence", UpdatesTexts.LinkToEvidenceOptional, data, PlanUpdates.LongestEvidence, "https://"),
                ],
                "",
                "")),
        };
    }
}
