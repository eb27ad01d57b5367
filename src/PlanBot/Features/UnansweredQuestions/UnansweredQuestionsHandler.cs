using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.UnansweredQuestions;

/// <summary>"Unanswered questions": what people asked in vain, for the office's staff, who say when it is dealt with.</summary>
internal sealed class UnansweredQuestionsHandler(PlanDbContext db, UnansweredQuestionRegister register)
{
    /// <summary>Each has a button, and a card six actions at most.</summary>
    private const int MostListed = 5;

    private static readonly CardTemplate<UnansweredQuestionsCard> Template =
        new("UnansweredQuestions.UnansweredQuestionsCard.json", UnansweredQuestionsJson.Default.UnansweredQuestionsCard);

    public async Task<Answer> ListAsync(Turn turn, CancellationToken cancellationToken)
    {
        var areas = await AreasAsync(cancellationToken);
        if (!areas.Values.Append(RoleAssignment.EveryArea).Any(area => Permissions.Allows(turn.Person, PlanBotAction.SeeUnansweredQuestions, area)))
        {
            return Private(UnansweredQuestionsTexts.TheQuestionsThatICouldNot);
        }

        var open = await register.OpenAsync(planId => MaySee(turn, areas, planId), cancellationToken);
        if (open.Count == 0)
        {
            return Private(UnansweredQuestionsTexts.NoQuestionWaitsICouldAnswer);
        }

        var text = UnansweredQuestionsTexts.FormatWaitingAskedInAll(BritishEnglish.Count(open.Count, UnansweredQuestionsTexts.KindOfQuestion, UnansweredQuestionsTexts.KindsOfQuestion), BritishEnglish.Count(open.Sum(item => item.Question.Count), "time"));
        return Private(text) with
        {
            Card = Template.Render(new(
                UnansweredQuestionsTexts.FormatAsAt(BritishEnglish.Day(turn.Today)),
                text,
                [.. open.Take(MostListed).Select(LineOf)],
                open.Count > MostListed ? UnansweredQuestionsTexts.FormatTheseAreTheAskedMostOften(MostListed, open.Count) : "")),
        };
    }

    /// <summary>Takes one off the list.</summary>
    public async Task<Answer> DealWithAsync(Turn turn, string id, CancellationToken cancellationToken)
    {
        if (await register.FindOpenAsync(id, cancellationToken) is not { } question || !MaySee(turn, await AreasAsync(cancellationToken), question.PlanId))
        {
            return Private(UnansweredQuestionsTexts.ThatQuestionIsNotOnYour);
        }

        await register.DealWithAsync(id, turn.Person.Key.ToString(), cancellationToken);
        return await ListAsync(turn, cancellationToken);
    }

    /// <summary><c>refused: no opinions</c>, <c>not understood</c>, <c>kpi.value: no answer in the data</c>.</summary>
    public static string InWords(UnansweredQuestion question) => question switch
    {
        { Scope.Length: > 0 } => UnansweredQuestionsTexts.FormatRefusedReplace(question.Scope.Replace('-', ' ')),
        { Intent: Intents.Unknown } => UnansweredQuestionsTexts.NotUnderstood,
        _ => UnansweredQuestionsTexts.FormatNoAnswerInTheData(question.Intent),
    };

    private static UnansweredLine LineOf(OpenQuestion open) => new(
        open.Question.Id,
        InWords(open.Question),
        UnansweredQuestionsTexts.FormatTimesSinceDayPart(BritishEnglish.Count(open.Question.Count, "time"), BritishEnglish.Day(DateOnly.FromDateTime(PlanDay.ToLondon(open.Question.FirstAtUtc))), open.Question.PlanId.Length > 0 ? open.Question.PlanId : UnansweredQuestionsTexts.NoPlanChosen),
        [.. open.Words.Select(words => new TypedWords(string.Join(' ', TypedText.Lines(words))))]);

    private async Task<Dictionary<string, string>> AreasAsync(CancellationToken cancellationToken) =>
        await db.Plans.AsNoTracking().ToDictionaryAsync(plan => plan.Id, plan => plan.Area, cancellationToken);

    /// <summary>What was asked without a plan is nobody's area's: for those whose role holds for every area.</summary>
    private static bool MaySee(Turn turn, Dictionary<string, string> areas, string planId) =>
        Permissions.Allows(turn.Person, PlanBotAction.SeeUnansweredQuestions, areas.GetValueOrDefault(planId, RoleAssignment.EveryArea));

    private static Answer Private(string text) => new(AnswerKind.Status, text) { Audience = Audience.Asker };
}

/// <summary>The data of <c>UnansweredQuestionsCard.json</c>.</summary>
internal sealed record UnansweredQuestionsCard(string AsAt, string Text, IReadOnlyList<UnansweredLine> Questions, string More);

internal sealed record UnansweredLine(string Id, string What, string Details, IReadOnlyList<TypedWords> Words);

/// <summary>What somebody typed.</summary>
internal sealed record TypedWords(string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UnansweredQuestionsCard))]
internal sealed partial class UnansweredQuestionsJson : JsonSerializerContext;
