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
            return await FormAsync(turn, plan, given.Kind, $"Nothing was changed. {change.Problem}", data, cancellationToken);
        }

        return new(AnswerKind.Form, inWords)
        {
            Audience = Audience.Asker,
            Card = PreviewTemplate.Render(new(
                CardHeader.Of(plan, turn.Today),
                inWords,
                TypedText.Line($"Why: {given.Reason.ReplaceLineEndings(" ")}"),
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
            UpdateOutcome.Kept kept => Changed(turn, plan, given.On > turn.Today ? "Planned" : "Changed", kept),
            UpdateOutcome.Refused refused => await FormAsync(turn, plan, given.Kind, $"Nothing was changed. {refused.Why}", data, cancellationToken),
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
            UpdateOutcome.Kept kept => Changed(turn, plan, "Taken back", kept with { What = "The change of the themes is taken back: they are as they were before." }),
            UpdateOutcome.Refused refused => new(AnswerKind.Status, $"Nothing was changed. {refused.Why}") { Audience = Audience.Asker },
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
        new(AnswerKind.Refuse, $"Nothing was changed: the themes are changed by the staff of {plan.AreaLabel}'s office.") { Audience = Audience.Asker };

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
            return new(AnswerKind.Status, $"Nothing was changed: the data holds no themes of {plan.AreaLabel}'s {plan.Title} that could be changed.") { Audience = Audience.Asker };
        }

        var offered = kind is ThemeChangeKinds.Revived ? ThemeChange.Revivable(themes, last) : last.Themes;
        if (offered.Count == 0)
        {
            return new(AnswerKind.Status, $"Nothing was changed: no theme of {plan.AreaLabel}'s {plan.Title} is gone that could come back.") { Audience = Audience.Asker };
        }

        var several = kind is ThemeChangeKinds.Merged or ThemeChangeKinds.Retired;
        var wanted = UpdateInputs.Text(data, "themes").Split(',');
        var chosen = wanted.Where(id => offered.Any(theme => theme.Id == id)).Distinct().Take(several ? offered.Count : 1).ToList();
        var explained = kind is ThemeChangeKinds.Revived ? "Say which, from which day on and why." : $"Say which, from which day on and why. Changed last on {BritishEnglish.Day(last.InForceFrom)}.";
        var text = problem.Length > 0 ? problem : $"{explained} You see what would happen before anything is changed.";
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
            several ? "Themes" : "Theme",
            chosen,
            several ? "Choose the themes." : "Choose the theme.",
            [.. offered.Select(theme => new UpdateChoice(kind is ThemeChangeKinds.Revived ? $"{theme.Name} ({ThemeLineage.VersionInWords(lineage.VersionOf(theme))})" : theme.Name, theme.Id))]) with
        {
            Type = several ? "choices" : "choice",
        };
        if (kind is not ThemeChangeKinds.Retired)
        {
            yield return kind switch
            {
                ThemeChangeKinds.Renamed => UpdateInputs.Typed("names", "New name", data, ThemeChange.LongestName, errorMessage: "Give the new name."),
                ThemeChangeKinds.Merged => UpdateInputs.Typed("names", "Name of the theme that they become", data, ThemeChange.LongestName, "An old name or a new one", errorMessage: "Give the name."),
                ThemeChangeKinds.Split => UpdateInputs.Typed("names", "Names of the parts, each on a line", data, 6 * ThemeChange.LongestName, isMultiline: true, errorMessage: "Give the names of the parts."),
                _ => UpdateInputs.Typed("names", "Name (leave out for the old one)", data, ThemeChange.LongestName),
            };
        }

        yield return UpdateInputs.Date("on", "From which day on", UpdateInputs.Text(data, "on") is { Length: > 0 } day ? day : turn.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "Give the day.");
        yield return UpdateInputs.Typed("reason", "Why", data, ThemeChange.LongestReason, "What people are told who ask", isMultiline: true, errorMessage: "Say why.");
    }

    private static string TitleOf(string kind) => kind switch
    {
        ThemeChangeKinds.Renamed => "Rename a theme",
        ThemeChangeKinds.Merged => "Merge themes",
        ThemeChangeKinds.Split => "Split a theme",
        ThemeChangeKinds.Retired => "Retire a theme",
        _ => "Bring a theme back",
    };
}
