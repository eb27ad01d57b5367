using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Teams;
using PlanBot.Turns;

namespace PlanBot.Features.PlanChoice;

/// <summary>Which plan a conversation is about: asked, chosen and remembered.</summary>
internal sealed class PlanChoiceHandler(PlanDbContext db, ConversationStore conversations)
{
    /// <summary>As many as a card has primary actions for.</summary>
    private const int MostChoices = 5;

    private static readonly CardTemplate<PlanChoiceCard> Template =
        new("PlanChoice.PlanChoiceCard.json", PlanChoiceJson.Default.PlanChoiceCard);

    /// <summary>Remembers the plan for the conversation.</summary>
    public async Task<Answer> ChooseAsync(Turn turn, string planId, CancellationToken cancellationToken)
    {
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(plan => plan.Id == planId, cancellationToken) is not { } plan)
        {
            return await ListAsync(turn, PlanChoiceTexts.IDontHoldThatPlan, cancellationToken);
        }

        await conversations.ChoosePlanAsync(turn.ConversationId, plan.Id, cancellationToken);
        return new(AnswerKind.Answer, PlanChoiceTexts.FormatThisConversationIsNowAbout(InWords(plan), plan.Fictional ? PlanChoiceTexts.ItIsAFictionalPlanMade : ""))
        {
            Suggestions = [PlanChoiceTexts.WhichThemesAreInThePlan, PlanChoiceTexts.WhatAreTheNextDeadlines],
        };
    }

    /// <summary>The plans that there are, with buttons to choose one.</summary>
    public async Task<Answer> ListAsync(Turn turn, string lead, CancellationToken cancellationToken)
    {
        var plans = await PlansAsync(cancellationToken);
        if (plans.Count == 0)
        {
            return new(AnswerKind.Answer, PlanChoiceTexts.IHoldNoPlanYetAn);
        }

        var current = turn.Plan is { } plan ? PlanChoiceTexts.FormatThisConversationIsAbout(InWords(plan)) : "";
        var text = PlanChoiceTexts.FormatLeadIHoldPlansListCurrent(lead, BritishEnglish.Count(plans.Count, "plan"), BritishEnglish.List([.. plans.Select(InWords)]), current).TrimStart();
        return new(AnswerKind.Answer, text) { Card = Card(PlanChoiceTexts.Plans, text, plans, "") };
    }

    /// <summary>Asks which plan a question is about. The buttons repeat the question for the plan chosen.</summary>
    public async Task<Answer> AskAsync(string question, IReadOnlyList<string> readings, CancellationToken cancellationToken)
    {
        var all = await PlansAsync(cancellationToken);
        if (all.Count == 0)
        {
            return new(AnswerKind.Answer, PlanChoiceTexts.IHoldNoPlanYetAn);
        }

        var plans = readings.Count > 1 ? all.Where(plan => readings.Contains(plan.Id)).ToList() : all;
        var text = PlanChoiceTexts.FormatWhichPlanDoYouMean(string.Join("; ", plans.Select(InWords)));
        return new(AnswerKind.Clarify, text)
        {
            Card = Card(PlanChoiceTexts.WhichPlan, text, plans, question),
            Entities = [.. plans.Select(plan => new RecognizedEntity(EntityTypes.Plan, plan.Id, plan.Id, 1))],
        };
    }

    private Task<List<Plan>> PlansAsync(CancellationToken cancellationToken) =>
        db.Plans.AsNoTracking().OrderBy(plan => plan.Area).ThenByDescending(plan => plan.Id).ToListAsync(cancellationToken);

    private static System.Text.Json.Nodes.JsonObject Card(string title, string text, List<Plan> plans, string question) =>
        Template.Render(new(title, text, [.. plans.Take(MostChoices).Select(plan => new PlanButton(InWords(plan), plan.Id, question))]));

    private static string InWords(Plan plan) => PlanChoiceTexts.FormatAreaLabelSPlanTitlePart(plan.AreaLabel, plan.Title, plan.Title.Any(char.IsDigit) ? "" : $" ({plan.Id})");
}

/// <summary>The data of <c>PlanChoiceCard.json</c>.</summary>
internal sealed record PlanChoiceCard(string Title, string Text, IReadOnlyList<PlanButton> Choices);

internal sealed record PlanButton(string Title, string PlanId, string Question);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlanChoiceCard))]
internal sealed partial class PlanChoiceJson : JsonSerializerContext;
