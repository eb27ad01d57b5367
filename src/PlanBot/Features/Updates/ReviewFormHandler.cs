using System.Globalization;
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
            UpdateInputs.Text(data, "name"),
            UpdateInputs.Day(data, "reviewedOn"),
            UpdateInputs.Text(data, "result"),
            UpdateInputs.Text(data, "why"),
            UpdateInputs.Day(data, "nextReview"),
            UpdateInputs.Text(data, "evidence"));
        return await scrutiny.ReviewAsync(turn.Person, plan, given, turn.Today, cancellationToken) switch
        {
            UpdateOutcome.Kept kept => UpdateHandler.Kept(turn, plan, kept),
            UpdateOutcome.Refused refused => Show(turn, plan, $"Nothing was changed. {refused.Why}", data),
            var other => throw new InvalidOperationException($"{other} is no outcome."),
        };
    }

    private static Answer Show(Turn turn, Plan plan, string problem, JsonObject data)
    {
        if (!UpdateHandler.MayUpdate(turn, plan))
        {
            return UpdateHandler.MayNot(plan);
        }

        var text = problem.Length > 0 ? problem : "Say what came of the review and why. That nothing changes is an outcome too.";
        var named = UpdateInputs.Text(data, "name").Length > 0 ? data : new() { ["name"] = $"Review of {turn.Today.ToString("MMMM yyyy", BritishEnglish.Culture)}" };
        return new(AnswerKind.Form, text)
        {
            Audience = Audience.Asker,
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                "A review of the plan",
                text,
                "",
                plan.Id,
                "review",
                "",
                "review.record",
                "Record the review",
                [
                    UpdateInputs.Typed("name", "Which review", named, PlanScrutiny.LongestText, "Such as Review for 2027/28", errorMessage: "Say which review it was."),
                    UpdateInputs.Date("reviewedOn", "Reviewed on", UpdateInputs.Text(data, "reviewedOn") is { Length: > 0 } day ? day : turn.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "Give the day."),
                    UpdateInputs.Choose("result", "Outcome", UpdateInputs.Text(data, "result") is { Length: > 0 } chosen ? chosen : "no change", "Choose an outcome.", [.. PlanScrutiny.ReviewOutcomes.Select(outcome => new UpdateChoice(char.ToUpperInvariant(outcome[0]) + outcome[1..], outcome))]),
                    UpdateInputs.Typed("why", "Why", data, PlanScrutiny.LongestText, isMultiline: true, errorMessage: "Say why."),
                    UpdateInputs.Date("nextReview", "Next review by (optional)", UpdateInputs.Text(data, "nextReview")),
                    UpdateInputs.Typed("evidence", "Link to evidence (optional)", data, PlanUpdates.LongestEvidence, "https://"),
                ],
                "",
                "")),
        };
    }
}
