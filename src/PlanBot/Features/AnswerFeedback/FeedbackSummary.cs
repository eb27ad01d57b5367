using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.AnswerFeedback;

/// <summary>How the answers to one intent were found.</summary>
internal sealed record IntentFeedback(string Intent, int Useful, int NotUseful)
{
    /// <summary><c>theme.status: 8 useful, 1 not</c>.</summary>
    public string ToWords() => AnswerFeedbackTexts.FormatUsefulNot(Intent.Length > 0 ? Intent : "other", BritishEnglish.Number(Useful), BritishEnglish.Number(NotUseful));
}

/// <summary>"Feedback": how useful people found the answers, by intent, for the office's staff.</summary>
internal sealed class FeedbackSummary(PlanDbContext db)
{
    public async Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        var areas = await db.Plans.AsNoTracking().ToDictionaryAsync(plan => plan.Id, plan => plan.Area, cancellationToken);
        if (!areas.Values.Append(RoleAssignment.EveryArea).Any(area => Permissions.Allows(turn.Person, PlanBotAction.SeeFeedback, area)))
        {
            return Private(AnswerFeedbackTexts.HowUsefulPeopleFoundMyAnswers);
        }

        var summary = await ByIntentAsync(
            planId => Permissions.Allows(turn.Person, PlanBotAction.SeeFeedback, areas.GetValueOrDefault(planId, RoleAssignment.EveryArea)),
            cancellationToken);
        return Private(InWords(summary));
    }

    /// <summary>All intents with feedback, the one with most first.</summary>
    public async Task<IReadOnlyList<IntentFeedback>> ByIntentAsync(Func<string, bool> isSeen, CancellationToken cancellationToken)
    {
        var counts = await db.Set<GivenFeedback>().AsNoTracking()
            .GroupBy(feedback => new { feedback.Intent, feedback.PlanId, feedback.Useful })
            .Select(group => new { group.Key.Intent, group.Key.PlanId, group.Key.Useful, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return
        [
            .. counts
                .Where(count => isSeen(count.PlanId))
                .GroupBy(count => count.Intent)
                .Select(intent => new IntentFeedback(
                    intent.Key,
                    intent.Where(count => count.Useful).Sum(count => count.Count),
                    intent.Where(count => !count.Useful).Sum(count => count.Count)))
                .OrderByDescending(intent => intent.Useful + intent.NotUseful)
                .ThenBy(intent => intent.Intent, StringComparer.Ordinal),
        ];
    }

    public static string InWords(IReadOnlyList<IntentFeedback> summary)
    {
        if (summary.Count == 0)
        {
            return AnswerFeedbackTexts.NobodyHasRatedAnAnswerYet;
        }

        var (useful, notUseful) = (summary.Sum(intent => intent.Useful), summary.Sum(intent => intent.NotUseful));
        return AnswerFeedbackTexts.FormatOfSaidUsefulAndNot(BritishEnglish.Count(useful + notUseful, "rating"), BritishEnglish.Number(useful), BritishEnglish.Number(notUseful), string.Join('\n', summary.Select(intent => intent.ToWords())));
    }

    private static Answer Private(string text) => new(AnswerKind.Status, text) { Audience = Audience.Asker };
}
