using System.Globalization;
using System.Text.Json.Nodes;
using PlanBot.Cards;
using PlanBot.Features.Updates;
using PlanBot.People;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.Updates.ThemeChanges;

/// <summary>"Rename the victims theme", "merge roads and neighbourhoods": a form, what would happen, and then the change, by the area's staff.</summary>
internal sealed class ThemeChangeHandler(Performance.ThemeChanges changes)
{
    private const double AboutAsSure = 0.8;

    private static readonly CardTemplate<ThemeChangeFormCard> FormTemplate = new("Updates.ThemeChanges.ThemeChangeFormCard.json", ThemeChangeCardsJson.Default.ThemeChangeFormCard);

    private static readonly CardTemplate<ThemeChangePreviewCard> PreviewTemplate = new("Updates.ThemeChanges.ThemeChangePreviewCard.json", ThemeChangeCardsJson.Default.ThemeChangePreviewCard);

    private static readonly CardTemplate<ThemeChangedCard> ChangedTemplate = new("Updates.ThemeChanges.ThemeChangedCard.json", ThemeChangeCardsJson.Default.ThemeChangedCard);

    /// <param name="kind">What the person wants to do, one of <see cref="ThemeChangeKinds"/>; the themes that the question names are chosen already.</param>
    public Task<Answer> StartAsync(Turn turn, Plan plan, string kind, RecognizedQuestion question, CancellationToken cancellationToken) =>
        FormAsync(turn, plan, kind, "", new() { ["themes"] = string.Join(',', Named(question, plan)) }, cancellationToken);

    /// <summary>The form again, with what was typed.</summary>
    public Task<Answer> FormAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken) =>
        FormAsync(turn, plan, UpdateInputs.Text(data, "kind"), "", data, cancellationToken);

    public async Task<Answer> PreviewAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        if (!MayChange(turn, plan))
        {
            return MayNot(plan);
        }

        var given = Given(data);
        var (change, inWords) = await changes.PreviewAsync(plan, given, turn.Today, cancellationToken);
        if (change.Problem.Length > 0)
        {
            return await FormAsync(turn, plan, given.Kind, UpdatesTexts.FormatNothingWasChanged(change.Problem), data, cancellationToken);
        }

        return new(AnswerKind.Form, inWords)
        {
            Audience = Audience.Asker,
            Card = PreviewTemplate.Render(new(
                CardHeader.Of(plan, turn.Today),
                inWords,
                TypedText.Line(UpdatesTexts.FormatWhyReplaceLineEndings(given.Reason.ReplaceLineEndings(" "))),
                plan.Id,
                given.Kind,
                string.Join(',', given.ThemeIds),
                string.Join('\n', given.Names),
                UpdateInputs.Text(data, "on"),
                given.Reason,
                change.Before)),
        };
    }

    public async Task<Answer> ApplyAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        if (!MayChange(turn, plan))
        {
            return MayNot(plan);
        }

        var given = Given(data);
        return await changes.ApplyAsync(turn.Person, plan, given, UpdateInputs.Text(data, "before"), turn.Today, cancellationToken) switch
        {
            UpdateOutcome.Kept kept => Changed(turn, plan, given.On > turn.Today ? UpdatesTexts.Planned : UpdatesTexts.Changed, kept),
            UpdateOutcome.Refused refused => await FormAsync(turn, plan, given.Kind, UpdatesTexts.FormatNothingWasChanged(refused.Why), data, cancellationToken),
            var other => throw new InvalidOperationException($"{other} is no outcome."),
        };
    }

    public async Task<Answer> UndoAsync(Turn turn, Plan plan, string key, CancellationToken cancellationToken)
    {
        if (!MayChange(turn, plan))
        {
            return MayNot(plan);
        }

        return await changes.UndoAsync(turn.Person, plan, key, cancellationToken) switch
        {
            UpdateOutcome.Kept kept => Changed(turn, plan, UpdatesTexts.TakenBack, kept with { What = UpdatesTexts.TheChangeOfTheThemesIs }),
            UpdateOutcome.Refused refused => new(AnswerKind.Status, UpdatesTexts.FormatNothingWasChanged(refused.Why)) { Audience = Audience.Asker },
            var other => throw new InvalidOperationException($"{other} is no outcome."),
        };
    }

    /// <summary>The themes that the question names, the surest first; those that share but a word with it are not chosen.</summary>
    private static IEnumerable<string> Named(RecognizedQuestion question, Plan plan)
    {
        var themes = question.All(EntityTypes.Theme).Where(entity => entity.PlanId == plan.Id).OrderByDescending(entity => entity.Score).ToList();
        return themes.Where(entity => entity.Score >= AboutAsSure * themes[0].Score).Select(entity => entity.Id);
    }

    private static bool MayChange(Turn turn, Plan plan) => Permissions.Allows(turn.Person, PlanBotAction.ChangeThemes, plan.Area);

    private static Answer MayNot(Plan plan) =>
        new(AnswerKind.Refuse, UpdatesTexts.FormatNothingWasChangedTheThemesAre(plan.AreaLabel)) { Audience = Audience.Asker };

    private static Answer Changed(Turn turn, Plan plan, string title, UpdateOutcome.Kept kept)
    {
        var card = ChangedTemplate.Render(new(CardHeader.Of(plan, turn.Today), title, kept.What, plan.Id, kept.Undo));
        return new(AnswerKind.Status, kept.What) { Audience = Audience.Asker, Card = card, UsedCard = card };
    }

    private static GivenThemeChange Given(JsonObject data) => new(
        UpdateInputs.Text(data, "kind"),
        UpdateInputs.Text(data, "themes").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        UpdateInputs.Text(data, "names").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        UpdateInputs.Day(data, "on"),
        UpdateInputs.Text(data, "reason"));

    private async Task<Answer> FormAsync(Turn turn, Plan plan, string kind, string problem, JsonObject data, CancellationToken cancellationToken)
    {
        if (!MayChange(turn, plan))
        {
            return MayNot(plan);
        }

        var themes = await changes.ThemesAsync(plan, cancellationToken);
        if (new ThemeLineage(themes, turn.Today).Lasting() is not [.., var last] || !ThemeChangeKinds.All.Contains(kind))
        {
            return new(AnswerKind.Status, UpdatesTexts.FormatNothingWasChangedTheDataHolds(plan.AreaLabel, plan.Title)) { Audience = Audience.Asker };
        }

        var offered = kind is ThemeChangeKinds.Revived ? ThemeChange.Revivable(themes, last) : last.Themes;
        if (offered.Count == 0)
        {
            return new(AnswerKind.Status, UpdatesTexts.FormatNothingWasChangedNoThemeOf(plan.AreaLabel, plan.Title)) { Audience = Audience.Asker };
        }

        var several = kind is ThemeChangeKinds.Merged or ThemeChangeKinds.Retired;
        var wanted = UpdateInputs.Text(data, "themes").Split(',');
        var chosen = wanted.Where(id => offered.Any(theme => theme.Id == id)).Distinct().Take(several ? offered.Count : 1).ToList();
        var explained = kind is ThemeChangeKinds.Revived ? UpdatesTexts.SayWhichFromWhichDayOn : UpdatesTexts.FormatSayWhichFromWhichDayOnAnd(BritishEnglish.Day(last.InForceFrom));
        var text = problem.Length > 0 ? problem : UpdatesTexts.FormatYouSeeWhatWouldHappenBefore(explained);
        return new(AnswerKind.Form, text)
        {
            Audience = Audience.Asker,
            Card = FormTemplate.Render(new(CardHeader.Of(plan, turn.Today), TitleOf(kind), text, plan.Id, kind, [.. Inputs(turn, themes, kind, offered, string.Join(',', chosen), data)])),
        };
    }

    private static IEnumerable<UpdateInput> Inputs(Turn turn, List<Theme> themes, string kind, IReadOnlyList<Theme> offered, string chosen, JsonObject data)
    {
        var several = kind is ThemeChangeKinds.Merged or ThemeChangeKinds.Retired;
        var lineage = new ThemeLineage(themes, turn.Today);
        yield return UpdateInputs.Choose(
            "themes",
            several ? UpdatesTexts.Themes : UpdatesTexts.Theme,
            chosen,
            several ? UpdatesTexts.ChooseTheThemes : UpdatesTexts.ChooseTheTheme,
            [.. offered.Select(theme => new UpdateChoice(kind is ThemeChangeKinds.Revived ? $"{theme.Name} ({ThemeLineage.VersionInWords(lineage.VersionOf(theme))})" : theme.Name, theme.Id))]) with
        {
            Type = several ? "choices" : "choice",
        };
        if (kind is not ThemeChangeKinds.Retired)
        {
            yield return kind switch
            {
                ThemeChangeKinds.Renamed => UpdateInputs.Typed("names", UpdatesTexts.NewName, data, ThemeChange.LongestName, errorMessage: UpdatesTexts.GiveTheNewName),
                ThemeChangeKinds.Merged => UpdateInputs.Typed("names", UpdatesTexts.NameOfTheThemeThatThey, data, ThemeChange.LongestName, UpdatesTexts.AnOldNameOrANew, errorMessage: UpdatesTexts.GiveTheName),
                ThemeChangeKinds.Split => UpdateInputs.Typed("names", UpdatesTexts.NamesOfThePartsEachOn, data, 6 * ThemeChange.LongestName, isMultiline: true, errorMessage: UpdatesTexts.GiveTheNamesOfTheParts),
                _ => UpdateInputs.Typed("names", UpdatesTexts.NameLeaveOutForTheOld, data, ThemeChange.LongestName),
            };
        }

        yield return UpdateInputs.Date("on", UpdatesTexts.FromWhichDayOn, UpdateInputs.Text(data, "on") is { Length: > 0 } day ? day : turn.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), UpdatesTexts.GiveTheDay);
        yield return UpdateInputs.Typed("reason", UpdatesTexts.Why, data, ThemeChange.LongestReason, UpdatesTexts.WhatPeopleAreToldWhoAsk, isMultiline: true, errorMessage: UpdatesTexts.SayWhy);
    }

    private static string TitleOf(string kind) => kind switch
    {
        ThemeChangeKinds.Renamed => UpdatesTexts.RenameATheme,
        ThemeChangeKinds.Merged => UpdatesTexts.MergeThemes,
        ThemeChangeKinds.Split => UpdatesTexts.SplitATheme,
        ThemeChangeKinds.Retired => UpdatesTexts.RetireATheme,
        _ => UpdatesTexts.BringAThemeBack,
    };
}
