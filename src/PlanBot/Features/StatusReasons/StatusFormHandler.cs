using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.StatusReasons;

/// <summary>"Set the status of the victims theme": a named person's status over the rule, with reason and last day, for staff.</summary>
internal sealed class StatusFormHandler(PlanDbContext db, ThemeRatings ratings, StatusReasonsHandler reasons)
{
    private const int UsualDays = 92;

    private static readonly CardTemplate<StatusFormCard> Template = new("StatusReasons.StatusFormCard.json", StatusReasonsJson.Default.StatusFormCard);

    public Task<Answer> ShowAsync(Turn turn, Plan plan, string themeId, CancellationToken cancellationToken) =>
        ShowAsync(turn, plan, themeId, "", [], cancellationToken);

    /// <param name="data">The form's inputs: <c>rating</c>, <c>reason</c> and <c>until</c> as 2013-06-26.</param>
    public async Task<Answer> SetAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.SetStatus, plan.Area))
        {
            return MayNot(plan);
        }

        var themeId = CardInputs.Text(data, "themeId");
        return await ratings.SetAsync(turn.Person, plan, themeId, RatingWords.Parse(CardInputs.Text(data, "rating")), CardInputs.Text(data, "reason"), CardInputs.Day(data, "until"), turn.Today, cancellationToken) is { } problem
            ? await ShowAsync(turn, plan, themeId, StatusReasonsTexts.FormatNothingWasChanged(problem), data, cancellationToken)
            : await ReasonsAsync(turn, plan, themeId, StatusReasonsTexts.TheStatusIsSet, cancellationToken);
    }

    public async Task<Answer> ClearAsync(Turn turn, Plan plan, string themeId, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.SetStatus, plan.Area))
        {
            return MayNot(plan);
        }

        return await ReasonsAsync(
            turn,
            plan,
            themeId,
            await ratings.ClearAsync(turn.Person, plan, themeId, turn.Today, cancellationToken) ? StatusReasonsTexts.TheRuleDecidesAgain : StatusReasonsTexts.NothingWasChangedNoPersonHad,
            cancellationToken);
    }

    private async Task<Answer> ReasonsAsync(Turn turn, Plan plan, string themeId, string done, CancellationToken cancellationToken) =>
        await reasons.AnswerAsync(turn, plan, themeId, done, cancellationToken) with { Audience = Audience.Asker };

    private async Task<Answer> ShowAsync(Turn turn, Plan plan, string themeId, string problem, JsonObject data, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.SetStatus, plan.Area))
        {
            return MayNot(plan);
        }

        if (await db.Themes.AsNoTracking().SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == themeId, cancellationToken) is not { } theme)
        {
            return new(AnswerKind.Answer, StatusReasonsTexts.WhichThemeDoYouMeanSay) { Audience = Audience.Asker };
        }

        var text = problem.Length > 0 ? problem : StatusReasonsTexts.FormatAStatusThatYouSetFor(theme.Name);
        return new(AnswerKind.Form, text)
        {
            Audience = Audience.Asker,
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                theme.Name,
                theme.Id,
                plan.Id,
                text,
                CardInputs.Text(data, "rating") is { Length: > 0 } chosen ? chosen : theme.SetRating,
                CardInputs.Text(data, "reason") is { Length: > 0 } given ? given : theme.SetRatingReason,
                CardInputs.Text(data, "until") is { Length: > 0 } day ? day : CardInputs.OfDay(turn.Today.AddDays(UsualDays)),
                CardInputs.OfDay(turn.Today),
                CardInputs.OfDay(turn.Today.AddDays(ThemeRatings.MostDaysAhead)),
                theme.SetRating)),
        };
    }

    private static Answer MayNot(Plan plan) =>
        new(AnswerKind.Refuse, StatusReasonsTexts.FormatNothingWasChangedAStatusIs(plan.AreaLabel)) { Audience = Audience.Asker };
}
