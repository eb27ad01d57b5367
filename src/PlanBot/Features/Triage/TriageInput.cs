using System.Text.Json.Nodes;
using PlanBot.Cards;
using PlanBot.Plans;
using PlanBot.Submissions;

namespace PlanBot.Features.Triage;

/// <summary>What was typed into the form that decides, and what is wrong with it.</summary>
internal static class TriageInput
{
    public const int LongestReason = 2000;

    private const int LongestWhere = 300;

    /// <summary>The decision, and the sentence about what is wrong with it; empty where nothing is.</summary>
    /// <param name="kinds">What is decided on: only outcomes that fit all of it are taken.</param>
    /// <param name="themes">The themes that can be chosen.</param>
    public static (TriageDecision Decision, string Problem) Read(JsonObject data, IReadOnlyCollection<SubmissionKind> kinds, IReadOnlyList<Theme> themes)
    {
        var chosen = CardInputs.Chosen(data, "themes");
        _ = Enum.TryParse<SubmissionOutcome>(CardInputs.Text(data, "outcome"), out var outcome);
        var decision = new TriageDecision(outcome, string.Join(';', chosen), CardInputs.Text(data, "where"), CardInputs.Text(data, "reason"));
        if (!kinds.All(kind => SubmissionWords.OutcomesFor(kind).Contains(outcome)))
        {
            return (decision with { Outcome = SubmissionOutcome.None }, TriageTexts.ChooseAnOutcome);
        }

        var problem = decision switch
        {
            { Reason: "" } => TriageTexts.GiveAReasonThePartnerIs,
            { Reason.Length: > LongestReason } => TriageTexts.FormatShortenTheReasonToAtMost(BritishEnglish.Number(LongestReason)),
            { Where.Length: > LongestWhere } => TriageTexts.FormatShortenWhereItIsDealtWith(LongestWhere),
            { Outcome: SubmissionOutcome.DealtWithElsewhere, Where: "" } => TriageTexts.SayWhereItIsDealtWith,
            _ when chosen.Any(id => themes.All(theme => theme.Id != id)) => TriageTexts.ChooseThemesFromTheList,
            _ when SubmissionWords.HasThemes(outcome) && chosen.Count == 0 && themes.Count > 0 => TriageTexts.ChooseTheThemesThatItIs,
            _ => "",
        };
        return (decision, problem);
    }

    /// <summary>The form with the outcomes and themes that there are, and what was typed.</summary>
    public static TriageFormCard Fill(TriageFormCard card, IReadOnlyCollection<SubmissionKind> kinds, IReadOnlyList<Theme> themes, TriageDecision decision) => card with
    {
        Outcomes =
        [
            .. kinds.Select(SubmissionWords.OutcomesFor).Aggregate((left, right) => [.. left.Intersect(right)])
                .Select(outcome => new TriageChoice(SubmissionWords.OutcomeOf(outcome), $"{outcome}")),
        ],
        Outcome = decision.Outcome is SubmissionOutcome.None ? "" : $"{decision.Outcome}",
        Themes = [.. themes.Select(theme => new TriageChoice(theme.Name, theme.Id))],
        ChosenThemes = string.Join(',', IdList.Split(decision.ThemeIds)),
        WhereLabel = TriageTexts.WhereItIsDealtWithOr,
        Where = decision.Where,
        ReasonLabel = TriageTexts.ReasonRequired,
        Reason = decision.Reason,
    };
}
