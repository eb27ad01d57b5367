using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Submissions;
using PlanBot.Turns;

namespace PlanBot.Features.Submissions;

/// <summary>"My submissions" and "where is LEI-2013-P017": the asker's own and the organisation's, for the asker alone.</summary>
internal sealed class MySubmissionsHandler(PlanDbContext db, SubmissionRegister register, SubmissionDrafts drafts, SubmissionReceipts receipts)
{
    /// <summary>Each has a button, and a card six actions at most.</summary>
    private const int MostListed = 5;

    /// <summary>The longest answer to a question of the office.</summary>
    private const int LongestReply = 2000;

    private static readonly CardTemplate<MySubmissionsCard> Template =
        new("Submissions.MySubmissionsCard.json", MySubmissionsJson.Default.MySubmissionsCard);

    /// <summary>Lists what the asker sent, drafts first, and what the asker's organisation sent.</summary>
    public async Task<Answer> ListAsync(Turn turn, CancellationToken cancellationToken)
    {
        var seen = await SeenByAsync(turn.Person, cancellationToken);
        var kept = Permissions.Allows(turn.Person, PlanBotAction.SeeOwnSubmissions, "") ? await drafts.OfAsync(turn.Person, cancellationToken) : [];
        if (seen.Count + kept.Count == 0)
        {
            return Private(turn.Person.IsKnown
                ? SubmissionsTexts.IFindNoSubmissionOfYours
                : SubmissionsTexts.IFindNoSubmissionOfYoursSince);
        }

        var plans = await db.Plans.AsNoTracking().ToDictionaryAsync(plan => plan.Id, cancellationToken);
        var text = InWords(seen, kept, turn.Person);
        IReadOnlyList<MySubmissionLine> lines = [.. kept.Select(draft => LineOf(draft, plans)), .. seen.Select(sent => LineOf(sent, turn.Person, plans.GetValueOrDefault(sent.PlanId)))];
        return Private(text) with
        {
            Card = Template.Render(new(
                SubmissionsTexts.FormatAsAt(BritishEnglish.Day(turn.Today)),
                text,
                [.. lines.Take(MostListed)],
                lines.Count > MostListed ? SubmissionsTexts.FormatTheseAreTheLatestToSee(MostListed) : "")),
        };
    }

    /// <summary>One submission in full, by its reference.</summary>
    public async Task<Answer> ShowAsync(Turn turn, string reference, CancellationToken cancellationToken)
    {
        // Somebody else's and none at all are answered alike, so that nobody learns which references there are.
        var wanted = reference.Trim().ToUpperInvariant();
        if ((await SeenByAsync(turn.Person, cancellationToken)).Find(submission => submission.Reference == wanted) is not { } seen)
        {
            return Private(SubmissionsTexts.FormatIFindNoSubmissionAmongYours(wanted));
        }

        return await ShowAsync(turn, seen, SubmissionsTexts.FormatWasSentOnItsStatusIs(seen.Reference, PlanDay.InWords(seen.SubmittedAtUtc), SubmissionWords.StatusOf(seen)), cancellationToken);
    }

    /// <summary>Asks before it is taken back.</summary>
    public async Task<Answer> AskToWithdrawAsync(Turn turn, string reference, CancellationToken cancellationToken) =>
        (await SeenByAsync(turn.Person, cancellationToken)).Find(submission => submission.Reference == reference && submission.PersonKey == turn.Person.Key) is { } own
            ? Private(SubmissionsTexts.FormatWithdrawItIsKeptWithIts(own.Reference)) with { Card = WithdrawCard.Of(own) }
            : Private(SubmissionsTexts.FormatIFindNoSubmissionOfYoursTo(reference));

    public async Task<Answer> WithdrawAsync(Turn turn, string reference, CancellationToken cancellationToken) =>
        await register.WithdrawAsync(turn.Person, reference, cancellationToken) switch
        {
            ChangeOutcome.Changed changed => await ShowAsync(turn, changed.Submission, SubmissionsTexts.FormatIsWithdrawnItIsKeptWith(reference), cancellationToken),
            ChangeOutcome.TooLate late => await ShowAsync(turn, late.Submission, SubmissionsTexts.FormatWasWithdrawnAlready(reference), cancellationToken),
            _ => Private(SubmissionsTexts.FormatIFindNoSubmissionOfYoursTo(reference)),
        };

    /// <summary>Takes the answer to a question of the office.</summary>
    public async Task<Answer> ReplyAsync(Turn turn, string reference, string reply, CancellationToken cancellationToken)
    {
        if (reply.Trim() is not { Length: > 0 and <= LongestReply } answer)
        {
            return Private(SubmissionsTexts.FormatNothingWasSentWriteAnAnswer(BritishEnglish.Number(LongestReply)));
        }

        return await register.ReplyAsync(turn.Person, reference, answer, cancellationToken) switch
        {
            ChangeOutcome.Changed changed => await ShowAsync(turn, changed.Submission, SubmissionsTexts.FormatYourAnswerAboutIsWithThe(reference), cancellationToken),
            ChangeOutcome.TooLate => Private(SubmissionsTexts.FormatIsWithdrawnSoNothingMoreIs(reference)),
            _ => Private(SubmissionsTexts.FormatIFindNoSubmissionOfYoursToAnswer(reference)),
        };
    }

    private async Task<Answer> ShowAsync(Turn turn, Submission submission, string text, CancellationToken cancellationToken) =>
        await db.Plans.AsNoTracking().SingleOrDefaultAsync(plan => plan.Id == submission.PlanId, cancellationToken) is { } plan
            ? await receipts.ShowAsync(turn, plan, submission, text, cancellationToken)
            : Private(SubmissionsTexts.FormatThePlanThatItWasSent(text));

    private async Task<List<Submission>> SeenByAsync(Person person, CancellationToken cancellationToken) =>
        Permissions.Allows(person, PlanBotAction.SeeOwnSubmissions, "") ? await register.SeenByAsync(person, cancellationToken) : [];

    private static Answer Private(string text) => new(AnswerKind.Status, text) { Audience = Audience.Asker };

    private static string InWords(List<Submission> seen, List<SubmissionDraft> kept, Person person)
    {
        var own = seen.FindAll(sent => sent.PersonKey == person.Key);
        var drafts = kept.Count > 0 ? SubmissionsTexts.FormatYouHaveNotSent(BritishEnglish.Count(kept.Count, SubmissionsTexts.DraftThatIs, SubmissionsTexts.DraftsThatAre)) : "";
        var sent = own switch
        {
            [] => SubmissionsTexts.YouHaveSentNothingYet,
            [var one] => SubmissionsTexts.FormatYouHaveSentOne(SubmissionWords.KindOf(one.Kind), one.Reference),
            _ when own.TrueForAll(row => row.Kind is SubmissionKind.Priority) => SubmissionsTexts.FormatYouHaveSentLocalPrioritiesThe(BritishEnglish.Number(own.Count), own[0].Reference),
            _ => SubmissionsTexts.FormatYouHaveSentSubmissionsTheLatest(BritishEnglish.Number(own.Count), own[0].Reference),
        };
        var others = seen.Count - own.Count;
        return $"{drafts}{sent}{(others > 0 ? SubmissionsTexts.FormatOthersOfYourOrganisationHaveSent(BritishEnglish.Number(others)) : "")}";
    }

    private static MySubmissionLine LineOf(SubmissionDraft draft, Dictionary<string, Plan> plans)
    {
        var form = SubmissionForm.OfJson(draft.Kind, draft.FieldsJson);
        var title = form[draft.Kind is SubmissionKind.Priority ? SubmissionFields.Title : SubmissionFields.Topic];
        return new(
            SubmissionsTexts.Draft,
            TypedText.Line(title.Length > 0 ? title : SubmissionsTexts.NoTitleYet),
            string.Join(" · ", PlanOf(draft.PlanId, plans.GetValueOrDefault(draft.PlanId)), SubmissionsTexts.FormatKeptOn(PlanDay.InWords(draft.SavedAtUtc)), SubmissionsTexts.NotSent),
            draft.PlanId,
            $"{draft.FormKey:N}");
    }

    private static MySubmissionLine LineOf(Submission submission, Person person, Plan? plan) => new(
        submission.Reference,
        TypedText.Line(submission.Title),
        string.Join(" · ", new[]
        {
            PlanOf(submission.PlanId, plan),
            PlanDay.InWords(submission.SubmittedAtUtc),
            SubmissionWords.StatusOf(submission),
            submission.PersonKey == person.Key ? "" : SubmissionsTexts.SentByAColleague,
        }.Where(part => part.Length > 0)),
        submission.PlanId,
        "");

    private static string PlanOf(string planId, Plan? plan) => plan is null ? planId : $"{plan.AreaLabel} · {plan.Title}{(plan.Fictional ? " (fictional)" : "")}";
}

/// <summary>The data of <c>MySubmissionsCard.json</c>.</summary>
internal sealed record MySubmissionsCard(string AsAt, string Text, IReadOnlyList<MySubmissionLine> Submissions, string More);

/// <summary>A submission, or a draft with the key of its form.</summary>
internal sealed record MySubmissionLine(string Reference, string Title, string Details, string PlanId, string FormKey);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MySubmissionsCard))]
internal sealed partial class MySubmissionsJson : JsonSerializerContext;
