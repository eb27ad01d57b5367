using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Submissions;
using PlanBot.Turns;

namespace PlanBot.Features.Submissions;

/// <summary>A partner's local priority or comment on a draft: the form, and what is sent with it.</summary>
internal sealed partial class SubmissionFormHandler(
    PlanDbContext db,
    SubmissionRegister register,
    SubmissionDrafts drafts,
    SubmissionReceipts receipts,
    OrganisationDirectory organisations,
    OrganisationSuggestion suggestions,
    ConsultationRounds rounds,
    PlanContacts contacts,
    ILogger<SubmissionFormHandler> logger)
{
    /// <summary>The form for a priority; for somebody who may not submit, what it asks for and who could change that.</summary>
    public async Task<Answer> StartAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.SubmitPriority, plan.Area))
        {
            var themes = await ThemesInForceAsync(plan, turn.Today, cancellationToken);
            var fields = SubmissionFields.OfPriority.Where(field => !field.IsThemes || themes.Count > 0).Select(field => field.InWords);
            return new(
                AnswerKind.Form,
                SubmissionsTexts.FormatPartnersSubmitTheirLocalPrioritiesFor(plan.AreaLabel, plan.Title, string.Join("; ", fields), await MayNotAsync(turn, plan, cancellationToken)));
        }

        var text = SubmissionsTexts.FormatSubmitALocalPriorityForWith(plan.AreaLabel, plan.Title, WhereItGoes(turn));
        return await EmptyFormAsync(turn, plan, new(SubmissionKind.Priority), text, cancellationToken);
    }

    /// <summary>The form for a comment on the draft that is open for comments.</summary>
    /// <param name="resubmits">The earlier comment that it repeats, by reference or id; empty for a new one.</param>
    /// <param name="topic">The topic that the form begins with.</param>
    public Task<Answer> StartCommentAsync(Turn turn, Plan plan, string resubmits, string topic, CancellationToken cancellationToken) =>
        StartCommentAsync(turn, plan, new FormPurpose(SubmissionKind.Comment) { Resubmits = resubmits, Topic = topic }, cancellationToken);

    /// <summary>The same, begun from a message: its text is the comment.</summary>
    public Task<Answer> StartCommentFromMessageAsync(Turn turn, Plan plan, string text, CancellationToken cancellationToken) =>
        StartCommentAsync(turn, plan, new FormPurpose(SubmissionKind.Comment) { Comment = text }, cancellationToken);

    private async Task<Answer> StartCommentAsync(Turn turn, Plan plan, FormPurpose purpose, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.CommentOnDraft, plan.Area))
        {
            return new(AnswerKind.Form, SubmissionsTexts.FormatPartnersCommentOnDraftsOfWith(plan.AreaLabel, plan.Title, await MayNotAsync(turn, plan, cancellationToken)));
        }

        if (await rounds.OpenAsync(plan, turn.Today, cancellationToken) is not { } round)
        {
            return new(AnswerKind.Form, await rounds.ClosedAsync(plan, turn.Today, await contacts.OfAsync(plan, cancellationToken), cancellationToken));
        }

        if (await OwnAsync(turn, purpose.Resubmits, cancellationToken) is { } first && first.RoundId == round.Id)
        {
            return Private(SubmissionsTexts.FormatWasMadeInThisSameRound(first.Reference, round.Draft));
        }

        var text = SubmissionsTexts.FormatCommentOnOfWithThisForm(round.InWords, plan.AreaLabel, plan.Title, WhereItGoes(turn));
        return await EmptyFormAsync(turn, plan, purpose, text, cancellationToken);
    }

    /// <summary>Goes on with what was kept, also after a restart.</summary>
    public async Task<Answer> ContinueAsync(Turn turn, Plan plan, string formKey, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(formKey, turn.Person, cancellationToken) is not { } draft || draft.PlanId != plan.Id)
        {
            return Private(SubmissionsTexts.IHoldNoSuchDraftOf);
        }

        var use = new FormPurpose(draft.Kind) { Reference = draft.Reference, Resubmits = draft.Resubmits };
        return await FormAsync(turn, plan, use, $"{draft.FormKey:N}", SubmissionsTexts.FormatYourDraftOf(PlanDay.InWords(draft.SavedAtUtc)), SubmissionForm.OfJson(draft.Kind, draft.FieldsJson), [], Audience.Asker, cancellationToken);
    }

    /// <summary>The form with what was sent, to change it until triage begins.</summary>
    public async Task<Answer> EditAsync(Turn turn, Plan plan, string reference, CancellationToken cancellationToken)
    {
        if (await OwnAsync(turn, reference, cancellationToken) is not { } own)
        {
            return Private(SubmissionsTexts.FormatIFindNoSubmissionOfYoursToChange(reference));
        }

        if (await ClosedRoundOfAsync(own, turn.Today, cancellationToken) is { } closed)
        {
            return Private(RoundIsOver(own, closed));
        }

        return own.CanBeEdited
            ? await FormAsync(turn, plan, new(own.Kind) { Reference = own.Reference }, $"{Guid.NewGuid():N}", SubmissionsTexts.FormatChangeEachVersionIsKept(own.Reference), SubmissionForm.Of(own), [], Audience.Asker, cancellationToken)
            : Private(TooLate(own));
    }

    /// <summary>Keeps what was typed, to go on later.</summary>
    public async Task<Answer> SaveAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        var purpose = FormPurpose.Of(data);
        if (!Permissions.Allows(turn.Person, ActionFor(purpose.Kind), plan.Area) || FormKeyIn(data) is not { } formKey)
        {
            return new(AnswerKind.Refuse, SubmissionsTexts.FormatNothingWasKept(await MayNotAsync(turn, plan, cancellationToken)));
        }

        if (await register.FindAsync(new FormUse(formKey, turn.Person).Key, cancellationToken) is { } sent)
        {
            return Private(SubmissionsTexts.FormatThisFormWasAlreadySentIt(sent.Reference));
        }

        var themes = await ThemesInForceAsync(plan, turn.Today, cancellationToken);
        await drafts.SaveAsync(formKey, turn.Person, plan, purpose, SubmissionForm.Read(data, purpose.Kind, themes, OrganisationOf(turn, plan)), cancellationToken);
        return Private(SubmissionsTexts.YourDraftIsKeptMySubmissions);
    }

    /// <summary>Takes a form that was sent.</summary>
    /// <param name="data">The button's data and the inputs, as the client sent them: what was typed, never who or what may.</param>
    public async Task<Answer> SendAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        var purpose = FormPurpose.Of(data);
        if (!Permissions.Allows(turn.Person, ActionFor(purpose.Kind), plan.Area))
        {
            LogRefused(plan.Id);
            return new(AnswerKind.Refuse, SubmissionsTexts.FormatNothingWasSent(await MayNotAsync(turn, plan, cancellationToken)));
        }

        if (FormKeyIn(data) is not { } formKey)
        {
            return new(AnswerKind.Refuse, SubmissionsTexts.NothingWasSentThisFormIs);
        }

        var use = new FormUse(formKey, turn.Person);
        if (await register.FindAsync(use.Key, cancellationToken) is { } earlier)
        {
            return await receipts.AcknowledgeAsync(turn, plan, formKey, earlier, SubmissionsTexts.FormatThisFormWasAlreadySentItIs(earlier.Reference, PlanDay.InWords(earlier.SubmittedAtUtc)), cancellationToken);
        }

        var themes = await ThemesInForceAsync(plan, turn.Today, cancellationToken);
        var form = SubmissionForm.Read(data, purpose.Kind, themes, OrganisationOf(turn, plan));
        if (!form.IsValid)
        {
            var wrong = string.Join(", ", form.WrongFields);
            LogReturned(formKey, plan.Id, wrong);
            return await ReturnAsync(turn, plan, purpose, formKey, form, SubmissionsTexts.NothingWasSentYetPleasePut, [], cancellationToken);
        }

        return purpose.Reference.Length > 0
            ? await ChangeAsync(turn, plan, use, purpose, form, cancellationToken)
            : await EnterAsync(turn, plan, use, purpose, form, cancellationToken);
    }

    private async Task<Answer> EnterAsync(Turn turn, Plan plan, FormUse use, FormPurpose purpose, SubmissionForm form, CancellationToken cancellationToken)
    {
        var round = purpose.Kind is SubmissionKind.Comment ? await rounds.OpenAsync(plan, turn.Today, cancellationToken) : null;
        if (purpose.Kind is SubmissionKind.Comment && round is null)
        {
            await drafts.SaveAsync(use.Form, turn.Person, plan, purpose, form, cancellationToken);
            var closed = await rounds.ClosedAsync(plan, turn.Today, await contacts.OfAsync(plan, cancellationToken), cancellationToken);
            return new(AnswerKind.Refuse, SubmissionsTexts.FormatNothingWasSentWhatYouTyped(closed)) { Audience = Audience.Asker };
        }

        if (!purpose.Anyway && await register.DuplicatesOfAsync(turn.Person, plan, form, cancellationToken) is [_, ..] duplicates)
        {
            var alike = duplicates.Select(sent => SubmissionsTexts.FormatSentOn(sent.Reference, sent.Title, PlanDay.InWords(sent.SubmittedAtUtc))).ToList();
            return await ReturnAsync(turn, plan, purpose with { Anyway = true }, use.Form, form, SubmissionsTexts.NothingWasSentYetThisLooks, alike, cancellationToken);
        }

        var entry = await register.EnterAsync(new(use.Key, plan, form) { Person = turn.Person, RoundId = round?.Id, Resubmits = await RepeatedAsync(turn, plan, purpose.Resubmits, cancellationToken) }, cancellationToken);
        var submission = entry.Submission;
        if (entry is RegisterEntry.New)
        {
            LogStored(submission.Reference, plan.Id);
        }

        var text = entry switch
        {
            RegisterEntry.New => SubmissionsTexts.FormatThankYouYourIsStoredAs(SubmissionWords.KindOf(submission.Kind), submission.Reference),
            RegisterEntry.Earlier => SubmissionsTexts.FormatThisFormWasAlreadySentItIs(submission.Reference, PlanDay.InWords(submission.SubmittedAtUtc)),
            _ => throw new InvalidOperationException($"{entry.GetType().Name} is no outcome of a form that was sent."),
        };
        return await receipts.AcknowledgeAsync(turn, plan, use.Form, submission, text, cancellationToken);
    }

    private async Task<Answer> ChangeAsync(Turn turn, Plan plan, FormUse use, FormPurpose purpose, SubmissionForm form, CancellationToken cancellationToken)
    {
        if (await OwnAsync(turn, purpose.Reference, cancellationToken) is { } own && await ClosedRoundOfAsync(own, turn.Today, cancellationToken) is { } closed)
        {
            return Private(RoundIsOver(own, closed));
        }

        return await register.ChangeAsync(use, purpose.Reference, form, cancellationToken) switch
        {
            ChangeOutcome.Changed changed => await receipts.ShowAsync(turn, plan, changed.Submission, SubmissionsTexts.FormatIsChangedTheVersionBeforeIs(changed.Submission.Reference), cancellationToken),
            ChangeOutcome.TooLate tooLate => Private(TooLate(tooLate.Submission)),
            _ => Private(SubmissionsTexts.FormatIFindNoSubmissionOfYoursToChange(purpose.Reference)),
        };
    }

    /// <summary>The round that a comment belongs to, where that takes no more.</summary>
    private async Task<ConsultationRound?> ClosedRoundOfAsync(Submission own, DateOnly today, CancellationToken cancellationToken) =>
        own.RoundId is { } id && await db.Set<ConsultationRound>().AsNoTracking().SingleOrDefaultAsync(round => round.Id == id, cancellationToken) is { } round && !round.IsOpenOn(today)
            ? round
            : null;

    private static string RoundIsOver(Submission own, ConsultationRound round) =>
        SubmissionsTexts.FormatTheConsultationOnIsClosedSo(round.Draft, own.Reference);

    private async Task<Answer> ReturnAsync(Turn turn, Plan plan, FormPurpose purpose, Guid formKey, SubmissionForm form, string text, IReadOnlyList<string> notes, CancellationToken cancellationToken)
    {
        await drafts.SaveAsync(formKey, turn.Person, plan, purpose, form, cancellationToken);
        return await FormAsync(turn, plan, purpose, $"{formKey:N}", text, form, notes, Audience.Presser, cancellationToken);
    }

    private async Task<Answer> EmptyFormAsync(Turn turn, Plan plan, FormPurpose purpose, string text, CancellationToken cancellationToken)
    {
        // What the person said before is nobody else's to read, so nothing is filled in where others read along.
        var organisation = turn.Scope is not ConversationScope.Personal ? ""
            : OrganisationOf(turn, plan) is { Length: > 0 } known ? known
            : await organisations.NamedByAsync(turn.Person.Key, plan.Area, cancellationToken) is { Length: > 0 } named ? named
            : await suggestions.ForAsync(turn, plan.Area, cancellationToken);
        var topic = purpose.Kind is SubmissionKind.Comment ? SubmissionFields.Topic : SubmissionFields.Title;
        var form = SubmissionForm.With(purpose.Kind, (SubmissionFields.Organisation, organisation), (topic, purpose.Topic), (purpose.Kind is SubmissionKind.Comment ? SubmissionFields.Comment : SubmissionFields.Priority, purpose.Comment));
        return await FormAsync(turn, plan, purpose, $"{Guid.NewGuid():N}", text, form, [], Audience.Conversation, cancellationToken);
    }

    private async Task<Answer> FormAsync(Turn turn, Plan plan, FormPurpose purpose, string formKey, string text, SubmissionForm form, IReadOnlyList<string> notes, Audience audience, CancellationToken cancellationToken)
    {
        var themes = await ThemesInForceAsync(plan, turn.Today, cancellationToken);
        var known = turn.Scope is ConversationScope.Personal ? OrganisationOf(turn, plan) : "";
        return new(AnswerKind.Form, text)
        {
            Card = SubmissionFormCard.Of(plan, turn.Today, text, formKey, purpose, form, themes, known, notes),
            Audience = audience,
        };
    }

    /// <summary>The earlier comment that the form names, where it is one that the sender may see; card data is not believed.</summary>
    private async Task<string> RepeatedAsync(Turn turn, Plan plan, string earlier, CancellationToken cancellationToken) =>
        earlier.Length > 0
        && (await db.ConsultationComments.AnyAsync(comment => comment.PlanId == plan.Id && comment.Id == earlier, cancellationToken)
            || (await register.SeenByAsync(turn.Person, cancellationToken)).Exists(sent => sent.Reference == earlier && sent.PlanId == plan.Id && sent.Kind is SubmissionKind.Comment))
            ? earlier
            : "";

    private async Task<Submission?> OwnAsync(Turn turn, string reference, CancellationToken cancellationToken) =>
        (await register.SeenByAsync(turn.Person, cancellationToken)).Find(sent => sent.Reference == reference && sent.PersonKey == turn.Person.Key);

    private static string OrganisationOf(Turn turn, Plan plan) => turn.Person.OrganisationIn(plan.Area)?.Name ?? "";

    private static string WhereItGoes(Turn turn) => turn.Scope is ConversationScope.Personal
        ? SubmissionsTexts.YouGetAReferenceWhenIt
        : SubmissionsTexts.WhatYouTypeGoesToThe;

    private static PlanBotAction ActionFor(SubmissionKind kind) => kind is SubmissionKind.Priority ? PlanBotAction.SubmitPriority : PlanBotAction.CommentOnDraft;

    private static Guid? FormKeyIn(JsonObject data) =>
        Guid.TryParse(CardInputs.Text(data, "formKey"), out var formKey) ? formKey : null;

    private static string TooLate(Submission submission) => submission.Status is SubmissionStatus.Withdrawn
        ? SubmissionsTexts.FormatIsWithdrawnSoItIsNot(submission.Reference)
        : SubmissionsTexts.FormatIsBeingLookedAtByThe(submission.Reference);

    private static Answer Private(string text) => new(AnswerKind.Status, text) { Audience = Audience.Asker };

    private async Task<string> MayNotAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        var office = await contacts.OfAsync(plan, cancellationToken);
        var role = turn.Person.RoleIn(plan.Area).InWords();
        return turn.Person.IsKnown
            ? SubmissionsTexts.FormatYourRoleIsWhichCannotSubmit(role, office)
            : SubmissionsTexts.FormatICannotTellWhoYouAre(office);
    }

    private async Task<IReadOnlyList<Theme>> ThemesInForceAsync(Plan plan, DateOnly today, CancellationToken cancellationToken)
    {
        var themes = await db.Themes.AsNoTracking().Where(theme => theme.PlanId == plan.Id).ToListAsync(cancellationToken);
        return new ThemeLineage(themes, today).InForce?.Themes ?? [];
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Submission {Reference} of plan {PlanId} stored")]
    private partial void LogStored(string reference, string planId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Form {FormKey} for plan {PlanId} given back because of {Fields}")]
    private partial void LogReturned(Guid formKey, string planId, string fields);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A submission for plan {PlanId} was refused: its sender may not submit")]
    private partial void LogRefused(string planId);
}
