using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.PrioritySubmissions;

/// <summary>A partner's local priority: the form, and what is sent with it.</summary>
internal sealed partial class PriorityFormHandler(
    PlanDbContext db,
    SubmissionRegister register,
    PlanContacts contacts,
    ILogger<PriorityFormHandler> logger)
{
    /// <summary>The form; for somebody who may not submit, what it asks for and who could change that.</summary>
    public async Task<Answer> StartAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        var themes = await ThemesInForceAsync(plan, turn.Today, cancellationToken);
        if (!Permissions.Allows(turn.Person, PlanBotAction.SubmitPriority, plan.Area))
        {
            var fields = PriorityFields.All.Where(field => !field.IsThemes || themes.Count > 0).Select(field => field.InWords);
            return new(
                AnswerKind.Form,
                $"Partners submit their local priorities for {plan.AreaLabel}'s {plan.Title} with a form. It asks for: {string.Join("; ", fields)}. {await MayNotAsync(turn, plan, cancellationToken)}");
        }

        // What the person sent before is nobody else's to read, so nothing is filled in where others read along.
        var organisation = turn.Scope is ConversationScope.Personal
            ? (await register.OwnOfAsync(turn.Person, cancellationToken)).FirstOrDefault()?.Organisation ?? ""
            : "";
        var text = $"Submit a local priority for {plan.AreaLabel}'s {plan.Title} with this form. "
            + (turn.Scope is ConversationScope.Personal ? "You get a reference when it is stored." : "What you type goes to the office, not into this conversation; you get a reference in our personal chat.");
        return new(AnswerKind.Form, text)
        {
            Card = PriorityFormCard.Of(plan, turn.Today, text, $"{Guid.NewGuid():N}", PriorityForm.Empty(organisation), themes),
        };
    }

    /// <summary>Takes a form that was sent.</summary>
    /// <param name="data">The button's data and the inputs, as the client sent them: what was typed, never who or what may.</param>
    public async Task<Answer> SendAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.SubmitPriority, plan.Area))
        {
            LogRefused(plan.Id);
            return new(AnswerKind.Refuse, $"Nothing was sent. {await MayNotAsync(turn, plan, cancellationToken)}");
        }

        if (data["formKey"] is not JsonValue value || !value.TryGetValue<string>(out var key) || !Guid.TryParse(key, out var formKey))
        {
            return new(AnswerKind.Refuse, "Nothing was sent: this form is from another version of PlanBot. Say \"submit a priority\" to get a new one.");
        }

        var use = new FormUse(formKey, turn.Person);
        if (await register.FindAsync(use, cancellationToken) is { } earlier)
        {
            return await AcknowledgeAsync(turn, plan, formKey, new RegisterEntry.Earlier(earlier), cancellationToken);
        }

        var themes = await ThemesInForceAsync(plan, turn.Today, cancellationToken);
        var form = PriorityForm.Read(data, themes);
        if (!form.IsValid)
        {
            var wrong = string.Join(", ", form.WrongFields);
            LogReturned(formKey, plan.Id, wrong);
            const string Text = "Nothing was sent yet: please put right what is marked and send the form again. What you typed is still there.";
            return new(AnswerKind.Form, Text)
            {
                Card = PriorityFormCard.Of(plan, turn.Today, Text, $"{formKey:N}", form, themes),
                Audience = Audience.Presser,
            };
        }

        var entry = await register.EnterAsync(use, form, plan, cancellationToken);
        if (entry is RegisterEntry.New)
        {
            LogStored(entry.Submission.Reference, plan.Id);
        }

        return await AcknowledgeAsync(turn, plan, formKey, entry, cancellationToken);
    }

    private async Task<Answer> AcknowledgeAsync(Turn turn, Plan plan, Guid formKey, RegisterEntry entry, CancellationToken cancellationToken)
    {
        var submission = entry.Submission;
        var text = entry switch
        {
            RegisterEntry.New => $"Thank you. Your local priority is stored as {submission.Reference}.",
            RegisterEntry.Earlier => $"This form was already sent: it is {submission.Reference}, stored on {SubmissionWords.When(submission)}. Nothing was sent a second time.",
            _ => throw new InvalidOperationException($"{entry.GetType().Name} is no outcome of a form that was sent."),
        };
        var themes = await db.Themes.AsNoTracking().Where(theme => theme.PlanId == plan.Id).ToListAsync(cancellationToken);
        var receipt = SubmissionCard.Of(submission, plan, turn.Today, themes, text, await contacts.OfAsync(plan, cancellationToken));
        return new(AnswerKind.Status, text)
        {
            Card = receipt,
            Audience = Audience.Asker,
            UsedCard = turn.Scope is ConversationScope.Personal
                ? receipt
                : UsedFormCard.Of(await register.SentWithAsync(formKey, cancellationToken), plan, turn.Today),
        };
    }

    private async Task<string> MayNotAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        var office = await contacts.OfAsync(plan, cancellationToken);
        return turn.Person.IsKnown
            ? $"Your role is reader, which cannot submit one: ask {office} for the partner role."
            : $"I cannot tell who you are here, so your role is reader, which cannot submit one: ask me in Teams, and ask {office} for the partner role if you do not have it.";
    }

    private async Task<IReadOnlyList<Theme>> ThemesInForceAsync(Plan plan, DateOnly today, CancellationToken cancellationToken)
    {
        var themes = await db.Themes.AsNoTracking().Where(theme => theme.PlanId == plan.Id).ToListAsync(cancellationToken);
        return new ThemeLineage(themes, today).InForce?.Themes ?? [];
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Priority {Reference} of plan {PlanId} stored")]
    private partial void LogStored(string reference, string planId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Form {FormKey} for plan {PlanId} given back because of {Fields}")]
    private partial void LogReturned(Guid formKey, string planId, string fields);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A priority for plan {PlanId} was refused: its sender may not submit")]
    private partial void LogRefused(string planId);
}
