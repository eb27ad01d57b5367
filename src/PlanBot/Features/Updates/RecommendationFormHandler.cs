using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.Updates;

/// <summary>"Record a panel recommendation", and afterwards what came of it: the response, its publication, the copy to the chief constable.</summary>
internal sealed class RecommendationFormHandler(PlanDbContext db, PlanScrutiny scrutiny)
{
    private const int MostChoices = 20;

    private static readonly CardTemplate<UpdateFormCard> Template = new("Updates.UpdateFormCard.json", UpdateCardsJson.Default.UpdateFormCard);

    /// <param name="id">The recommendation that something came of; empty for a new one.</param>
    public Task<Answer> ShowAsync(Turn turn, Plan plan, string id, CancellationToken cancellationToken) => ShowAsync(turn, plan, id, "", [], cancellationToken);

    public async Task<Answer> RecordAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        if (!UpdateHandler.MayUpdate(turn, plan))
        {
            return UpdateHandler.MayNot(plan);
        }

        var id = UpdateInputs.Text(data, "id");
        var given = new GivenRecommendation(
            id,
            UpdateInputs.Text(data, "body"),
            UpdateInputs.Text(data, "summary"),
            UpdateInputs.Day(data, "madeOn"),
            UpdateInputs.Text(data, "law") == "yes",
            UpdateInputs.Text(data, "result"),
            UpdateInputs.Text(data, "resultNote"),
            UpdateInputs.Day(data, "respondBy"),
            UpdateInputs.Day(data, "respondedOn"),
            UpdateInputs.Day(data, "publishedOn"),
            UpdateInputs.Day(data, "copySentOn"),
            UpdateInputs.Text(data, "evidence"));
        return await scrutiny.RecommendAsync(turn.Person, plan, given, turn.Today, cancellationToken) switch
        {
            UpdateOutcome.Kept kept => UpdateHandler.Kept(turn, plan, kept),
            UpdateOutcome.Refused refused => await ShowAsync(turn, plan, id, $"Nothing was changed. {refused.Why}", data, cancellationToken),
            var other => throw new InvalidOperationException($"{other} is no outcome."),
        };
    }

    private async Task<Answer> ShowAsync(Turn turn, Plan plan, string id, string problem, JsonObject data, CancellationToken cancellationToken)
    {
        if (!UpdateHandler.MayUpdate(turn, plan))
        {
            return UpdateHandler.MayNot(plan);
        }

        var held = id.Length == 0 ? null : await db.Recommendations.AsNoTracking().SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == id, cancellationToken);
        var bodies = await db.Bodies.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken);
        if (held is null && bodies.Count == 0)
        {
            return new(AnswerKind.Status, "The plan's data names no bodies yet, so nobody can be chosen who recommended it. Import bodies.csv first.") { Audience = Audience.Asker };
        }

        var duties = await db.Duties.AsNoTracking().ToListAsync(cancellationToken);
        var text = problem.Length > 0 ? problem
            : held is null ? "Say what was recommended. A response that is due by a day is put into the timetable."
            : "Say what came of it. A day that you leave as it is stays as it is.";
        var panel = bodies.Find(body => body.Kind == "panel")?.Id ?? bodies.FirstOrDefault()?.Id ?? "";
        UpdateInput[] first = held is null
            ?
            [
                UpdateInputs.Choose("body", "Who recommended it", Or(data, "body", panel), "Choose who recommended it.", [.. bodies.Take(MostChoices).Select(body => new UpdateChoice(body.Name, body.Id))]),
                UpdateInputs.Typed("summary", "What was recommended", data, PlanScrutiny.LongestText, "Such as Set up a task and finish group", isMultiline: true, errorMessage: "Say what was recommended."),
                UpdateInputs.Date("madeOn", "Recommended on", Or(data, "madeOn", Iso(turn.Today)), "Give the day."),
                UpdateInputs.Choose("law", "Is it on the draft plan or a variation?", Or(data, "law", "yes"), "Choose one.", [new("Yes: the law asks for a response, its publication and a copy", "yes"), new("No", "no")]),
            ]
            : [UpdateInputs.Typed("summary", "What was recommended", With(data, "summary", held.Summary), PlanScrutiny.LongestText, isMultiline: true, errorMessage: "Say what was recommended.")];
        return new(AnswerKind.Form, text)
        {
            Audience = Audience.Asker,
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                held is null ? "A recommendation" : "What came of a recommendation",
                text,
                held is null ? "" : HeldInWords(held, RecommendationSteps.Of(held, duties, turn.Today)),
                plan.Id,
                "recommendation",
                id,
                "recommendation.record",
                held is null ? "Record the recommendation" : "Save what came of it",
                [
                    .. first,
                    UpdateInputs.Choose("result", "Outcome", Or(data, "result", held is { Outcome.Length: > 0 } ? held.Outcome : "no outcome yet"), "Choose an outcome.", [.. RecommendationSteps.Outcomes.Select(outcome => new UpdateChoice(char.ToUpperInvariant(outcome[0]) + outcome[1..], outcome))]),
                    UpdateInputs.Typed("resultNote", "The same in words (optional)", With(data, "resultNote", held?.OutcomeNote ?? ""), PlanScrutiny.LongestText, isMultiline: true),
                    UpdateInputs.Date("respondBy", "Response due by (optional; becomes a deadline)", Or(data, "respondBy", Iso(held?.RespondBy))),
                    UpdateInputs.Date("respondedOn", "Response given on (optional)", Or(data, "respondedOn", Iso(held?.RespondedOn))),
                    UpdateInputs.Date("publishedOn", "Response published on (optional)", Or(data, "publishedOn", Iso(held?.ResponsePublishedOn))),
                    UpdateInputs.Date("copySentOn", "Copy sent to the chief constable on (optional)", Or(data, "copySentOn", Iso(held?.CopySentOn))),
                    UpdateInputs.Typed("evidence", "Link to evidence (optional)", data, PlanUpdates.LongestEvidence, "https://"),
                ],
                "",
                "")),
        };
    }

    private static string HeldInWords(PanelRecommendation held, IReadOnlyList<RecommendationStep> steps) =>
        $"Held: {(held.Outcome.Length > 0 ? held.Outcome : "no outcome")}{string.Concat(steps.Select(step => $"; {step.Name}: {step.InWords}"))}.";

    private static string Or(JsonObject data, string name, string otherwise) => UpdateInputs.Text(data, name) is { Length: > 0 } typed ? typed : otherwise;

    /// <summary>What is held, where nothing was typed yet.</summary>
    private static JsonObject With(JsonObject data, string name, string held) => data.ContainsKey(name) ? data : new() { [name] = held };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day that is known as a day; of a month the form can show none.</summary>
    private static string Iso(PartialDate? date) => date is { IsDay: true } day ? day.Text : "";
}
