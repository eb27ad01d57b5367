using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Submissions;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;
using PlanBot.Turns;

namespace PlanBot.Features.Consultation;

/// <summary>"You said, we did": what became of a round's comments, by theme; posted to a channel by staff after a preview.</summary>
internal sealed class RoundSummaryHandler(PlanDbContext db, ConsultationRounds rounds, PostOutbox outbox)
{
    private const int MostLines = 40;

    /// <summary>A response longer than this is cut, so that the card stays within what Teams takes.</summary>
    private const int LongestResponse = 400;

    private static readonly CardTemplate<RoundSummaryCard> Template = new("Consultation.RoundSummaryCard.json", RoundSummaryJson.Default.RoundSummaryCard);

    /// <summary>The preview, for staff alone; asked for in a channel it can be posted there.</summary>
    public async Task<Answer> PreviewAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.RunConsultation, plan.Area))
        {
            return MayNot(plan);
        }

        var target = turn.Scope is ConversationScope.Personal ? "" : turn.ConversationId;
        var text = target.Length > 0
            ? ConsultationTexts.ThisIsHowTheSummaryWill
            : ConsultationTexts.ThisIsHowTheSummaryWillLook;
        return await CardAsync(turn, plan, text, target, cancellationToken) is { } card
            ? new(AnswerKind.Answer, text) { Card = card, Audience = Audience.Asker }
            : new(AnswerKind.Answer, ConsultationTexts.FormatNoCommentOnADraftOf(plan.AreaLabel, plan.Title)) { Audience = Audience.Asker };
    }

    /// <param name="conversationId">The channel or group in which the preview was asked for.</param>
    public async Task<Answer> PostAsync(Turn turn, Plan plan, string conversationId, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.RunConsultation, plan.Area))
        {
            return MayNot(plan);
        }

        var text = ConsultationTexts.FormatYouSaidWeDidWhatBecame(plan.AreaLabel, plan.Title);
        var known = await db.Set<Conversation>().AsNoTracking().SingleOrDefaultAsync(
            conversation => conversation.Id == conversationId && conversation.TenantId == turn.Person.TenantId && conversation.Type != ConversationTypes.Personal && conversation.GoneAtUtc == null && conversation.HeldAtUtc == null,
            cancellationToken);
        if (known is null || await CardAsync(turn, plan, text, "", cancellationToken) is not { } card)
        {
            return new(AnswerKind.Refuse, ConsultationTexts.NothingWasPostedAskYouSaid) { Audience = Audience.Asker };
        }

        outbox.Enqueue(new($"round-summary:{plan.Id}:{conversationId}:{Guid.NewGuid():N}", new PostTarget.Conversation(conversationId))
        {
            Topic = "round-summary",
            Message = CardMessage.Of(card, text),
        });
        await db.SaveChangesAsync(cancellationToken);
        return new(AnswerKind.Status, ConsultationTexts.TheSummaryIsOnItsWay) { Audience = Audience.Presser };
    }

    private async Task<JsonObject?> CardAsync(Turn turn, Plan plan, string text, string target, CancellationToken cancellationToken)
    {
        var latest = (await rounds.OfAsync(plan, cancellationToken)).FirstOrDefault(round => round.OpensOn <= turn.Today);
        if (latest is null)
        {
            return null;
        }

        var decided = await db.Set<Submission>().AsNoTracking()
            .Where(sent => sent.RoundId == latest.Id && sent.Status == SubmissionStatus.Decided && sent.ErasedAtUtc == null)
            .OrderBy(sent => sent.Number)
            .ToListAsync(cancellationToken);
        if (decided.Count == 0)
        {
            return null;
        }

        var themes = await db.Themes.AsNoTracking().Where(theme => theme.PlanId == plan.Id).ToListAsync(cancellationToken);
        var groups = decided.Take(MostLines)
            .GroupBy(sent => IdList.Split(sent.OutcomeThemeIds.Length > 0 ? sent.OutcomeThemeIds : sent.ThemeIds) is [var first, ..] ? first : "")
            .Select(group => new SummaryGroup(
                themes.Find(theme => theme.Id == group.Key)?.Name ?? ConsultationTexts.OtherPoints,
                [.. group.Select(sent => new SummaryLine(TypedText.Line(ConsultationTexts.FormatYouSaid(sent.Title)), TypedText.Line(ConsultationTexts.FormatWeDid(OutcomeOf(sent)))))]));
        var more = decided.Count > MostLines ? ConsultationTexts.FormatAndMoreEachPartnerFindsThe(decided.Count - MostLines) : "";
        return Template.Render(new(CardHeader.Of(plan, turn.Today), text, latest.InWords, [.. groups], more, plan.Id, target));
    }

    /// <summary>What everybody may read: outcome, place and response, and no name.</summary>
    private static string OutcomeOf(Submission sent) =>
        $"{SubmissionWords.OutcomeOf(sent.Outcome)}{(sent.OutcomeWhere.Length > 0 ? $" ({sent.OutcomeWhere})" : "")}. {(sent.OutcomeReason.Length > LongestResponse ? $"{sent.OutcomeReason[..LongestResponse].TrimEnd()} …" : sent.OutcomeReason)}";

    private static Answer MayNot(Plan plan) => new(AnswerKind.Refuse, ConsultationTexts.FormatTheSummaryOfAConsultationIs(plan.AreaLabel)) { Audience = Audience.Asker };
}

/// <summary>The data of <c>RoundSummaryCard.json</c>.</summary>
internal sealed record RoundSummaryCard(CardHeader Header, string Text, string Round, IReadOnlyList<SummaryGroup> Groups, string More, string PlanId, string Address);

internal sealed record SummaryGroup(string Theme, IReadOnlyList<SummaryLine> Lines);

internal sealed record SummaryLine(string Said, string Did);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RoundSummaryCard))]
internal sealed partial class RoundSummaryJson : JsonSerializerContext;
