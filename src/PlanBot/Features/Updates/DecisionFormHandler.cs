using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.Updates;

/// <summary>"Record a decision about the victims' hub": why, the money released and where it goes, which panel is told when.</summary>
internal sealed class DecisionFormHandler(PlanDbContext db, PlanDecisions decisions)
{
    private static readonly CardTemplate<UpdateFormCard> Template = new("Updates.UpdateFormCard.json", UpdateCardsJson.Default.UpdateFormCard);

    public Task<Answer> ShowAsync(Turn turn, Plan plan, string commitmentId, CancellationToken cancellationToken) =>
        ShowAsync(turn, plan, commitmentId, "", [], cancellationToken);

    public async Task<Answer> RecordAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        if (!UpdateHandler.MayUpdate(turn, plan))
        {
            return UpdateHandler.MayNot(plan);
        }

        var commitmentId = UpdateInputs.Text(data, "id");
        var (released, isWrong) = UpdateInputs.Pounds(UpdateInputs.Text(data, "released"));
        if (isWrong)
        {
            return await ShowAsync(turn, plan, commitmentId, "Nothing was changed. Write the amount released as a number of pounds, such as 120000, or leave it out where it is not published.", data, cancellationToken);
        }

        var given = new GivenDecision(
            commitmentId,
            UpdateInputs.Text(data, "status"),
            UpdateInputs.Text(data, "summary"),
            UpdateInputs.Text(data, "why"),
            UpdateInputs.Day(data, "decidedOn") ?? turn.Today,
            released,
            UpdateInputs.Destinations(UpdateInputs.Text(data, "destinations")),
            UpdateInputs.Text(data, "panel"),
            UpdateInputs.Day(data, "toldOn"),
            UpdateInputs.Text(data, "evidence"));
        return await decisions.DecideAsync(turn.Person, plan, given, turn.Today, cancellationToken) switch
        {
            UpdateOutcome.Kept kept => UpdateHandler.Kept(turn, plan, kept),
            UpdateOutcome.Refused refused => await ShowAsync(turn, plan, commitmentId, $"Nothing was changed. {refused.Why}", data, cancellationToken),
            var other => throw new InvalidOperationException($"{other} is no outcome."),
        };
    }

    private async Task<Answer> ShowAsync(Turn turn, Plan plan, string commitmentId, string problem, JsonObject data, CancellationToken cancellationToken)
    {
        if (!UpdateHandler.MayUpdate(turn, plan))
        {
            return UpdateHandler.MayNot(plan);
        }

        if (await db.Commitments.AsNoTracking().SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == commitmentId, cancellationToken) is not { } commitment)
        {
            return new(AnswerKind.Status, "Which commitment was decided on? Say \"record a decision about\" with its name.") { Audience = Audience.Asker };
        }

        var text = problem.Length > 0 ? problem : "Say what was decided and why. People who ask are told; amounts must balance, and those that are not published are said to be so.";
        return new(AnswerKind.Form, text)
        {
            Audience = Audience.Asker,
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                commitment.Summary,
                text,
                $"Held: {CommitmentWords.StatusInWords(commitment)}. {CommitmentWords.Particulars(commitment, turn.Today)}",
                plan.Id,
                UpdateKinds.Commitment,
                commitment.Id,
                "decision.record",
                "Record the decision",
                [
                    UpdateInputs.Choose("status", "Status from now on", UpdateInputs.Text(data, "status") is { Length: > 0 } chosen ? chosen : "stopped", "Choose a status.", UpdateInputs.Statuses),
                    UpdateInputs.Typed("summary", "What was decided", data, PlanDecisions.LongestText, "Such as Stop the victims' hub in Wyremouth", errorMessage: "Say what was decided."),
                    UpdateInputs.Typed("why", "Why", data, PlanDecisions.LongestText, isMultiline: true, errorMessage: "Say why."),
                    UpdateInputs.Date("decidedOn", "Decided on", UpdateInputs.Text(data, "decidedOn") is { Length: > 0 } day ? day : turn.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "Give the day."),
                    UpdateInputs.Typed("released", "Pounds released (leave out where not published)", data, 20, "Such as 180000"),
                    UpdateInputs.Typed("destinations", "Where the money goes, a line each (optional)", data, 1000, "120000 Victims' helpline", isMultiline: true),
                    UpdateInputs.Typed("panel", "Panel that is told (optional)", data, PlanDecisions.LongestText, plan.Panel),
                    UpdateInputs.Date("toldOn", "Told on (optional; becomes a milestone)", UpdateInputs.Text(data, "toldOn")),
                    UpdateInputs.Typed("evidence", "Link to evidence (optional)", data, PlanUpdates.LongestEvidence, "https://"),
                ],
                "",
                "")),
        };
    }
}
