using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.Audit;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Submissions;
using PlanBot.Turns;

namespace PlanBot.Features.Consultation;

/// <summary>"Consultation rounds": which there are, for everybody; opening and closing them, for staff.</summary>
internal sealed class ConsultationRoundHandler(PlanDbContext db, ConsultationRounds rounds, AuditTrail audit, TimeProvider clock)
{
    private const int LongestDraft = 100;

    private static readonly CardTemplate<ConsultationRoundsCard> Template =
        new("Consultation.ConsultationRoundsCard.json", ConsultationRoundsJson.Default.ConsultationRoundsCard);

    public Task<Answer> ShowAsync(Turn turn, Plan plan, CancellationToken cancellationToken) => ShowAsync(turn, plan, "", cancellationToken);

    /// <param name="data">The form's inputs: <c>draft</c>, <c>opens</c> and <c>closes</c>, each day as 2013-06-26.</param>
    public async Task<Answer> OpenAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.RunConsultation, plan.Area))
        {
            return MayNot(plan);
        }

        var draft = Text(data, "draft").Trim();
        if (draft.Length is 0 or > LongestDraft || Day(data, "opens") is not { } opens || Day(data, "closes") is not { } closes || closes < opens)
        {
            return await ShowAsync(turn, plan, ConsultationTexts.FormatNoRoundWasOpenedNameThe(LongestDraft), cancellationToken);
        }

        if ((await rounds.OfAsync(plan, cancellationToken)).FirstOrDefault(other => other.OpensOn <= closes && opens <= other.ClosesOn) is { } overlapping)
        {
            return await ShowAsync(turn, plan, ConsultationTexts.FormatNoRoundWasOpenedCommentsOn(overlapping.InWords), cancellationToken);
        }

        var round = new ConsultationRound { Id = Guid.NewGuid(), PlanId = plan.Id, Draft = draft, OpensOn = opens, ClosesOn = closes, CreatedAtUtc = clock.GetUtcNow().UtcDateTime };
        db.Add(round);
        audit.RecordChanged(AuditActor.Person(turn.Person.Key), new(AuditKinds.ConsultationRound, plan.Id, $"{round.Id}"), "round opened", round);
        await db.SaveChangesAsync(cancellationToken);
        return await ShowAsync(turn, plan, ConsultationTexts.FormatTheRoundOnIsSet(round.InWords), cancellationToken);
    }

    /// <summary>Ends an open round today: what is sent from now on is late.</summary>
    public async Task<Answer> CloseAsync(Turn turn, Plan plan, string roundId, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.RunConsultation, plan.Area))
        {
            return MayNot(plan);
        }

        if (!Guid.TryParse(roundId, out var id) || await db.Set<ConsultationRound>().FindAsync([id], cancellationToken) is not { } round || round.PlanId != plan.Id || !round.IsOpenOn(turn.Today))
        {
            return await ShowAsync(turn, plan, ConsultationTexts.ThereIsNoSuchOpenRound, cancellationToken);
        }

        round.ClosesOn = turn.Today.AddDays(-1);
        audit.RecordChanged(AuditActor.Person(turn.Person.Key), new(AuditKinds.ConsultationRound, plan.Id, $"{round.Id}"), "round closed", round);
        await db.SaveChangesAsync(cancellationToken);
        return await ShowAsync(turn, plan, ConsultationTexts.FormatTheRoundOnIsClosed(round.Draft), cancellationToken);
    }

    private async Task<Answer> ShowAsync(Turn turn, Plan plan, string done, CancellationToken cancellationToken)
    {
        var all = await rounds.OfAsync(plan, cancellationToken);
        var open = all.FirstOrDefault(round => round.IsOpenOn(turn.Today));
        var state = open is not null
            ? ConsultationTexts.FormatCommentsOnOfAreTaken(open.InWords, plan.AreaLabel, plan.Title)
            : ConsultationTexts.FormatNoConsultationOnIsOpen(plan.AreaLabel, plan.Title);
        var text = done.Length > 0 ? $"{done} {state}" : state;
        var runs = turn.Scope is ConversationScope.Personal && Permissions.Allows(turn.Person, PlanBotAction.RunConsultation, plan.Area);
        return new(AnswerKind.Answer, text)
        {
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                text,
                plan.Id,
                [.. all.Select(round => TypedText.Line($"{round.InWords}{(round.IsOpenOn(turn.Today) ? ConsultationTexts.Open : round.OpensOn > turn.Today ? ConsultationTexts.NotOpenYet : ConsultationTexts.Closed)}"))],
                open is null ? "" : $"{open.Id}",
                open is not null,
                runs)),
        };
    }

    private static Answer MayNot(Plan plan) => new(AnswerKind.Refuse, ConsultationTexts.FormatNothingWasChangedConsultationsAreRun(plan.AreaLabel)) { Audience = Audience.Asker };

    private static DateOnly? Day(JsonObject data, string name) =>
        DateOnly.TryParseExact(Text(data, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Text(JsonObject data, string name) => data[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}

/// <summary>The data of <c>ConsultationRoundsCard.json</c>.</summary>
internal sealed record ConsultationRoundsCard(
    CardHeader Header,
    string Text,
    string PlanId,
    IReadOnlyList<string> Rounds,
    string RoundKey,
    bool IsOpen,
    bool CanRun);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ConsultationRoundsCard))]
internal sealed partial class ConsultationRoundsJson : JsonSerializerContext;
