using System.Text.Json.Nodes;
using PlanBot.Cards;
using PlanBot.Features.Updates;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.Updates.Nudges;

/// <summary>"Nudge me every two weeks", "stop nudging me": how often the asker is asked for updates.</summary>
internal sealed class NudgeRhythmHandler(Performance.Nudges nudges)
{
    private const int MostDaysOfPause = 366;

    private static readonly CardTemplate<NudgeRhythmCard> Template = new("Updates.Nudges.NudgeRhythmCard.json", NudgeCardsJson.Default.NudgeRhythmCard);

    /// <summary>What was said is done; where nothing was said, the form is shown.</summary>
    public async Task<Answer> SayAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        if (!turn.Person.IsKnown)
        {
            return MayNot();
        }

        var setting = await nudges.SettingOfAsync(turn.Person.Key, cancellationToken);
        if (question.Best(EntityTypes.Until) is { } until && CardInputs.Day(until.Id) is { } day)
        {
            return await ChangeAsync(turn, plan, setting.Rhythm, day, cancellationToken);
        }

        return Enum.TryParse<NudgeRhythm>(question.Best(EntityTypes.Wanted)?.Id ?? "", out var rhythm)
            ? await ChangeAsync(turn, plan, rhythm, null, cancellationToken)
            : Form(turn, plan, setting, question.Best(EntityTypes.Wanted) is null ? "" : UpdatesTexts.NothingWasChangedChooseHowOften);
    }

    public async Task<Answer> ShowAsync(Turn turn, Plan plan, CancellationToken cancellationToken) =>
        turn.Person.IsKnown ? Form(turn, plan, await nudges.SettingOfAsync(turn.Person.Key, cancellationToken), "") : MayNot();

    public async Task<Answer> SetAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken)
    {
        if (!turn.Person.IsKnown)
        {
            return MayNot();
        }

        var typed = CardInputs.Text(data, "pausedUntil");
        var day = CardInputs.Day(data, "pausedUntil");
        if (!Enum.TryParse<NudgeRhythm>(CardInputs.Text(data, "rhythm"), out var rhythm) || !Enum.IsDefined(rhythm))
        {
            return Form(turn, plan, await nudges.SettingOfAsync(turn.Person.Key, cancellationToken), UpdatesTexts.NothingWasChangedChooseHowOften);
        }

        return typed.Length > 0 && day is null
            ? Form(turn, plan, new() { Rhythm = rhythm }, UpdatesTexts.NothingWasChangedGiveTheDay)
            : await ChangeAsync(turn, plan, rhythm, day, cancellationToken);
    }

    private async Task<Answer> ChangeAsync(Turn turn, Plan plan, NudgeRhythm rhythm, DateOnly? until, CancellationToken cancellationToken)
    {
        if (until is { } day && (day <= turn.Today || day.DayNumber - turn.Today.DayNumber > MostDaysOfPause))
        {
            return Form(turn, plan, new() { Rhythm = rhythm, PausedUntil = day }, UpdatesTexts.FormatNothingWasChangedGiveADay(BritishEnglish.Day(turn.Today.AddDays(MostDaysOfPause))));
        }

        await nudges.ChangeAsync(turn.Person, rhythm, until, cancellationToken);
        var answer = Form(turn, plan, new() { Rhythm = rhythm, PausedUntil = until }, "");
        return answer with { Kind = AnswerKind.Status, UsedCard = answer.Card };
    }

    private static Answer Form(Turn turn, Plan plan, NudgeSetting setting, string problem)
    {
        var paused = setting is { Rhythm: not NudgeRhythm.Off, PausedUntil: { } until } && until > turn.Today ? UpdatesTexts.FormatAndNotBefore(BritishEnglish.Day(until)) : "";
        var text = problem.Length > 0 ? problem
            : setting.Rhythm is NudgeRhythm.Off ? UpdatesTexts.IDoNotAskYouFor
            : UpdatesTexts.FormatIAskYouForUpdatesOn(setting.Rhythm.InWords(), paused);
        return new(AnswerKind.Form, text)
        {
            Audience = Audience.Asker,
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                text,
                plan.Id,
                [
                    UpdateInputs.Choose("rhythm", UpdatesTexts.HowOften, $"{setting.Rhythm}", UpdatesTexts.ChooseHowOften, [.. Enum.GetValues<NudgeRhythm>().Select(rhythm => new UpdateChoice(BritishEnglish.Capitalised(rhythm.InWords()), $"{rhythm}"))]),
                    UpdateInputs.Date("pausedUntil", UpdatesTexts.NotBeforeOptional, setting.PausedUntil is { } day && day > turn.Today ? CardInputs.OfDay(day) : ""),
                ])),
        };
    }

    private static Answer MayNot() => new(AnswerKind.Refuse, UpdatesTexts.NothingWasChangedYourAccountIs) { Audience = Audience.Asker };
}
