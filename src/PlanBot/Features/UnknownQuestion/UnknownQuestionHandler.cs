using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.UnknownQuestion;

/// <summary>An honest "I don't know that", with what PlanBot does know and whom to ask.</summary>
internal sealed class UnknownQuestionHandler(PlanDbContext db, PlanContacts contacts)
{
    public async Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellationToken) =>
        new(AnswerKind.Refuse, $"I don't know that. {await WhatIKnowAsync(turn, cancellationToken)} {await WhomToAskAsync(turn, cancellationToken)}")
        {
            Suggestions = ["Help", "Which themes are in the plan?", "What are the next deadlines?"],
        };

    /// <summary>Asks back where a question names nothing: "is it done".</summary>
    public static Answer AskBack(Plan plan) =>
        new(AnswerKind.Clarify, $"Which part of {plan.AreaLabel}'s {plan.Title} do you mean? Please be more specific: name a theme, a KPI, a commitment, a comment by its letter, or a date.")
        {
            Suggestions = ["Help", "Which themes are in the plan?", "What are the next deadlines?"],
        };

    /// <param name="scopes">Why the question is outside what PlanBot holds, the reason first. An emergency goes before all.</param>
    public async Task<Answer> RefuseAsync(Turn turn, IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        if (scopes.Contains("emergency"))
        {
            return new(AnswerKind.Refuse, "If somebody is in danger or a crime is happening now, call 999. To report a crime that is not an emergency, call 101 or use the force's website. I cannot help with that: I only answer questions about police and crime plans.");
        }

        var why = (scopes is [var scope, ..] ? scope : "") switch
        {
            "live-crime" => "I don't hold live crime figures or anything about a street or an incident; police.uk publishes recorded crime by area.",
            "personal-case" => "If somebody is in danger now, call 999; about a case of yours, call 101. I don't know about single cases or persons.",
            "other-force" => "I don't hold that area's plan; its own police and crime commissioner's office can answer.",
            "personal-data" => "I don't hold personal data about people, so I cannot answer that.",
            "future" => "I don't know what is not yet decided; I only answer from what the plans say.",
            "opinion" => "I have no opinions, so I cannot answer that; I only say what the plans say, with the source.",
            _ => "I don't know about that: it is outside what I hold.",
        };
        return new(AnswerKind.Refuse, $"{why} {await WhatIKnowAsync(turn, cancellationToken)} {await WhomToAskAsync(turn, cancellationToken)}");
    }

    /// <summary>What can be asked of a plan, in the order of the help.</summary>
    private const string Topics = "themes and ambitions, KPIs, commitments and decisions, money, consultation comments, what the law requires, deadlines, papers and partners";

    private async Task<string> WhatIKnowAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Plan is { } plan)
        {
            return $"I can tell you about {plan.AreaLabel}'s {plan.Title}: {Topics}.";
        }

        var areas = (await db.Plans.AsNoTracking().ToListAsync(cancellationToken)).Select(held => held.AreaLabel).Distinct().Order().ToList();
        return areas.Count == 0
            ? "I hold no plan yet."
            : $"I can tell you about the police and crime plans of {BritishEnglish.List(areas)}: {Topics}.";
    }

    private async Task<string> WhomToAskAsync(Turn turn, CancellationToken cancellationToken) =>
        $"For anything else ask {await contacts.OfAsync(turn.Plan, cancellationToken)}.";
}
