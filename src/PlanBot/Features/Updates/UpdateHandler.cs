using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Features.Updates.Nudges;
using PlanBot.People;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.Updates;

/// <summary>"Update residential burglary", "update the helpline": a KPI's value or how far a promise has come, by the area's staff and by who answers for it.</summary>
internal sealed class UpdateHandler(
    PlanDbContext db,
    PlanUpdates updates,
    UpdateUndo undo,
    Performance.ThemeChanges themeChanges,
    OwnerDirectory owners,
    Performance.Nudges nudges,
    LateUpdatesHandler late)
{
    private static readonly CardTemplate<UpdateFormCard> Template = new("Updates.UpdateFormCard.json", UpdateCardsJson.Default.UpdateFormCard);

    private static readonly CardTemplate<UpdatedCard> UpdatedTemplate = new("Updates.UpdatedCard.json", UpdateCardsJson.Default.UpdatedCard);

    /// <summary>The form for what the question names; without a name the list of what waits.</summary>
    public Task<Answer> StartAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var named = question.Entities.FirstOrDefault(entity => entity.PlanId == plan.Id && entity.Type is EntityTypes.Kpi or EntityTypes.Commitment or EntityTypes.Ambition);
        return named is null
            ? late.ShowAsync(turn, plan, UpdatesTexts.SayWhatToUpdateSuchAs, cancellationToken)
            : FormAsync(turn, plan, named.Type, named.Id, "", new() { ["status"] = question.Best(EntityTypes.State)?.Id ?? "", ["value"] = question.Best(EntityTypes.Wanted)?.Id ?? "" }, cancellationToken);
    }

    /// <param name="data">The card's: <c>record</c> as kind and id with a colon between, or <c>kind</c> and <c>id</c>.</param>
    public Task<Answer> FormAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        var (kind, id) = UpdateInputs.Text(data, "record").Split(':', 2) is [var before, var after] ? (before, after) : (UpdateInputs.Text(data, "kind"), UpdateInputs.Text(data, "id"));
        return FormAsync(turn, plan, kind, id, "", new() { ["nudge"] = UpdateInputs.Text(data, "nudge") }, cancellationToken);
    }

    public async Task<Answer> ValueAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        var id = UpdateInputs.Text(data, "id");
        if (!await MayUpdateAsync(turn, plan, UpdateKinds.Kpi, id, cancellationToken))
        {
            return MayNot(plan);
        }

        if (UpdateInputs.Period(UpdateInputs.Text(data, "period")) is not { } period)
        {
            return await FormAsync(turn, plan, UpdateKinds.Kpi, id, UpdatesTexts.NothingWasChangedChooseAPeriod, data, cancellationToken);
        }

        var given = new GivenValue(id, period.First, period.Last, UpdateInputs.Text(data, "value"), UpdateInputs.Text(data, "standing") == "provisional", UpdateInputs.Text(data, "note"), UpdateInputs.Text(data, "evidence"));
        var outcome = await OnceAsync(turn, plan, UpdateKinds.Kpi, id, data, () => updates.MeasureAsync(turn.Person, plan, given, turn.Today, cancellationToken), cancellationToken);
        return await ToldAsync(turn, plan, outcome, why => FormAsync(turn, plan, UpdateKinds.Kpi, id, why, data, cancellationToken));
    }

    public async Task<Answer> ProgressAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        var (kind, id) = (UpdateInputs.Text(data, "kind"), UpdateInputs.Text(data, "id"));
        if (!await MayUpdateAsync(turn, plan, kind, id, cancellationToken))
        {
            return MayNot(plan);
        }

        var given = new GivenProgress(id, kind == UpdateKinds.Ambition, UpdateInputs.Text(data, "status"), UpdateInputs.Text(data, "note"), UpdateInputs.Text(data, "evidence"));
        return given.Status.Length == 0
            ? await FormAsync(turn, plan, kind, id, UpdatesTexts.NothingWasChangedChooseAStatus, data, cancellationToken)
            : await OnceAsync(turn, plan, kind, id, data, () => updates.ReportAsync(turn.Person, plan, given, turn.Today, cancellationToken), cancellationToken) switch
            {
                UpdateOutcome.Kept kept => Kept(turn, plan, given.Status == "stopped" ? kept with { What = UpdatesTexts.FormatRecordTheDecisionTooSoThat(kept.What) } : kept),
                UpdateOutcome.Refused refused => await FormAsync(turn, plan, kind, id, UpdatesTexts.FormatNothingWasChanged(refused.Why), data, cancellationToken),
                var other => throw new InvalidOperationException($"{other} is no outcome."),
            };
    }

    /// <summary>"Nothing has changed" of one record (<c>kind</c>, <c>id</c>) or of those ticked (<c>unchanged</c>).</summary>
    public async Task<Answer> ConfirmAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        var ticked = UpdateInputs.Text(data, "unchanged");
        var records = (ticked.Length > 0 ? ticked.Split(',') : [$"{UpdateInputs.Text(data, "kind")}:{UpdateInputs.Text(data, "id")}"])
            .Select(record => record.Split(':', 2))
            .Where(record => record is [UpdateKinds.Kpi or UpdateKinds.Commitment or UpdateKinds.Ambition, _])
            .Take(LateUpdatesHandler.MostListed)
            .ToList();
        var (kept, refused, may) = (new List<UpdateOutcome.Kept>(), new List<string>(), MayUpdate(turn, plan));
        foreach (var (kind, id) in records.Select(record => (record[0], record[1])))
        {
            db.ChangeTracker.Clear();
            if (!await MayUpdateAsync(turn, plan, kind, id, cancellationToken))
            {
                continue;
            }

            may = true;
            switch (await OnceAsync(turn, plan, kind, id, data, () => SameAsync(turn, plan, kind, id, cancellationToken), cancellationToken))
            {
                case UpdateOutcome.Kept one:
                    kept.Add(one);
                    break;
                case UpdateOutcome.Refused one:
                    refused.Add(one.Why);
                    break;
            }
        }

        return !may ? MayNot(plan)
            : kept.Count == 0 ? new(AnswerKind.Status, refused.Count > 0 ? UpdatesTexts.FormatNothingWasChanged(refused[0]) : UpdatesTexts.NothingWasChangedChooseWhatIs) { Audience = Audience.Asker }
            : Kept(turn, plan, new(string.Join(' ', kept.Select(one => one.What).Concat(refused)), string.Join(',', kept.Select(one => one.Undo))));
    }

    /// <summary>Staff take back what anybody updated, others what they updated themselves.</summary>
    public async Task<Answer> UndoAsync(Turn turn, Plan plan, string key, CancellationToken cancellationToken)
    {
        var staff = MayUpdate(turn, plan);
        if (!staff && (!turn.Person.IsKnown || (await owners.ConfirmedAsync(turn.Person.Key, plan.Area, cancellationToken)).Count == 0))
        {
            return MayNot(plan);
        }

        // A change of the themes has more to look at before it goes.
        return await (staff ? themeChanges.UndoAsync(turn.Person, plan, key, cancellationToken) : undo.UndoAsync(turn.Person, plan, key, mayUndoOthers: false, cancellationToken)) switch
        {
            UpdateOutcome.Kept kept => Kept(turn, plan, kept),
            UpdateOutcome.Refused refused => new(AnswerKind.Status, UpdatesTexts.FormatNothingWasChanged(refused.Why)) { Audience = Audience.Asker },
            var other => throw new InvalidOperationException($"{other} is no outcome."),
        };
    }

    public static bool MayUpdate(Turn turn, Plan plan) => Permissions.Allows(turn.Person, PlanBotAction.UpdateDelivery, plan.Area);

    public static Answer MayNot(Plan plan) =>
        new(AnswerKind.Refuse, UpdatesTexts.FormatNothingWasChangedValuesStatusesAnd(plan.AreaLabel)) { Audience = Audience.Asker };

    /// <summary>What was kept; where it was refused the form again, with why and with what was typed.</summary>
    /// <param name="again">The form that says the sentence it is given.</param>
    public static Task<Answer> ToldAsync(Turn turn, Plan plan, UpdateOutcome outcome, Func<string, Task<Answer>> again) => outcome switch
    {
        UpdateOutcome.Kept kept => Task.FromResult(Kept(turn, plan, kept)),
        UpdateOutcome.Refused refused => again(UpdatesTexts.FormatNothingWasChanged(refused.Why)),
        _ => throw new InvalidOperationException($"{outcome} is no outcome."),
    };

    /// <summary>What was kept, in place of the card that was used.</summary>
    public static Answer Kept(Turn turn, Plan plan, UpdateOutcome.Kept kept)
    {
        var card = UpdatedTemplate.Render(new(CardHeader.Of(plan, turn.Today), kept.What, plan.Id, kept.Undo) { Verb = MayUpdate(turn, plan) ? "update.late" : "nudge.mine" });
        return new(AnswerKind.Status, kept.What) { Audience = Audience.Asker, Card = card, UsedCard = card };
    }

    /// <summary>The area's staff, and who answers for the record.</summary>
    private async Task<bool> MayUpdateAsync(Turn turn, Plan plan, string kind, string id, CancellationToken cancellationToken) =>
        MayUpdate(turn, plan) || await owners.OwnsAsync(turn.Person, plan, kind, id, cancellationToken);

    /// <summary>Does what a nudge's card asks for, once: pressed a second time it says so and does nothing.</summary>
    private async Task<UpdateOutcome> OnceAsync(Turn turn, Plan plan, string kind, string id, JsonObject data, Func<Task<UpdateOutcome>> update, CancellationToken cancellationToken)
    {
        if (UpdateInputs.Text(data, "nudge").Length == 0)
        {
            return await update();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await nudges.TakeAnswerAsync(turn.Person.Key, plan.Id, kind, id, cancellationToken))
        {
            return new UpdateOutcome.Refused(UpdatesTexts.YouHaveAnsweredThatAlreadySay);
        }

        var outcome = await update();
        if (outcome is UpdateOutcome.Kept)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome;
    }

    /// <summary>A promise is confirmed as it stands; a KPI gets the value that it had for the period that waits.</summary>
    private async Task<UpdateOutcome> SameAsync(Turn turn, Plan plan, string kind, string id, CancellationToken cancellationToken)
    {
        if (kind != UpdateKinds.Kpi)
        {
            return await updates.ReportAsync(turn.Person, plan, new(id, kind == UpdateKinds.Ambition, "", "", ""), turn.Today, cancellationToken);
        }

        return OwnedRecord.Of(await PlanDelivery.ReadAsync(db, plan, staff: true, turn.Today, cancellationToken)).FirstOrDefault(record => record.Kind == kind && record.Id == id)?.Unchanged is { } same
            ? await updates.MeasureAsync(turn.Person, plan, same with { Note = UpdatesTexts.NoChange }, turn.Today, cancellationToken)
            : new UpdateOutcome.Refused(UpdatesTexts.NoPeriodWaitsForAValue);
    }

    private async Task<Answer> FormAsync(Turn turn, Plan plan, string kind, string id, string problem, JsonObject data, CancellationToken cancellationToken)
    {
        if (!await MayUpdateAsync(turn, plan, kind, id, cancellationToken))
        {
            return MayNot(plan);
        }

        var card = kind switch
        {
            UpdateKinds.Kpi => await ValueFormAsync(turn, plan, id, data, cancellationToken),
            UpdateKinds.Commitment when await db.Commitments.AsNoTracking().SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == id, cancellationToken) is { } row =>
                ProgressForm(turn, plan, kind, id, row.Summary, row.Status, $"{CommitmentWords.StatusInWords(row)}. {CommitmentWords.Particulars(row, turn.Today)}", data),
            UpdateKinds.Ambition when await db.Ambitions.AsNoTracking().SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == id, cancellationToken) is { } row =>
                ProgressForm(turn, plan, kind, id, row.Summary, row.Status, $"{DeliveryStatuses.Of(row.Status).ToWords()}{(row.UpdatedOn is { } on ? UpdatesTexts.FormatLastUpdate(on.ToWords()) : "")}.", data),
            _ => null,
        };
        if (card is null)
        {
            return new(AnswerKind.Status, UpdatesTexts.NothingWasChangedChooseWhatTo) { Audience = Audience.Asker };
        }

        var text = problem.Length > 0 ? problem : card.Text;
        return new(AnswerKind.Form, text)
        {
            Audience = Audience.Asker,
            Card = Template.Render(card with { Text = text, Nudge = UpdateInputs.Text(data, "nudge") }),
            Entities = [new(kind, id, plan.Id, 1)],
        };
    }

    private async Task<UpdateFormCard?> ValueFormAsync(Turn turn, Plan plan, string id, JsonObject data, CancellationToken cancellationToken)
    {
        if (await db.Kpis.AsNoTracking().SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == id, cancellationToken) is not { } kpi)
        {
            return null;
        }

        var values = await db.Measurements.AsNoTracking().Where(row => row.PlanId == plan.Id && row.KpiId == id).ToListAsync(cancellationToken);
        var reading = KpiReading.Of(kpi, values, [], turn.Today);
        var periods = UpdateInputs.Periods(kpi, reading.Latest, turn.Today);
        var same = OwnedRecord.OfKpi(reading, turn.Today);
        return new(
            CardHeader.Of(plan, turn.Today),
            kpi.Name,
            UpdatesTexts.GiveTheValueForAPeriod,
            UpdatesTexts.FormatHeldHeld(reading.LatestInWords),
            plan.Id,
            UpdateKinds.Kpi,
            kpi.Id,
            "update.value",
            UpdatesTexts.SaveTheValue,
            [
                UpdateInputs.Choose("period", UpdatesTexts.Period, UpdateInputs.Text(data, "period") is { Length: > 0 } chosen ? chosen : periods[0].Value, UpdatesTexts.ChooseAPeriod, periods),
                UpdateInputs.Typed("value", kpi.Unit.Length > 0 ? UpdatesTexts.FormatValueUnit(kpi.Unit) : UpdatesTexts.Value, data, 30, UpdatesTexts.SuchAs785, errorMessage: UpdatesTexts.GiveTheValue),
                UpdateInputs.Choose("standing", UpdatesTexts.IsItFinal, UpdateInputs.Text(data, "standing") is { Length: > 0 } standing ? standing : "final", UpdatesTexts.ChooseOne, [new(UpdatesTexts.Final, "final"), new(UpdatesTexts.ProvisionalForTheOfficeOnlyUntil, "provisional")]),
                .. UpdateInputs.NoteAndEvidence(data),
            ],
            same.Unchanged is null ? "" : "yes",
            "")
        {
            UnchangedTitle = UpdatesTexts.FormatNoChange2(same.UnchangedInWords),
        };
    }

    private static UpdateFormCard ProgressForm(Turn turn, Plan plan, string kind, string id, string summary, string status, string held, JsonObject data) => new(
        CardHeader.Of(plan, turn.Today),
        summary,
        UpdatesTexts.SayHowFarItHasCome,
        UpdatesTexts.FormatHeldHeld(held),
        plan.Id,
        kind,
        id,
        "update.progress",
        UpdatesTexts.SaveTheStatus,
        [
            UpdateInputs.Choose("status", UpdatesTexts.Status, UpdateInputs.Text(data, "status") is { Length: > 0 } chosen ? chosen : DeliveryStatuses.Of(status).ToWords(), UpdatesTexts.ChooseAStatus, UpdateInputs.Statuses),
            .. UpdateInputs.NoteAndEvidence(data),
        ],
        "yes",
        kind == UpdateKinds.Commitment && MayUpdate(turn, plan) ? "yes" : "");
}
