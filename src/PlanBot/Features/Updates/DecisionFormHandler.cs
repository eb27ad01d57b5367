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
            return await ShowAsync(turn, plan, commitmentId, UpdatesTexts.NothingWasChangedWriteTheAmount, data, cancellationToken);
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
        var outcome = await decisions.DecideAsync(turn.Person, plan, given, turn.Today, cancellationToken);
        return await UpdateHandler.ToldAsync(turn, plan, outcome, why => ShowAsync(turn, plan, commitmentId, why, data, cancellationToken));
    }

    private async Task<Answer> ShowAsync(Turn turn, Plan plan, string commitmentId, string problem, JsonObject data, CancellationToken cancellationToken)
    {
        if (!UpdateHandler.MayUpdate(turn, plan))
        {
            return UpdateHandler.MayNot(plan);
        }

        if (await db.Commitments.AsNoTracking().SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == commitmentId, cancellationToken) is not { } commitment)
        {
            return new(AnswerKind.Status, UpdatesTexts.WhichCommitmentWasDecidedOnSay) { Audience = Audience.Asker };
        }

        var text = problem.Length > 0 ? problem : UpdatesTexts.SayWhatWasDecidedAndWhy;
        return new(AnswerKind.Form, text)
        {
            Audience = Audience.Asker,
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                commitment.Summary,
                text,
                UpdatesTexts.FormatHeldCommitmentCommitment2(CommitmentWords.StatusInWords(commitment), CommitmentWords.Particulars(commitment, turn.Today)),
                plan.Id,
                UpdateKinds.Commitment,
                commitment.Id,
                "decision.record",
                UpdatesTexts.RecordTheDecision,
                [
                    UpdateInputs.Choose("status", UpdatesTexts.StatusFromNowOn, UpdateInputs.Text(data, "status") is { Length: > 0 } chosen ? chosen : "stopped", UpdatesTexts.ChooseAStatus, UpdateInputs.Statuses),
                    UpdateInputs.Typed("summary", UpdatesTexts.WhatWasDecided, data, PlanDecisions.LongestText, UpdatesTexts.SuchAsStopTheVictimsHub, errorMessage: UpdatesTexts.SayWhatWasDecided),
                    UpdateInputs.Typed("why", UpdatesTexts.Why, data, PlanDecisions.LongestText, isMultiline: true, errorMessage: UpdatesTexts.SayWhy),
                    UpdateInputs.Date("decidedOn", UpdatesTexts.DecidedOn, UpdateInputs.Text(data, "decidedOn") is { Length: > 0 } day ? day : turn.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), UpdatesTexts.GiveTheDay),
                    UpdateInputs.Typed("released", UpdatesTexts.PoundsReleasedLeaveOutWhereNot, data, 20, UpdatesTexts.SuchAs180000),
                    UpdateInputs.Typed("destinations", UpdatesTexts.WhereTheMoneyGoesALine, data, 1000, UpdatesTexts.N120000VictimsHelpline, isMultiline: true),
                    UpdateInputs.Typed("panel", UpdatesTexts.PanelThatIsToldOptional, data, PlanDecisions.LongestText, plan.Panel),
                    UpdateInputs.Date("toldOn", UpdatesTexts.ToldOnOptionalBecomesAMilestone, UpdateInputs.Text(data, "toldOn")),
                    UpdateInputs.Typed("evidence", UpdatesTexts.LinkToEvidenceOptional, data, PlanUpdates.LongestEvidence, "https://"),
                ],
                "",
                "")),
        };
    }
}
