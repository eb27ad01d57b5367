using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Plans;
using PlanBot.Translation;
using PlanBot.Turns;

namespace PlanBot.Features.Help;

/// <summary>Says what PlanBot can do, with examples from the conversation's plan; greets and takes thanks.</summary>
internal sealed class HelpHandler(PlanExamples examples)
{
    private static readonly CardTemplate<HelpCard> Template = new("Help.HelpCard.json", HelpJson.Default.HelpCard);

    public async Task<Answer> HelpAsync(Turn turn, CancellationToken cancellationToken)
    {
        var text = HelpTexts.IAnswerQuestionsAboutThePolice;
        return new(AnswerKind.Help, text) { Card = Template.Render(CardData(turn, HelpTexts.WhatICanDo, text, await examples.OfAsync(turn, cancellationToken))) };
    }

    /// <summary>Said once in a conversation that PlanBot was added to.</summary>
    public async Task<Answer> WelcomeAsync(Turn turn, CancellationToken cancellationToken)
    {
        var text = turn.Scope is ConversationScope.Personal
            ? HelpTexts.HelloImPlanBotAskMeAbout
            : HelpTexts.HelloImPlanBotMentionMeWith;
        return new(AnswerKind.Help, text) { Card = Template.Render(CardData(turn, HelpTexts.HelloImPlanBot, text, await examples.OfAsync(turn, cancellationToken))) };
    }

    /// <param name="greeting">hello, thanks, bye, how-are-you or sorry.</param>
    /// <param name="hour">The hour of the day in London.</param>
    public static Answer SmallTalk(string greeting, int hour) => new(AnswerKind.SmallTalk, greeting switch
    {
        "thanks" => HelpTexts.YoureWelcome,
        "bye" => HelpTexts.ByeSeeYou,
        "how-are-you" => HelpTexts.AllWellThankYouHelloWhat,
        "sorry" => HelpTexts.NoProblemWhatWouldYouLike,
        _ => HelpTexts.FormatHelloGoodWhatWouldYouLike(hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening"),
    })
    {
        Suggestions = greeting is "thanks" or "bye" ? [] : [HelpTexts.WhichThemesAreInThePlan, HelpTexts.WhatAreTheNextDeadlines, HelpTexts.SubmitAPriority],
    };

    private static HelpCard CardData(Turn turn, string title, string text, ExampleQuestions asked) => new(
        turn.Plan is { } plan ? CardHeader.Of(plan, turn.Today) : new("PlanBot", HelpTexts.FormatAsAt(BritishEnglish.Day(turn.Today)), ""),
        title,
        text,
        [
            new(HelpTexts.ThemesAndAmbitions, Quoted([HelpTexts.WhichThemesAreInThePlan, .. asked.Themes, .. asked.Ambitions])),
            new("KPIs", Quoted([.. asked.Kpis, HelpTexts.WhichKPIsAreOffTarget])),
            new(HelpTexts.CommitmentsAndDecisions, Quoted([.. asked.Commitments, HelpTexts.WhichCommitmentsAreOverdue, .. asked.Decisions])),
            .. Topic(HelpTexts.Money, asked.Money),
            .. Topic(HelpTexts.Consultation, asked.Comments),
            new(HelpTexts.Law, Quoted([HelpTexts.WhatMustThePlanContainBy, HelpTexts.AnyStatutoryGaps, HelpTexts.WhatDidThePanelRecommend])),
            new(HelpTexts.Deadlines, Quoted([HelpTexts.WhatAreTheNextDeadlines, .. asked.Dates]) + HelpTexts.WhatIsMissingForThePanel),
            .. Topic(HelpTexts.Papers, asked.Papers),
            new(HelpTexts.Submit, HelpTexts.SubmitAPriorityOpensTheForm),
            .. turn.Plan is { } kept && turn.MaySeeStaffOnly(kept.Area) ? (Figure[])[new(HelpTexts.KeepingItUpToDate, HelpTexts.UpdateResidentialBurglary)] : [],
            new(HelpTexts.Plans, HelpTexts.WhichPlansDoYouHaveUse),
        ],
        [new(HelpTexts.ThemesInThePlan, "theme.list"), new(HelpTexts.NextDeadlines, "deadline.next"), new(HelpTexts.SendAPriority, "submission.start"), .. OtherLanguages()]);

    /// <summary>A button for each language that is not written now, in its own name.</summary>
    private static IEnumerable<HelpButton> OtherLanguages() => Language.All
        .Where(language => language.Name != Language.Current.Name)
        .Select(language => new HelpButton(Language.OwnName(language), "language.choose", language.TwoLetterISOLanguageName));

    private static Figure[] Topic(string title, IReadOnlyList<string> questions) => questions.Count > 0 ? [new(title, Quoted(questions))] : [];

    private static string Quoted(IReadOnlyList<string> questions) => string.Join(", ", questions.Select(question => $"\"{question}\"")) + ".";
}

/// <summary>The data of <c>HelpCard.json</c>.</summary>
internal sealed record HelpCard(CardHeader Header, string Title, string Text, IReadOnlyList<Figure> Topics, IReadOnlyList<HelpButton> Buttons);

internal sealed record HelpButton(string Title, string Verb, string Language = "");

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HelpCard))]
internal sealed partial class HelpJson : JsonSerializerContext;
