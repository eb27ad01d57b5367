using PlanBot.Recognition.Grammar;

namespace PlanBot.Recognition;

/// <summary>What a question narrows a list to: the states of what was promised, ratings, what the law asks for and the data lacks.</summary>
internal static class States
{
    /// <summary>What the law asks for and the plan's data does not show.</summary>
    public const string Missing = "missing";

    /// <summary>Neither completed nor stopped.</summary>
    public const string Open = "open";

    /// <summary>Open, and past its date.</summary>
    public const string Overdue = "overdue";

    public const string Completed = "completed";
    public const string Stopped = "stopped";
    public const string Delayed = "delayed";
    public const string AtRisk = "at risk";
    public const string OnTrack = "on track";
    public const string InProgress = "in progress";
    public const string NotStarted = "not started";
    public const string Unknown = "unknown";
    public const string Red = "red";
    public const string Amber = "amber";
    public const string Green = "green";
    public const string NotRated = "not rated";

    /// <summary>Gone the wrong way against what it is compared with.</summary>
    public const string Worse = "worse";

    public const string Better = "better";

    /// <summary>Tied to no theme.</summary>
    public const string Unmapped = "unmapped";

    /// <summary>Who belongs to a body.</summary>
    public const string Members = "members";

    private static readonly State[] InTheLaw =
    [
        .. Of(Missing, "gap|gaps|missing|lacking|lacks|absent|outstanding|unmet|shortfall|shortfalls|incomplete|omitted|omission|omissions|omits|unevidenced", "not|never ... met|meet|done|covered|included|evidenced|complied|there|satisfied|fulfilled|in|yet|have|has"),
    ];

    /// <summary>The more words a pattern has, the earlier it is tried: "not started" before "started".</summary>
    private static readonly State[] OfDelivery =
    [
        .. Of(NotStarted, "not|never|yet to? been? started|begun|begin|start", "unstarted"),
        .. Of(Open, "not|never ... completed|complete|finished|done|delivered|kept|fulfilled|achieved|met|closed", "outstanding|open|unfinished|incomplete|remaining|remain|unfulfilled", "still to do", "left to do"),
        .. Of(Overdue, "overdue|late|missed", "past its|their due|date|deadline"),
        .. Of(Delayed, "delayed|delay|delays|slipped|slipping|behind"),
        .. Of(AtRisk, "at risk", "in trouble|danger"),
        .. Of(OnTrack, "on track|target|course|schedule"),
        .. Of(Stopped, "stopped|dropped|abandoned|scrapped|cancelled|axed|withdrawn|ditched|shelved|broken"),
        .. Of(InProgress, "in progress", "under way", "underway|ongoing|started"),
        .. Of(NotStarted, "planned|proposed|agreed"),
        .. Of(Unknown, "unknown|unclear"),
        .. Of(Completed, "completed|complete|finished|done|delivered|kept|fulfilled|achieved|met|honoured"),
    ];

    private static readonly State[] OfRating =
    [
        .. Of(NotRated, "not|un rated", "unrated|grey|gray"),
        .. Of(Red, "off track|target|course", "not on|meeting|hitting|reaching ... target|targets|track", "red|failing|failed|missing|missed|underperforming"),
        .. Of(AtRisk, "at risk", "of concern"),
        .. Of(Amber, "amber|yellow"),
        .. Of(Green, "green|meeting|hitting", "on track|target|course"),
        .. Of(Worse, "worse|worsened|worsening|wrong|deteriorated|deteriorating"),
        .. Of(Better, "better|improved|improving"),
        .. Of(Delayed, "behind"),
    ];

    private static readonly State[] OfAmbitions = [.. Of(Unmapped, "unmapped", "not|never ... mapped|tied|linked", "no|without theme|themes")];

    /// <summary>"Which sessions are still to come" asks for all that is ahead, not for the next alone.</summary>
    private static readonly State[] OfTimetable =
    [
        .. Of(Open, "still|yet|left to come|happen|go", "remaining|remain|ahead", "all|which|list|every|other ... sessions|events|meetings|dates|deadlines|milestones|workshops", "sessions|events|meetings|dates|deadlines|milestones ... left|coming|upcoming|planned|scheduled"),
    ];

    private static readonly State[] OfMembership =
    [
        .. Of(Members, "who|which|what ... sits|sit|serves|serve|chairs|chair|member|members|membership|attends|attend", "who is|are ... on|in", "members|membership|composition of"),
    ];

    /// <summary>Words that say of themselves which state is meant, and nothing of what is in it.</summary>
    public static IReadOnlySet<string> Words { get; } = InTheLaw.Concat(OfDelivery).Concat(OfRating).SelectMany(state => state.Pattern.Words).ToHashSet(StringComparer.Ordinal);

    /// <summary>The state that a question narrows its answer to; nothing where it asks for all.</summary>
    public static string? Of(string intent, IReadOnlyList<string> words) => intent switch
    {
        Intents.StatutoryCheck => Find(InTheLaw, words),
        Intents.CommitmentStatus => Find(OfDelivery, words),
        Intents.RatingList => Find(OfRating, words),
        Intents.AmbitionSearch => Find(OfAmbitions, words),
        Intents.BodyInfo => Find(OfMembership, words),
        Intents.DeadlineNext => Find(OfDelivery, words) is Overdue or Delayed ? Overdue : Find(OfTimetable, words),
        _ => null,
    };

    private static string? Find(State[] states, IReadOnlyList<string> words) => Array.Find(states, state => state.Pattern.IsIn(words))?.Name;

    private static IEnumerable<State> Of(string name, params string[] patterns) => patterns.Select(pattern => new State(name, PhrasePattern.Parse(pattern)));

    private sealed record State(string Name, PhrasePattern Pattern);
}

/// <summary>Which kind of thing a list is asked for.</summary>
internal static class Kinds
{
    public const string Theme = "theme";
    public const string Kpi = "kpi";
    public const string Commitment = "commitment";

    private static readonly string[] ThemeWords = ["theme", "themes", "priority", "priorities"];

    private static readonly string[] KpiWords = ["kpi", "kpis", "indicator", "indicators", "measure", "measures", "metric", "metrics", "measured"];

    private static readonly string[] CommitmentWords = ["commitments", "promises", "pledges", "actions"];

    public static string? Of(QuestionWords words) =>
        words.Has(KpiWords) ? Kpi : words.Has(CommitmentWords) ? Commitment : words.Has(ThemeWords) ? Theme : null;
}
