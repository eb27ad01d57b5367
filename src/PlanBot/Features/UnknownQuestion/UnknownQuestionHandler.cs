using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.UnknownQuestion;

/// <summary>An honest "I don't know that", with what PlanBot does know and whom to ask.</summary>
internal sealed class UnknownQuestionHandler(PlanDbContext db, PlanContacts contacts)
{
    public async Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellationToken) =>
        new(AnswerKind.Refuse, UnknownQuestionTexts.FormatIDontKnowThat(await WhatIKnowAsync(turn, cancellationToken), await WhomToAskAsync(turn, cancellationToken)))
        {
            Suggestions = ["Help", UnknownQuestionTexts.WhichThemesAreInThePlan, UnknownQuestionTexts.WhatAreTheNextDeadlines],
        };

    /// <summary>Asks back where a question names nothing: "is it done".</summary>
    public static Answer AskBack(Plan plan) =>
        new(AnswerKind.Clarify, UnknownQuestionTexts.FormatWhichPartOfDoYouMean(plan.AreaLabel, plan.Title))
        {
            Suggestions = ["Help", UnknownQuestionTexts.WhichThemesAreInThePlan, UnknownQuestionTexts.WhatAreTheNextDeadlines],
        };

    /// <param name="scopes">Why the question is outside what PlanBot holds, the reason first. An emergency goes before all.</param>
    public async Task<Answer> RefuseAsync(Turn turn, IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        if (scopes.Contains("emergency"))
        {
            return new(AnswerKind.Refuse, UnknownQuestionTexts.IfSomebodyIsInDangerOr);
        }

        var why = (scopes is [var scope, ..] ? scope : "") switch
        {
            "live-crime" => UnknownQuestionTexts.IDontHoldLiveCrimeFigures,
            "personal-case" => UnknownQuestionTexts.IfSomebodyIsInDangerNow,
            "other-force" => UnknownQuestionTexts.IDontHoldThatAreasPlan,
            "personal-data" => UnknownQuestionTexts.IDontHoldPersonalDataAbout,
            "future" => UnknownQuestionTexts.IDontKnowWhatIsNot,
            "opinion" => UnknownQuestionTexts.IHaveNoOpinionsSoI,
            _ => UnknownQuestionTexts.IDontKnowAboutThatIt,
        };
        return new(AnswerKind.Refuse, $"{why} {await WhatIKnowAsync(turn, cancellationToken)} {await WhomToAskAsync(turn, cancellationToken)}");
    }

    /// <summary>What can be asked of a plan, in the order of the help.</summary>
    private static string Topics => UnknownQuestionTexts.ThemesAndAmbitionsKPIsCommitmentsAnd;

    private async Task<string> WhatIKnowAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Plan is { } plan)
        {
            return UnknownQuestionTexts.FormatICanTellYouAbout(plan.AreaLabel, plan.Title, Topics);
        }

        var areas = (await db.Plans.AsNoTracking().ToListAsync(cancellationToken)).Select(held => held.AreaLabel).Distinct().Order().ToList();
        return areas.Count == 0
            ? UnknownQuestionTexts.IHoldNoPlanYet
            : UnknownQuestionTexts.FormatICanTellYouAboutThe(BritishEnglish.List(areas), Topics);
    }

    private async Task<string> WhomToAskAsync(Turn turn, CancellationToken cancellationToken) =>
        UnknownQuestionTexts.FormatForAnythingElseAsk(await contacts.OfAsync(turn.Plan, cancellationToken));
}
