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

        var id = CardInputs.Text(data, "id");
        var given = new GivenRecommendation(
            id,
            CardInputs.Text(data, "body"),
            CardInputs.Text(data, "summary"),
            CardInputs.Day(data, "madeOn"),
            CardInputs.Text(data, "law") == "yes",
            CardInputs.Text(data, "result"),
            CardInputs.Text(data, "resultNote"),
            CardInputs.Day(data, "respondBy"),
            CardInputs.Day(data, "respondedOn"),
            CardInputs.Day(data, "publishedOn"),
            CardInputs.Day(data, "copySentOn"),
            CardInputs.Text(data, "evidence"));
        var outcome = await scrutiny.RecommendAsync(turn.Person, plan, given, turn.Today, cancellationToken);
        return await UpdateHandler.ToldAsync(turn, plan, outcome, why => ShowAsync(turn, plan, id, why, data, cancellationToken));
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
            return new(AnswerKind.Status, UpdatesTexts.ThePlansDataNamesNoBodies) { Audience = Audience.Asker };
        }

        var duties = await db.Duties.AsNoTracking().ToListAsync(cancellationToken);
        var text = problem.Length > 0 ? problem
            : held is null ? UpdatesTexts.SayWhatWasRecommendedAResponse
            : UpdatesTexts.SayWhatCameOfItA;
        var panel = bodies.Find(body => body.Kind == "panel")?.Id ?? bodies.FirstOrDefault()?.Id ?? "";
        UpdateInput[] first = held is null
            ?
            [
                UpdateInputs.Choose("body", UpdatesTexts.WhoRecommendedIt, Or(data, "body", panel), UpdatesTexts.ChooseWhoRecommendedIt, [.. bodies.Take(MostChoices).Select(body => new UpdateChoice(body.Name, body.Id))]),
                UpdateInputs.Typed("summary", UpdatesTexts.WhatWasRecommended, data, PlanScrutiny.LongestText, UpdatesTexts.SuchAsSetUpATask, isMultiline: true, errorMessage: UpdatesTexts.SayWhatWasRecommended),
                UpdateInputs.Date("madeOn", UpdatesTexts.RecommendedOn, Or(data, "madeOn", CardInputs.OfDay(turn.Today)), UpdatesTexts.GiveTheDay),
                UpdateInputs.Choose("law", UpdatesTexts.IsItOnTheDraftPlan, Or(data, "law", "yes"), UpdatesTexts.ChooseOne, [new(UpdatesTexts.YesTheLawAsksForA, "yes"), new(UpdatesTexts.No, "no")]),
            ]
            : [UpdateInputs.Typed("summary", UpdatesTexts.WhatWasRecommended, With(data, "summary", held.Summary), PlanScrutiny.LongestText, isMultiline: true, errorMessage: UpdatesTexts.SayWhatWasRecommended)];
        return new(AnswerKind.Form, text)
        {
            Audience = Audience.Asker,
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                held is null ? UpdatesTexts.ARecommendation : UpdatesTexts.WhatCameOfARecommendation,
                text,
                held is null ? "" : HeldInWords(held, RecommendationSteps.Of(held, duties, turn.Today)),
                plan.Id,
                "recommendation",
                id,
                "recommendation.record",
                held is null ? UpdatesTexts.RecordTheRecommendation : UpdatesTexts.SaveWhatCameOfIt,
                [
                    .. first,
                    UpdateInputs.Choose("result", UpdatesTexts.Outcome, Or(data, "result", held is { Outcome.Length: > 0 } ? held.Outcome : "no outcome yet"), UpdatesTexts.ChooseAnOutcome, [.. RecommendationSteps.Outcomes.Select(UpdateInputs.Choice)]),
                    UpdateInputs.Typed("resultNote", UpdatesTexts.TheSameInWordsOptional, With(data, "resultNote", held?.OutcomeNote ?? ""), PlanScrutiny.LongestText, isMultiline: true),
                    UpdateInputs.Date("respondBy", UpdatesTexts.ResponseDueByOptionalBecomesA, Or(data, "respondBy", DayOf(held?.RespondBy))),
                    UpdateInputs.Date("respondedOn", UpdatesTexts.ResponseGivenOnOptional, Or(data, "respondedOn", DayOf(held?.RespondedOn))),
                    UpdateInputs.Date("publishedOn", UpdatesTexts.ResponsePublishedOnOptional, Or(data, "publishedOn", DayOf(held?.ResponsePublishedOn))),
                    UpdateInputs.Date("copySentOn", UpdatesTexts.CopySentToTheChiefConstable, Or(data, "copySentOn", DayOf(held?.CopySentOn))),
                    UpdateInputs.Typed("evidence", UpdatesTexts.LinkToEvidenceOptional, data, PlanUpdates.LongestEvidence, "https://"),
                ],
                "",
                "")),
        };
    }

    private static string HeldInWords(PanelRecommendation held, IReadOnlyList<RecommendationStep> steps) =>
        UpdatesTexts.FormatHeldPartConcat(held.Outcome.Length > 0 ? held.Outcome : UpdatesTexts.NoOutcome, string.Concat(steps.Select(step => $"; {step.Name}: {step.InWords}")));

    private static string Or(JsonObject data, string name, string otherwise) => CardInputs.Text(data, name) is { Length: > 0 } typed ? typed : otherwise;

    /// <summary>What is held, where nothing was typed yet.</summary>
    private static JsonObject With(JsonObject data, string name, string held) => data.ContainsKey(name) ? data : new() { [name] = held };

    /// <summary>A day that is known as a day; of a month the form can show none.</summary>
    private static string DayOf(PartialDate? date) => date is { IsDay: true } day ? day.Text : "";
}
