using System.Globalization;
using System.Text.Json.Nodes;
using PlanBot.Cards;
using PlanBot.Features.Updates;
using PlanBot.People;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.Updates.Mapping;

/// <summary>"Map ambition 12 to victims", "map ambitions": what counts for no theme, gone through one after the other, by the area's staff.</summary>
internal sealed class MappingHandler(ThemeMapping mapping, UpdateUndo undo)
{
    private const int MostNamed = 3;

    /// <summary>A theme that words name so surely is mapped to at once.</summary>
    private const double Sure = 0.5;

    private static readonly CardTemplate<MappingCard> Template = new("Updates.Mapping.MappingCard.json", MappingCardsJson.Default.MappingCard);

    private static readonly CardTemplate<MappedCard> MappedTemplate = new("Updates.Mapping.MappedCard.json", MappingCardsJson.Default.MappedCard);

    public static bool MayMap(Turn turn, Plan plan) => Permissions.Allows(turn.Person, PlanBotAction.MapToThemes, plan.Area);

    /// <summary>Where the question names one ambition and one theme it is done; else the form for what it names, or for what waits.</summary>
    public async Task<Answer> StartAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        if (!MayMap(turn, plan))
        {
            return MayNot(plan);
        }

        var list = await mapping.ReadAsync(plan, turn.Today, cancellationToken);
        var themes = question.All(EntityTypes.Theme).Where(entity => entity.PlanId == plan.Id && list.Themes.Any(theme => theme.Id == entity.Id)).ToList();
        var records = question.Entities.Where(entity => entity.PlanId == plan.Id).Select(entity => list.Find(entity.Type, entity.Id)).OfType<MappableRecord>().ToList();
        if (records.Count == 0)
        {
            return question.Best(EntityTypes.Topic) is { } missing
                ? new(AnswerKind.Status, UpdatesTexts.FormatNothingWasChangedIFindNo(missing.Id, plan.AreaLabel, plan.Title)) { Audience = Audience.Asker }
                : Next(turn, plan, list, (-1, -1), "", "");
        }

        return records is [var one] && themes is [{ Score: >= Sure } theme, ..] && (themes.Count == 1 || themes[1].Score < theme.Score)
            ? await MapAsync(turn, plan, one, [theme.Id], "", cancellationToken)
            : Form(turn, plan, list, records[0], "", string.Join(',', themes.Take(1).Select(entity => entity.Id)), "");
    }

    /// <summary>The list of what counts for no theme, with the form for the first of it.</summary>
    public async Task<Answer> UnmappedAsync(Turn turn, Plan plan, CancellationToken cancellationToken) =>
        MayMap(turn, plan) ? Next(turn, plan, await mapping.ReadAsync(plan, turn.Today, cancellationToken), (-1, -1), "", "") : MayNot(plan);

    /// <summary>The next one after a place, as the button "Skip" asks for it.</summary>
    public async Task<Answer> NextAsync(Turn turn, Plan plan, string place, CancellationToken cancellationToken) =>
        MayMap(turn, plan) ? InPlace(Next(turn, plan, await mapping.ReadAsync(plan, turn.Today, cancellationToken), PlaceOf(place), "", "")) : MayNot(plan);

    public async Task<Answer> SaveAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        if (!MayMap(turn, plan))
        {
            return MayNot(plan);
        }

        var list = await mapping.ReadAsync(plan, turn.Today, cancellationToken);
        return InPlace(list.Find(UpdateInputs.Text(data, "kind"), UpdateInputs.Text(data, "id")) is { } record
            ? await MapAsync(turn, plan, record, UpdateInputs.Text(data, "themes").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), UpdateInputs.Text(data, "place"), cancellationToken)
            : Next(turn, plan, list, PlaceOf(UpdateInputs.Text(data, "place")), UpdatesTexts.NothingWasChangedThePlanDoes, ""));
    }

    public async Task<Answer> UndoAsync(Turn turn, Plan plan, string key, CancellationToken cancellationToken)
    {
        if (!MayMap(turn, plan))
        {
            return MayNot(plan);
        }

        return await undo.UndoAsync(turn.Person, plan, key, mayUndoOthers: true, cancellationToken) switch
        {
            UpdateOutcome.Kept => InPlace(Done(turn, plan, UpdatesTexts.TakenBack, UpdatesTexts.TheMappingIsTakenBackIt, "", "yes")),
            UpdateOutcome.Refused refused => new(AnswerKind.Status, UpdatesTexts.FormatNothingWasChanged(refused.Why)) { Audience = Audience.Asker },
            var other => throw new InvalidOperationException($"{other} is no outcome."),
        };
    }

    private async Task<Answer> MapAsync(Turn turn, Plan plan, MappableRecord record, IReadOnlyList<string> themes, string place, CancellationToken cancellationToken)
    {
        var outcome = await mapping.MapAsync(turn.Person, plan, record.Kind, record.Id, themes, turn.Today, cancellationToken);
        var list = await mapping.ReadAsync(plan, turn.Today, cancellationToken);
        return outcome switch
        {
            UpdateOutcome.Refused refused => Form(turn, plan, list, record, UpdatesTexts.FormatNothingWasChanged(refused.Why), string.Join(',', themes), ""),
            UpdateOutcome.Kept kept when place.Length > 0 => Next(turn, plan, list, PlaceOf(place), kept.What, kept.Undo),
            UpdateOutcome.Kept kept => Done(turn, plan, UpdatesTexts.Mapped, $"{kept.What} {Left(plan, list)}", kept.Undo, list.Waiting.Count > 0 ? "yes" : ""),
            var other => throw new InvalidOperationException($"{other} is no outcome."),
        };
    }

    /// <param name="before">Said first: what was saved just now, or what was wrong.</param>
    private static Answer Next(Turn turn, Plan plan, MappingList list, (int Kind, int Ordinal) after, string before, string key)
    {
        if (list.Waiting.FirstOrDefault(record => record.Place.CompareTo(after) > 0) is { } next)
        {
            return Form(turn, plan, list, next, SourceWords.Sentences(before, Left(plan, list)), "", key);
        }

        var end = list.Waiting.Count == 0 ? Left(plan, list) : UpdatesTexts.FormatThatWasTheLastOne(Left(plan, list));
        return Done(turn, plan, UpdatesTexts.Mapping, SourceWords.Sentences(before, end), key, list.Waiting.Count > 0 ? "yes" : "");
    }

    private static Answer Form(Turn turn, Plan plan, MappingList list, MappableRecord record, string text, string chosen, string key)
    {
        if (list.Themes.Count == 0)
        {
            return new(AnswerKind.Status, UpdatesTexts.FormatTheDataHoldsNoThemesOf(plan.AreaLabel, plan.Title)) { Audience = Audience.Asker };
        }

        var several = record.Kind == UpdateKinds.Ambition;
        var counted = list.ThemesOf(record);
        var suggestion = chosen.Length == 0 && counted.Count == 0 ? list.SuggestionFor(record) : null;
        var gone = list.GoneThemes(record);
        text = text.Length > 0 ? text : counted.Count > 0 ? UpdatesTexts.ChooseTheThemesThatItIs : Left(plan, list);
        return new(AnswerKind.Form, text)
        {
            Audience = Audience.Asker,
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                record.Kind == UpdateKinds.Ambition ? UpdatesTexts.WhichThemeDoesItCountFor : UpdatesTexts.WhichThemeDoesItCountForNow,
                text,
                record.Text,
                string.Join(". ", new[] { record.Details, gone.Length > 0 ? UpdatesTexts.FormatItWasTiedTo(gone) : "" }.Where(part => part.Length > 0)),
                plan.Id,
                record.Kind,
                record.Id,
                string.Create(CultureInfo.InvariantCulture, $"{record.Place.Kind}:{record.Place.Ordinal}"),
                [
                    UpdateInputs.Choose(
                        "themes",
                        several ? UpdatesTexts.Themes : UpdatesTexts.Theme,
                        chosen.Length > 0 ? chosen : suggestion?.ThemeId ?? string.Join(',', several ? counted : counted.Take(1)),
                        UpdatesTexts.ChooseATheme,
                        [.. list.Themes.Select(theme => new UpdateChoice(theme.Name, theme.Id))]) with { Type = several ? "choices" : "choice" },
                ],
                suggestion is null ? "" : UpdatesTexts.FormatLikelySinceBothSpeakOfNothing(list.Themes.First(theme => theme.Id == suggestion.ThemeId).Name, BritishEnglish.List([.. suggestion.Words])),
                key)),
            Entities = EntityTypes.Ambition == record.Kind ? [new(EntityTypes.Ambition, record.Id, plan.Id, 1)] : [],
        };
    }

    private static Answer Done(Turn turn, Plan plan, string title, string text, string key, string left)
    {
        return new(AnswerKind.Status, text) { Audience = Audience.Asker, Card = MappedTemplate.Render(new(CardHeader.Of(plan, turn.Today), title, text, plan.Id, key, left)) };
    }

    /// <summary>A button's answer takes the place of the card that was pressed, also for who looks again later.</summary>
    private static Answer InPlace(Answer answer) => answer with { UsedCard = answer.Card };

    /// <summary>How much waits, with the first few by name.</summary>
    private static string Left(Plan plan, MappingList list)
    {
        if (list.Waiting.Count == 0)
        {
            return UpdatesTexts.FormatEveryAmbitionOfCountsForA(plan.AreaLabel, plan.Title);
        }

        var ambitions = list.Waiting.Count(record => record.Kind == UpdateKinds.Ambition);
        var others = list.Waiting.Count - ambitions;
        var counts = BritishEnglish.List(
        [
            .. ambitions > 0 ? [BritishEnglish.Count(ambitions, "ambition")] : (string[])[],
            .. others > 0 ? [UpdatesTexts.FormatOfThemesThatAreGone(BritishEnglish.Count(others, ambitions > 0 ? UpdatesTexts.OtherRecord : "record"))] : (string[])[],
        ]);
        var named = list.Waiting.Take(MostNamed).Select(record => $"\"{record.Text}\"").ToList();
        return UpdatesTexts.FormatOfForNoTheme(counts, plan.AreaLabel, plan.Title, list.Waiting.Count == 1 ? "counts" : "count", list.Waiting.Count > MostNamed ? UpdatesTexts.FormatAndMore3(string.Join(", ", named), BritishEnglish.Number(list.Waiting.Count - MostNamed)) : BritishEnglish.List(named));
    }

    private static (int Kind, int Ordinal) PlaceOf(string place) =>
        place.Split(':') is [var kind, var ordinal]
        && int.TryParse(kind, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var first)
        && int.TryParse(ordinal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var second)
            ? (first, second)
            : (-1, -1);

    private static Answer MayNot(Plan plan) =>
        new(AnswerKind.Refuse, UpdatesTexts.FormatNothingWasChangedWhatCountsFor(plan.AreaLabel)) { Audience = Audience.Asker };
}
