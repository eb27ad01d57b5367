namespace PlanBot.Recognition;

/// <summary>What each intent is about: the kinds of record that it needs, the first being the one that it answers for.</summary>
internal static class IntentEntities
{
    private static readonly Dictionary<string, string[]> TypesByIntent = new(StringComparer.Ordinal)
    {
        [Intents.ThemeStatus] = [EntityTypes.Theme],
        [Intents.ThemeHistory] = [EntityTypes.Theme],
        [Intents.StatusWhy] = [EntityTypes.Theme],
        [Intents.StatusSet] = [EntityTypes.Theme],
        [Intents.UpdateStart] = [EntityTypes.Kpi, EntityTypes.Commitment, EntityTypes.Ambition],
        [Intents.ThemeRename] = [EntityTypes.Theme],
        [Intents.ThemeMerge] = [EntityTypes.Theme],
        [Intents.ThemeSplit] = [EntityTypes.Theme],
        [Intents.ThemeRetire] = [EntityTypes.Theme],
        [Intents.ThemeRevive] = [EntityTypes.Theme],
        [Intents.DecisionStart] = [EntityTypes.Commitment],
        [Intents.PaperDraft] = [EntityTypes.Theme],
        [Intents.AmbitionSearch] = [EntityTypes.Ambition, EntityTypes.Kpi],
        [Intents.KpiValue] = [EntityTypes.Kpi, EntityTypes.Fact],
        [Intents.KpiTrend] = [EntityTypes.Kpi],
        [Intents.CommitmentStatus] = [EntityTypes.Commitment],
        [Intents.DecisionWhy] = [EntityTypes.Commitment, EntityTypes.Decision, EntityTypes.Fact],
        [Intents.BodyInfo] = [EntityTypes.Body, EntityTypes.Partner],
        [Intents.RatingList] = [EntityTypes.Theme],
        [Intents.CommissioningAmount] = [EntityTypes.CommissioningLine, EntityTypes.Fact],
        [Intents.DeadlineDateOf] = [EntityTypes.Milestone],
        [Intents.DeadlineNext] = [EntityTypes.Milestone, EntityTypes.Body],
        [Intents.ConsultationDisposition] = [EntityTypes.Comment],
        [Intents.StatutoryCheck] = [EntityTypes.Duty],
        [Intents.DocumentSearch] = [EntityTypes.Paragraph],
        [Intents.SubmissionStart] = [EntityTypes.Partner, EntityTypes.Body, EntityTypes.Comment],
        [Intents.SubmissionStatus] = [EntityTypes.Partner, EntityTypes.Body, EntityTypes.Comment],
    };

    /// <summary>What is answered of a record where a question says nothing but its name.</summary>
    private static readonly Dictionary<string, string> IntentByType = new(StringComparer.Ordinal)
    {
        [EntityTypes.Theme] = Intents.ThemeStatus,
        [EntityTypes.Comment] = Intents.ConsultationDisposition,
        [EntityTypes.Kpi] = Intents.KpiValue,
        [EntityTypes.Commitment] = Intents.CommitmentStatus,
        [EntityTypes.CommissioningLine] = Intents.CommissioningAmount,
        [EntityTypes.Milestone] = Intents.DeadlineDateOf,
        [EntityTypes.Ambition] = Intents.AmbitionSearch,
        [EntityTypes.Duty] = Intents.StatutoryCheck,
        [EntityTypes.Paragraph] = Intents.DocumentSearch,
        [EntityTypes.Fact] = Intents.KpiValue,
        [EntityTypes.Decision] = Intents.DecisionWhy,
        [EntityTypes.Body] = Intents.BodyInfo,
        [EntityTypes.Partner] = Intents.BodyInfo,
    };

    /// <summary>Intents that a plan is needed for but no record of it.</summary>
    private static readonly HashSet<string> OfAPlan = new(StringComparer.Ordinal)
    {
        Intents.ThemeList, Intents.AmbitionSearch, Intents.DeadlineNext, Intents.ThemeHistory, Intents.ConsultationDisposition,
        Intents.DocumentList, Intents.BodyInfo, Intents.RatingList, Intents.PlanOverview,
        Intents.RecommendationStatus, Intents.ReviewStatus, Intents.AlignmentList, Intents.ResourceList,
    };

    /// <summary>Intents that no plan is needed for.</summary>
    private static readonly HashSet<string> OfNoPlan = new(StringComparer.Ordinal)
    {
        Intents.Help, Intents.SmallTalk, Intents.PlanList, Intents.PlanChoose, Intents.DeadlineSubscribe, Intents.DeadlineUnsubscribe,
        Intents.SubmissionStart, Intents.SubmissionStatus, Intents.StatutoryCheck, Intents.OutOfScope, Intents.Unknown, Intents.Clarify,
    };

    /// <summary>Commands that name several records with "and" between them, and are one all the same.</summary>
    private static readonly HashSet<string> OfSeveral = new(StringComparer.Ordinal)
    {
        Intents.ThemeRename, Intents.ThemeMerge, Intents.ThemeSplit, Intents.ThemeRetire, Intents.ThemeRevive,
    };

    /// <summary>Whether it asks for nothing of the plans' data: greetings, refusals, commands, questions back.</summary>
    public static bool OfConversation(string intent) => OfSeveral.Contains(intent) || (!TypesByIntent.ContainsKey(intent) && !OfAPlan.Contains(intent));

    public static IReadOnlyList<string> TypesOf(string intent) => TypesByIntent.GetValueOrDefault(intent) ?? [];

    public static IReadOnlyDictionary<string, string> Defaults => IntentByType;

    public static bool NeedsPlan(string intent) => !OfNoPlan.Contains(intent);

    public static bool NeedsRecord(string intent) => NeedsPlan(intent) && !OfAPlan.Contains(intent);
}
