using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.Updates;

/// <summary>"Align ambition 3.2 with serious violence nationally": what of the plan supports what is asked nationally and by the force, by the area's staff.</summary>
internal sealed class AlignmentFormHandler(PlanDbContext db, PlanAlignments alignments)
{
    /// <summary>The choice of a strategy that no row names yet.</summary>
    private const string Other = "other";

    private static readonly CardTemplate<UpdateFormCard> Template = new("Updates.UpdateFormCard.json", UpdateCardsJson.Default.UpdateFormCard);

    /// <summary>Where the question names one record and one item it is done; else the form for what it names.</summary>
    public async Task<Answer> StartAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        if (!UpdateHandler.MayUpdate(turn, plan))
        {
            return UpdateHandler.MayNot(plan);
        }

        var records = question.Entities.Where(entity => entity.PlanId == plan.Id && entity.Type is EntityTypes.Ambition or EntityTypes.Theme).ToList();
        var items = await ItemsAsync(plan, cancellationToken);
        if (records.Count == 0)
        {
            return new(AnswerKind.Status, question.Best(EntityTypes.Topic) is { } topic
                ? UpdatesTexts.FormatIFindNothingToAlign(topic.Id, plan.AreaLabel, plan.Title)
                : UpdatesTexts.FormatSayWhichAmbitionToAlign("3.2", items.Count > 0 ? BritishEnglish.MidSentence(items[0].Item) : UpdatesTexts.WhatItSupports))
            { Audience = Audience.Asker };
        }

        var framework = question.Best(EntityTypes.Framework)?.Id ?? "";
        var named = question.All(EntityTypes.AlignedItem).Select(entity => entity.Id).ToList();
        var meant = items.FindAll(item => named.Contains(item.MeasureId.Length > 0 ? item.MeasureId : item.Item) && (framework.Length == 0 || item.Framework == framework));
        if (records is [var record] && meant is [var only])
        {
            var given = new GivenAlignment(record.Type is EntityTypes.Ambition ? record.Id : "", record.Type is EntityTypes.Theme ? record.Id : "", only.Framework, only.MeasureId, only.Item, "", "");
            return await AlignAsync(turn, plan, given, new() { ["kind"] = record.Type, ["id"] = record.Id, ["item"] = ValueOf(only) }, cancellationToken);
        }

        return await FormAsync(turn, plan, [.. records.Where(one => one.Type == records[0].Type)], "", new() { ["item"] = meant.Count > 0 ? ValueOf(meant[0]) : framework is AmbitionAlignment.ForceStrategy ? Other : "" }, cancellationToken);
    }

    public async Task<Answer> RecordAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        if (!UpdateHandler.MayUpdate(turn, plan))
        {
            return UpdateHandler.MayNot(plan);
        }

        var id = RecordsOf(plan, data)[0].Id;
        var isTheme = CardInputs.Text(data, "kind") is EntityTypes.Theme;
        var chosen = CardInputs.Text(data, "item");
        var item = (await ItemsAsync(plan, cancellationToken)).Find(one => ValueOf(one) == chosen) ?? new(chosen == Other ? AmbitionAlignment.ForceStrategy : "", "", CardInputs.Text(data, "strategy"));
        var given = new GivenAlignment(isTheme ? "" : id, isTheme ? id : "", item.Framework, item.MeasureId, item.Item, CardInputs.Text(data, "note"), CardInputs.Text(data, "evidence"));
        return await AlignAsync(turn, plan, given, data, cancellationToken);
    }

    private async Task<Answer> AlignAsync(Turn turn, Plan plan, GivenAlignment given, JsonObject data, CancellationToken cancellationToken) =>
        await UpdateHandler.ToldAsync(
            turn,
            plan,
            await alignments.AlignAsync(turn.Person, plan, given, turn.Today, cancellationToken),
            why => FormAsync(turn, plan, RecordsOf(plan, data), why, data, cancellationToken));

    private async Task<Answer> FormAsync(Turn turn, Plan plan, List<RecognizedEntity> records, string problem, JsonObject data, CancellationToken cancellationToken)
    {
        var kind = records[0].Type;
        var ids = records.ConvertAll(record => record.Id);
        var named = kind is EntityTypes.Theme
            ? await db.Themes.AsNoTracking().Where(row => row.PlanId == plan.Id && ids.Contains(row.Id)).Select(row => new UpdateChoice(row.Name, row.Id)).ToListAsync(cancellationToken)
            : await db.Ambitions.AsNoTracking().Where(row => row.PlanId == plan.Id && ids.Contains(row.Id)).OrderBy(row => row.Ordinal).Select(row => new UpdateChoice((row.Ref + " " + row.Summary).Trim(), row.Id)).ToListAsync(cancellationToken);
        if (named.Count == 0)
        {
            return new(AnswerKind.Status, problem.Length > 0 ? problem : UpdatesTexts.NothingWasChangedChooseWhatTo) { Audience = Audience.Asker };
        }

        var items = await ItemsAsync(plan, cancellationToken);
        var held = named.Count > 1 ? [] : await db.Alignments.AsNoTracking().Where(row => row.PlanId == plan.Id && (kind == EntityTypes.Theme ? row.ThemeId : row.AmbitionId) == named[0].Value).OrderBy(row => row.Ordinal).Select(row => row.Item).ToListAsync(cancellationToken);
        var text = problem.Length > 0 ? problem : UpdatesTexts.SayWhatItSupports;
        return new(AnswerKind.Form, text)
        {
            Audience = Audience.Asker,
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                named.Count == 1 ? named[0].Title : UpdatesTexts.WhatDoesItSupport,
                text,
                held.Count > 0 ? UpdatesTexts.FormatAlignedSoFar(BritishEnglish.List([.. held.Distinct()])) : "",
                plan.Id,
                kind,
                named[0].Value,
                "alignment.record",
                UpdatesTexts.RecordTheAlignment,
                [
                    .. named.Count > 1 ? [UpdateInputs.Choose("record", UpdatesTexts.WhichAmbition, named[0].Value, UpdatesTexts.ChooseAnAmbition, named)] : (UpdateInput[])[],
                    UpdateInputs.Choose("item", UpdatesTexts.WhatItSupports, CardInputs.Text(data, "item"), UpdatesTexts.ChooseWhatItSupports, [.. items.Select(item => new UpdateChoice(TitleOf(item), ValueOf(item))), new(UpdatesTexts.AnotherStrategyOfTheForce, Other)]),
                    UpdateInputs.Typed("strategy", UpdatesTexts.StrategyOfTheForceOptional, data, PlanAlignments.LongestItem),
                    UpdateInputs.Typed("note", UpdatesTexts.HowItSupportsItOptional, data, PlanUpdates.LongestNote, isMultiline: true),
                    UpdateInputs.Typed("evidence", UpdatesTexts.LinkToEvidenceOptional, data, PlanUpdates.LongestEvidence, "https://"),
                ],
                "",
                "")),
            Entities = [.. records.Take(1)],
        };
    }

    /// <summary>What can be supported: the national list, then the force's strategies that the plan names already.</summary>
    private async Task<List<Supported>> ItemsAsync(Plan plan, CancellationToken cancellationToken)
    {
        var measures = await db.NationalMeasures.AsNoTracking().OrderBy(row => row.Ordinal).ToListAsync(cancellationToken);
        var strategies = await db.Alignments.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && row.Framework == AmbitionAlignment.ForceStrategy && row.MeasureId == "")
            .OrderBy(row => row.Ordinal)
            .Select(row => row.Item)
            .ToListAsync(cancellationToken);
        return
        [
            .. measures.OrderBy(measure => measure.IsThreat).Select(measure => new Supported(PlanAlignments.FrameworkOf(measure), measure.Id, measure.Name)),
            .. strategies.Distinct().Select(item => new Supported(AmbitionAlignment.ForceStrategy, "", item)),
        ];
    }

    private static List<RecognizedEntity> RecordsOf(Plan plan, JsonObject data) =>
        [new(CardInputs.Text(data, "kind") is EntityTypes.Theme ? EntityTypes.Theme : EntityTypes.Ambition, CardInputs.Text(data, "record") is { Length: > 0 } chosen ? chosen : CardInputs.Text(data, "id"), plan.Id, 1)];

    private static string ValueOf(Supported item) => item.MeasureId.Length > 0 ? item.MeasureId : $"strategy:{item.Item}";

    private static string TitleOf(Supported item) => item.Framework switch
    {
        AmbitionAlignment.NationalMeasures => UpdatesTexts.FormatNationalMeasureName(item.Item),
        AmbitionAlignment.StrategicRequirement => UpdatesTexts.FormatThreatName(item.Item),
        _ => UpdatesTexts.FormatForceStrategyName(item.Item),
    };

    /// <summary>What an ambition or theme can support.</summary>
    private sealed record Supported(string Framework, string MeasureId, string Item);
}
