using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Submissions;
using PlanBot.Turns;

namespace PlanBot.Features.Consultation;

/// <summary>
/// Staff write down a comment that came to them by other ways: a message in Teams ("log as consultation comment"), an
/// e-mail, or one that came after the round had closed, which is taken with a reason.
/// </summary>
internal sealed partial class LoggedCommentHandler(
    PlanDbContext db,
    SubmissionRegister register,
    ConsultationRounds rounds,
    ILogger<LoggedCommentHandler> logger)
{
    private const int LongestReason = 500;

    private static readonly CardTemplate<LoggedCommentCard> Template = new("Consultation.LoggedCommentCard.json", LoggedCommentJson.Default.LoggedCommentCard);

    /// <param name="comment">What the form begins with, such as a message's text.</param>
    public async Task<Answer> StartAsync(Turn turn, Plan plan, string comment, CancellationToken cancellationToken) =>
        Permissions.Allows(turn.Person, PlanBotAction.RunConsultation, plan.Area)
            ? await FormAsync(turn, plan, $"{Guid.NewGuid():N}", SubmissionForm.With(SubmissionKind.Comment, (SubmissionFields.Comment, Cut(comment))), "", "", cancellationToken)
            : MayNot(plan);

    public async Task<Answer> LogAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.RunConsultation, plan.Area))
        {
            return MayNot(plan);
        }

        if (!Guid.TryParse(CardInputs.Text(data, "formKey"), out var formKey))
        {
            return new(AnswerKind.Refuse, ConsultationTexts.NothingWasStoredThisFormIs) { Audience = Audience.Presser };
        }

        var themes = new ThemeLineage(await db.Themes.AsNoTracking().Where(theme => theme.PlanId == plan.Id).ToListAsync(cancellationToken), turn.Today).InForce?.Themes ?? [];
        var form = SubmissionForm.Read(data, SubmissionKind.Comment, themes, "");
        var open = await rounds.OpenAsync(plan, turn.Today, cancellationToken);
        var round = open ?? (await rounds.OfAsync(plan, cancellationToken)).FirstOrDefault(past => past.ClosesOn < turn.Today);
        var late = CardInputs.Text(data, "lateReason");
        var problem = (form.IsValid, round, open, late.Length) switch
        {
            (false, _, _, _) => string.Join(" ", form.Fields.Select(form.ProblemWith).Where(wrong => wrong.Length > 0)),
            (_, null, _, _) => ConsultationTexts.ThereIsNoRoundThatIt,
            (_, _, null, 0) => ConsultationTexts.FormatTheRoundOnIsClosedSay(round.Draft),
            (_, _, _, > LongestReason) => ConsultationTexts.FormatShortenTheReasonToAtMost(LongestReason),
            _ => "",
        };
        if (problem.Length > 0)
        {
            return await FormAsync(turn, plan, $"{formKey:N}", form, late, problem, cancellationToken);
        }

        var entry = await register.EnterAsync(
            new(new FormUse(formKey, turn.Person).Key, plan, form)
            {
                By = Audit.AuditActor.Person(turn.Person.Key),
                RoundId = round!.Id,
                LateReason = open is null ? late : "",
                Origin = ConsultationTexts.LoggedByStaff,
            },
            cancellationToken);
        LogLogged(entry.Submission.Reference, plan.Id);
        return new(AnswerKind.Status, ConsultationTexts.FormatTheCommentIsStoredAsIn(entry.Submission.Reference, round!.Draft, open is null ? ConsultationTexts.TakenLateWithYourReason : "")) { Audience = Audience.Presser };
    }

    private async Task<Answer> FormAsync(Turn turn, Plan plan, string formKey, SubmissionForm form, string late, string problem, CancellationToken cancellationToken)
    {
        var open = await rounds.OpenAsync(plan, turn.Today, cancellationToken);
        var text = open is not null
            ? ConsultationTexts.FormatStoreACommentOnForThe(open.InWords)
            : ConsultationTexts.NoRoundIsOpenALate;
        return new(AnswerKind.Form, problem.Length > 0 ? problem : text)
        {
            Audience = Audience.Asker,
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                text,
                problem,
                plan.Id,
                formKey,
                [
                    InputOf(SubmissionFields.Organisation, ConsultationTexts.OrganisationThatMadeItRequired, form),
                    InputOf(SubmissionFields.Section, ConsultationTexts.SectionOfTheDraftOptional, form),
                    InputOf(SubmissionFields.Topic, ConsultationTexts.TopicRequired, form),
                    InputOf(SubmissionFields.Comment, ConsultationTexts.CommentRequired, form),
                    .. open is null ? (LoggedInput[])[new("lateReason", ConsultationTexts.WhyALateCommentIsTaken, late, true, LongestReason, ConsultationTexts.SayWhyTheLateCommentIs)] : [],
                ])),
        };
    }

    private static LoggedInput InputOf(SubmissionField field, string label, SubmissionForm form) =>
        new(field.Id, label, form[field], field.IsMultiline, field.MaxLength, field.Wrong);

    private static string Cut(string text) => text.Length <= SubmissionFields.Comment.MaxLength ? text : text[..SubmissionFields.Comment.MaxLength];

    private static Answer MayNot(Plan plan) => new(AnswerKind.Refuse, ConsultationTexts.FormatNothingWasStoredCommentsOfOthers(plan.AreaLabel)) { Audience = Audience.Asker };

    [LoggerMessage(Level = LogLevel.Information, Message = "Comment {Reference} on plan {PlanId} logged by staff")]
    private partial void LogLogged(string reference, string planId);
}

/// <summary>The data of <c>LoggedCommentCard.json</c>.</summary>
internal sealed record LoggedCommentCard(CardHeader Header, string Text, string Problem, string PlanId, string FormKey, IReadOnlyList<LoggedInput> Inputs);

/// <summary>An input of the form.</summary>
internal sealed record LoggedInput(string Id, string Label, string Value, bool IsMultiline, int MaxLength, string ErrorMessage);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LoggedCommentCard))]
internal sealed partial class LoggedCommentJson : JsonSerializerContext;
