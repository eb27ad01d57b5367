using PlanBot.Plans;
using PlanBot.Recognition.Grammar;
using PlanBot.Recognition.Vocabulary;

namespace PlanBot.Recognition;

/// <summary>
/// What is said about a plan's own records beyond asking for them: why a theme has its status, setting it. Looked for
/// before the grammar of questions; the record is the one named, else the one that the conversation was about.
/// </summary>
internal static class DeliveryCommands
{
    private const double LeastScore = 0.33;
    private const int MostReadings = 3;

    private static readonly (PhrasePattern Pattern, string Intent)[] Commands =
    [
        .. Of(
            Intents.StatusWhy,
            "^ and|so|but|ok? why is|are|was ... amber|red|green|grey|unrated|rag $",
            "^ and|so|but|ok? why is|are|was ... not rated|green|amber|red $",
            "^ and|so|but|ok? why ... amber|red|green status|rating|rag? $",
            "^ and|so|but|ok? why that|this|the status|rating|rag $",
            "^ how is|are|was|does|do ... status|rating|rag|statuses|ratings decided|determined|calculated|worked|made|derived|set",
            "^ show|what|explain? me|is|are? the status|rating|rag rule|rules $",
            "^ show|what|explain? me|is|are? the rule|rules for|of|behind the|a? status|rating|rag $",
            "^ how do|does you|we|planbot decide|determine|calculate|set|make|derive|work out? the|a? status|rating|rag"),
        .. Of(
            Intents.StatusSet,
            "^ please? set|override|change the|a? status|rating|rag of|for ... theme|$",
            "^ please? set|override|mark|change the? ... theme|priority status|rating|rag? to|as green|amber|red $"),
        .. Of(
            Intents.ThemeRename,
            "^ please|can|could|lets|let? you|we|i|us? rename|relabel the|a|our? ...",
            "^ please|can|could|lets|let? you|we|i|us? change|alter the name|title of the? ... theme|priority $",
            "^ please|can|could? you|we? call|rename|retitle the? ... theme|priority ..."),
        .. Of(Intents.ThemeMerge, "^ please|can|could|lets|let? you|we|i|us? merge|combine|amalgamate|join the|our? themes|theme|priorities? ..."),
        .. Of(Intents.ThemeSplit, "^ please|can|could|lets|let? you|we|i|us? split|divide the|a|our? ..."),
        .. Of(
            Intents.ThemeRetire,
            "^ please|can|could|lets|let? you|we|i|us? retire the|a|our? ...",
            "^ please|can|could|lets|let? you|we|i|us? drop|close|end|abolish|withdraw|remove the|a|our? ... theme|priority $"),
        .. Of(
            Intents.ThemeRevive,
            "^ please|can|could|lets|let? you|we|i|us? revive|resurrect the|a|our? ...",
            "^ please|can|could|lets|let? you|we|i|us? restore|reinstate|reopen the|a|our? ... theme|priority $",
            "^ please|can|could|lets|let? you|we|i|us? bring the? ... theme|priority back $",
            "^ please|can|could|lets|let? you|we|i|us? bring back the|a|our? ... theme|priority $"),
        .. Of(Intents.PaperDraft, "^ please? draft|write|prepare|create|make|generate me? a|the|our? ... panel|board|progress paper|report", "^ please? draft|write|prepare|create|make|generate me? a|the|our? paper|report for|on|about|to|$"),
        .. Of(
            Intents.DecisionStart,
            "^ please? record|log|enter|add|note a|the? new? decision",
            "^ please? stop|drop|cancel the? ... commitment $"),
        .. Of(
            Intents.UpdateLate,
            "^ who is|are late|behind|overdue $",
            "^ who is|are late|behind|overdue with|on the|their|an? updates|update|figures|kpis|measures|values? $",
            "^ show|list|what? me|is|are? the|all? late|overdue|missing|stale|outstanding updates|values|figures $",
            "^ what|which? needs|waits for? an? updating|update $"),
        .. Of(Intents.UpdateStart, "^ please? update|record|enter ..."),
        .. Of(OfOneRecord, "^ please? mark|set|report|put the|our? ... as|to|is completed|complete|delayed|stopped $", "^ please? mark|set|report|put the|our? ... as|to|is at|on|in|not? risk|track|progress|started $", "^ please? set|put the|our? ... to|at|as # $"),
    ];

    /// <summary>An update where the words name a KPI, a commitment or an ambition; else whatever the same words asked for before.</summary>
    private const string OfOneRecord = "update.start of one record";

    /// <summary>Forms that change something: for words that name no record, one for the record before would be filled in for the wrong thing.</summary>
    private static readonly string[] ForTheNamedAlone = [Intents.UpdateStart, Intents.DecisionStart];

    /// <summary>After "update" these ask for news, and not to record any.</summary>
    private static readonly string[] AsksForNews = ["me", "us", "on", "about", "for", "please"];

    /// <summary>Words that say what is wanted and name no record.</summary>
    private static readonly HashSet<string> CommandWords =
        ["amber", "red", "green", "grey", "rated", "unrated", "rag", "status", "rating", "set", "override", "mark", "change", "theme", "priority",
        "decided", "determined", "calculated", "worked", "work", "made", "derived", "rule", "rules", "statuses", "ratings",
        "update", "record", "enter", "report", "put", "completed", "complete", "delayed", "stopped", "risk", "track", "progress", "started", "log", "value", "latest", "new", "kpi", "figure", "decision", "commitment", "stop", "drop", "cancel",
        "rename", "relabel", "retitle", "alter", "name", "title", "call", "merge", "combine", "amalgamate", "join", "split", "divide", "retire", "close", "end", "abolish", "withdraw", "remove",
        "revive", "resurrect", "restore", "reinstate", "reopen", "bring", "back", "themes", "priorities",
        "draft", "write", "prepare", "create", "make", "generate", "panel", "board", "paper"];

    /// <summary>The words of the commands, so that slips in them are put right.</summary>
    public static IEnumerable<string> Words => Commands.SelectMany(command => command.Pattern.Words);

    /// <param name="matches">The records that words fit in some plans, themes in force first.</param>
    public static RecognizedQuestion? Of(
        PlanVocabulary vocabulary,
        QuestionInConversation question,
        QuestionWords words,
        Func<QuestionWords, IReadOnlyCollection<string>, IReadOnlyList<RecordMatch>> matches,
        List<string> trace)
    {
        if (Commands.FirstOrDefault(command => command.Pattern.IsIn(words.Words)).Intent is not { } intent || (intent is Intents.UpdateStart && !IsToRecord(words)))
        {
            return null;
        }

        var planId = words.NamedPlans.Plans is [var named, ..] ? named.Id : question.PlanId;
        if (planId.Length == 0 && vocabulary.Plans.Count == 1)
        {
            planId = vocabulary.Plans[0].Id;
        }

        var isOfOneRecord = intent is OfOneRecord;
        intent = isOfOneRecord ? Intents.UpdateStart : intent;
        var types = IntentEntities.TypesOf(intent);
        var said = WithoutCommand(vocabulary, words);
        var found = (said.Topic.Count == 0 ? [] : matches(said, planId.Length > 0 ? [planId] : []))
            .Where(match => types.Contains(match.Record.Type) && match.Score >= LeastScore)
            .OrderByDescending(match => IsInForce(vocabulary, match.Record, question.Today))
            .Take(MostReadings)
            .Select(match => new RecognizedEntity(match.Record.Type, match.Record.Id, match.Record.PlanId, Math.Min(match.Score, 1)))
            .ToList();
        if (isOfOneRecord && found.Count == 0)
        {
            return null;
        }

        if (found.Count == 0 && question.Previous is { } before && (said.Topic.Count == 0 || !ForTheNamedAlone.Contains(intent)))
        {
            found = [.. before.Entities.Where(entity => types.Contains(entity.Type) && (planId.Length == 0 || entity.PlanId == planId)).Take(1)];
        }

        found = isOfOneRecord ? [.. found, Given(words)] : found;
        trace.Add($"command: {intent}{string.Concat(found.Take(1).Select(entity => $" {entity.Type} {entity.Id}"))}");
        return new RecognizedQuestion
        {
            Intent = intent,
            Score = 1,
            Entities = found,
            PlanId = planId.Length > 0 ? planId : found.FirstOrDefault()?.PlanId ?? "",
            NamedPlanIds = [.. words.NamedPlans.Plans.Select(plan => plan.Id)],
            Trace = trace,
        };
    }

    /// <summary>The status or the value that was said, for the form to begin with.</summary>
    private static RecognizedEntity Given(QuestionWords words)
    {
        var last = words.Words[^1];
        return char.IsAsciiDigit(last[0]) ? new(EntityTypes.Wanted, last, "", 1) : new(EntityTypes.State, last switch
        {
            "complete" => "completed",
            "risk" => "at risk",
            "track" => "on track",
            "progress" => "in progress",
            "started" => "not started",
            _ => last,
        }, "", 1);
    }

    private static bool IsToRecord(QuestionWords words)
    {
        var verb = words.Words[0] is "please" ? 1 : 0;
        return words.Words.Count > verb + 1 && !AsksForNews.Contains(words.Words[verb + 1]);
    }

    /// <summary>A theme's status is asked of the theme in force, also where an earlier one has just that name.</summary>
    private static bool IsInForce(PlanVocabulary vocabulary, VocabularyRecord record, DateOnly today) =>
        record.Row is not Theme theme || ThemeVersions.InForce(vocabulary.ThemeVersionsOf(record.PlanId), today)?.Name == theme.Version;

    /// <summary>The words that name the record, without those of the command.</summary>
    private static QuestionWords WithoutCommand(PlanVocabulary vocabulary, QuestionWords words)
    {
        var topic = words.Topic.Where(word => !CommandWords.Contains(word)).ToList();
        return words with { Topic = topic, Content = [.. topic.Select(vocabulary.Wordbook.Stem).Distinct()], Frame = [] };
    }

    private static IEnumerable<(PhrasePattern Pattern, string Intent)> Of(string intent, params string[] patterns) =>
        patterns.Select(pattern => (PhrasePattern.Parse(pattern), intent));
}
