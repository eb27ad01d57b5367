using System.Text.Json.Nodes;
using PlanBot.Cards;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Submissions;
using PlanBot.Turns;

namespace PlanBot.Features.Triage;

/// <summary>A submission's triage card: looking at it, taking it, assigning it, asking its sender, deciding.</summary>
internal sealed partial class TriageHandler(SubmissionTriage triage, TriageDesk desk, PeopleDirectory people, ILogger<TriageHandler> logger)
{
    /// <summary>What staff see; anybody else sees the card without buttons. Both in place of the card pressed, for that person alone.</summary>
    public async Task<Answer> ViewAsync(Turn turn, string reference, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, reference, cancellationToken) is not { } found)
        {
            return NotFound(reference);
        }

        return found.May
            ? Show(turn, found, "")
            : new(AnswerKind.Status, $"{found.Submission.Reference}: {SubmissionWords.StatusOf(found.Submission)}.") { Card = TriageCards.ForReader(found.Submission, found.Facts), Audience = Audience.Presser };
    }

    /// <summary>The same asked for by its reference; nothing for those who may not triage it.</summary>
    public async Task<Answer?> ShowToStaffAsync(Turn turn, string reference, CancellationToken cancellationToken) =>
        await FindAsync(turn, reference, cancellationToken) is { May: true } found && found.Submission.PersonKey != turn.Person.Key
            ? Show(turn, found, "") with { Audience = Audience.Asker }
            : null;

    public Task<Answer> TakeAsync(Turn turn, JsonObject data, CancellationToken cancellationToken) => ActAsync(
        turn,
        data,
        async (found, revision) =>
        {
            var self = (await people.WhoMayAsync(PlanBotAction.Triage, found.Submission.Area, cancellationToken)).First(person => person.Key == turn.Person.Key);
            return await ToldAsync(turn, await triage.AssignAsync(turn.Person, found.Submission.Reference, revision, self, cancellationToken), TriageTexts.ItIsWithYouNow, cancellationToken);
        },
        cancellationToken);

    public Task<Answer> AssignFormAsync(Turn turn, JsonObject data, CancellationToken cancellationToken) =>
        ActAsync(turn, data, (found, _) => AssignFormAsync(turn, found, "", cancellationToken), cancellationToken);

    public Task<Answer> AssignAsync(Turn turn, JsonObject data, CancellationToken cancellationToken) => ActAsync(
        turn,
        data,
        async (found, revision) =>
        {
            var may = await people.WhoMayAsync(PlanBotAction.Triage, found.Submission.Area, cancellationToken);
            if (may.FirstOrDefault(person => $"{person.Key}" == CardInputs.Text(data, "person")) is not { } chosen)
            {
                return await AssignFormAsync(turn, found, TriageTexts.ChooseSomebodyOfTheOfficeWho, cancellationToken);
            }

            return await ToldAsync(turn, await triage.AssignAsync(turn.Person, found.Submission.Reference, revision, chosen, cancellationToken), TriageTexts.FormatItIsWithNow(chosen.Name), cancellationToken);
        },
        cancellationToken);

    public Task<Answer> AskFormAsync(Turn turn, JsonObject data, CancellationToken cancellationToken) =>
        ActAsync(turn, data, (found, _) => Task.FromResult(AskForm(turn, found, "")), cancellationToken);

    public Task<Answer> AskAsync(Turn turn, JsonObject data, CancellationToken cancellationToken) => ActAsync(
        turn,
        data,
        async (found, revision) => CardInputs.Text(data, "reason") is { Length: > 0 and <= TriageInput.LongestReason } question
            ? await ToldAsync(turn, await triage.AskAsync(turn.Person, found.Submission.Reference, revision, question, cancellationToken), TriageTexts.ThePartnerIsAsked, cancellationToken)
            : AskForm(turn, found, TriageTexts.WriteAQuestionOfAtMost),
        cancellationToken);

    public Task<Answer> DecideFormAsync(Turn turn, JsonObject data, CancellationToken cancellationToken) => ActAsync(
        turn,
        data,
        (found, _) => Task.FromResult(DecideForm(turn, found, new(found.Submission.Outcome, found.Submission.OutcomeThemeIds, found.Submission.OutcomeWhere, found.Submission.OutcomeReason), "")),
        cancellationToken);

    public Task<Answer> DecideAsync(Turn turn, JsonObject data, CancellationToken cancellationToken) => ActAsync(
        turn,
        data,
        async (found, revision) =>
        {
            var (decision, problem) = TriageInput.Read(data, [found.Submission.Kind], TriageDesk.InForce(found.Facts));
            return problem.Length > 0
                ? DecideForm(turn, found, decision, problem)
                : await ToldAsync(turn, await triage.DecideAsync(turn.Person, found.Submission.Reference, revision, decision, found.Facts.Themes, cancellationToken), TriageTexts.FormatThePartnerIsToldWithThe(SubmissionWords.OutcomeOf(decision.Outcome)), cancellationToken);
        },
        cancellationToken);

    /// <summary>Who acts is the turn's sender, checked for the submission's own area.</summary>
    private async Task<Answer> ActAsync(Turn turn, JsonObject data, Func<Found, int, Task<Answer>> act, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, CardInputs.Text(data, "reference"), cancellationToken) is not { } found)
        {
            return NotFound(CardInputs.Text(data, "reference"));
        }

        if (!found.May)
        {
            LogRefused(found.Submission.Reference);
            return new(AnswerKind.Refuse, TriageTexts.FormatNothingWasChangedIsTriagedBy(found.Submission.Reference, found.Facts.Plan.AreaLabel)) { Audience = Audience.Presser };
        }

        // A button that carries no revision is about the submission as it is now.
        var revision = int.TryParse(CardInputs.Text(data, "revision"), out var drawn) ? drawn : found.Submission.Revision;
        return await act(found, revision);
    }

    /// <summary>The card as it stands after the act; where somebody was faster, as that one left it.</summary>
    private async Task<Answer> ToldAsync(Turn turn, TriageOutcome outcome, string done, CancellationToken cancellationToken)
    {
        var (submission, text) = outcome switch
        {
            TriageOutcome.Done(var changed) => (changed, $"{changed.Reference}: {done}"),
            TriageOutcome.Overtaken(var now) => (now, TriageTexts.FormatNothingWasChangedSomebodyWasFaster(now.Reference)),
            _ => (null, ""),
        };
        if (submission is null || await FindAsync(turn, submission.Reference, cancellationToken) is not { } found)
        {
            return new(AnswerKind.Refuse, TriageTexts.ThisSubmissionIsNotHeldAny) { Audience = Audience.Presser };
        }

        if (outcome is TriageOutcome.Done)
        {
            LogActed(submission.Reference, submission.Revision);
        }

        return Show(turn, found, text);
    }

    private static Answer Show(Turn turn, Found found, string text)
    {
        var sentence = text.Length > 0 ? text : TriageTexts.FormatReferenceSubmissionWithHolderInWords(found.Submission.Reference, SubmissionWords.StatusOf(found.Submission), found.Facts.HolderInWords);
        return new(AnswerKind.Status, sentence)
        {
            Card = TriageCards.ForStaff(found.Submission, found.Facts, turn.Person.Key, text),
            Audience = Audience.Presser,
        };
    }

    private static Answer Form(TriageFormCard card) => new(AnswerKind.Form, card.Text) { Card = card.Render(), Audience = Audience.Presser };

    private static TriageFormCard FormOf(Turn turn, Found found, string title, string text, string problem, string verb, string send) => new(
        CardHeader.Of(found.Facts.Plan, turn.Today),
        $"{title} {found.Submission.Reference}",
        text,
        problem,
        found.Submission.PlanId,
        found.Submission.Reference,
        $"{found.Submission.Revision}",
        verb,
        send)
    {
        Lines = [TypedText.Line(found.Submission.Title)],
    };

    private static Answer AskForm(Turn turn, Found found, string problem) => Form(
        FormOf(turn, found, TriageTexts.AskAbout, TriageTexts.ThePartnerIsSentYourQuestion, problem, "triage.ask", TriageTexts.SendTheQuestion) with { ReasonLabel = TriageTexts.YourQuestionRequired });

    private static Answer DecideForm(Turn turn, Found found, TriageDecision decision, string problem) => Form(
        TriageInput.Fill(
            FormOf(turn, found, TriageTexts.DecideOn, TriageTexts.ThePartnerIsSentTheOutcome, problem, "triage.decide", TriageTexts.DecideAndTellThePartner),
            [found.Submission.Kind],
            TriageDesk.InForce(found.Facts),
            decision));

    private async Task<Answer> AssignFormAsync(Turn turn, Found found, string problem, CancellationToken cancellationToken)
    {
        var may = await people.WhoMayAsync(PlanBotAction.Triage, found.Submission.Area, cancellationToken);
        return Form(FormOf(turn, found, TriageTexts.Assign, TriageTexts.WhoHoldsItFindsItUnder, problem, "triage.assign", TriageTexts.Assign) with
        {
            People = [.. may.Select(person => new TriageChoice(person.Name, $"{person.Key}"))],
        });
    }

    private static Answer NotFound(string reference) => new(AnswerKind.Refuse, TriageTexts.FormatIHoldNoSubmission(reference)) { Audience = Audience.Presser };

    private sealed record Found(Submission Submission, TriageFacts Facts, bool May);

    private async Task<Found?> FindAsync(Turn turn, string reference, CancellationToken cancellationToken) =>
        await triage.FindAsync(reference, cancellationToken) is { } submission && await desk.FactsOfAsync(submission, cancellationToken) is { } facts
            ? new(submission, facts, Permissions.Allows(turn.Person, PlanBotAction.Triage, submission.Area))
            : null;

    [LoggerMessage(Level = LogLevel.Information, Message = "Submission {Reference} triaged; it is at revision {Revision}")]
    private partial void LogActed(string reference, int revision);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An act of triage on {Reference} was refused: its sender may not")]
    private partial void LogRefused(string reference);
}
