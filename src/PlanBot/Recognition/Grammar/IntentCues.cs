namespace PlanBot.Recognition.Grammar;

/// <summary>The cues of <see cref="QuestionGrammar"/>, group by group.</summary>
internal static class IntentCues
{
    public static IEnumerable<Cue>[] Groups =>
    [
        ConversationCues.AboutTheBot,
        ConversationCues.Plans,
        ConversationCues.Subscriptions,
        SubmissionCues.Submissions,
        ThemeCues.Themes,
        ThemeCues.Ratings,
        ThemeCues.State,
        MeasureCues.Ambitions,
        MeasureCues.Direction,
        MeasureCues.Figures,
        MeasureCues.OtherCounts,
        MoneyCues.Reasons,
        MoneyCues.Money,
        TimetableCues.Deadlines,
        PaperCues.Comments,
        PaperCues.Law,
        PaperCues.Documents,
        OfficeCues.Bodies,
        OfficeCues.TheCommissioner,
    ];
}
