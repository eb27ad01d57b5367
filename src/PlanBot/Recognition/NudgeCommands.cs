using PlanBot.Recognition.Grammar;

namespace PlanBot.Recognition;

/// <summary>What owners say about being asked for updates: what waits for them, how often they want to be asked, not for a while, not at all.</summary>
internal static class NudgeCommands
{
    public const string ByRecord = "ByRecord";
    public const string Week = "Week";
    public const string TwoWeeks = "TwoWeeks";
    public const string Month = "Month";
    public const string Quarter = "Quarter";
    public const string Off = "Off";

    /// <summary>A rhythm was said that there is not.</summary>
    public const string Unknown = "Unknown";

    private const string Any = "please|can|could|you|i|id|we|want|would|like|only|to|be?";

    private const string Ask = $"^ {Any} {Any} {Any} {Any} nudge|nudged|remind|reminded|chase|chased|ask|asked|prompt";

    private static readonly (PhrasePattern Pattern, string Intent)[] Commands =
    [
        .. Of(
            Intents.UpdateMine,
            "^ show|list|what? me? are? my updates $",
            "^ show|list? me? my open|outstanding|late|due|overdue updates|records|measures|kpis|commitments $",
            "^ what do i own|owe|update $",
            "^ what do i need|have to update|report|give $",
            "^ what|which updates do i owe|need|have ...",
            "^ what is|are due|late|overdue|outstanding|waiting from|with|for me $",
            "^ what|which updates is|are due|waiting|outstanding from|for|with? me $",
            "^ what waits for me $",
            "^ am i late|behind|overdue $",
            "^ what am i late|behind with|on $"),
        .. Of(
            Intents.UpdateRhythm,
            $"{Ask} me? ... every|each #|two|three|four|other|single? week|weeks|month|months|quarter|fortnight|days please? $",
            $"{Ask} me? ... weekly|fortnightly|monthly|quarterly please? $",
            $"{Ask} me? ... once|twice a week|fortnight|month|quarter please? $",
            $"{Ask} me? ... as|by usual|default|often|normal|needed|before|record|frequency ...",
            $"{Ask} me? again|later|less|more often? $",
            "^ please? stop|end|cancel nudging|reminding|chasing|nudges|asking|prompting me? ... $",
            "^ please? do? not nudge|remind|chase|prompt me ... $",
            "^ please? dont|never nudge|remind|chase|prompt me ... $",
            "^ please? no|stop|pause|resume|restart|start|suspend more|my|the|all? nudges|nudge|nudging ... $",
            "^ please? turn|switch off|on my|the? nudges|nudge $",
            "^ please? turn|switch my|the? nudges|nudge off|on $",
            "^ how often do|will|can you nudge|chase|ask|remind me ... $",
            "^ show|change|set? my? nudge|nudges|nudging settings|setting|rhythm|frequency|often? $"),
        .. Of(
            Intents.OwnerList,
            "^ show|list|confirm? me? the|all|which? owners|owner to? confirm|confirmed|waiting|unconfirmed? $",
            "^ who answers|answer for what $",
            "^ who is|are linked to|with what $"),
    ];

    /// <summary>The words of the commands, so that slips in them are put right.</summary>
    public static IEnumerable<string> Words => Commands.SelectMany(command => command.Pattern.Words);

    public static RecognizedQuestion? Of(QuestionInConversation question, QuestionWords words, List<string> trace)
    {
        if (Commands.FirstOrDefault(command => command.Pattern.IsIn(words.Words)).Intent is not { } intent)
        {
            return null;
        }

        trace.Add($"command: {intent}");
        return new()
        {
            Intent = intent,
            Score = 1,
            PlanId = question.PlanId,
            NamedPlanIds = [.. words.NamedPlans.Plans.Select(plan => plan.Id)],
            Entities = intent is Intents.UpdateRhythm ? [.. Wanted(words, question.Today)] : [],
            Trace = trace,
        };
    }

    private static IEnumerable<RecognizedEntity> Wanted(QuestionWords words, DateOnly today)
    {
        var until = words.Dates.Where(date => date.First > today).Select(date => (DateOnly?)date.First).FirstOrDefault() ?? After(words, today);
        if (words.Has("until", "till", "pause", "suspend", "before", "for") && until is { } day)
        {
            yield return new(EntityTypes.Until, day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "", 1);
            yield break;
        }

        var rhythm = words.Has("stop", "end", "cancel", "not", "dont", "never", "no", "off") ? Off
            : words.Has("pause", "suspend", "settings", "setting", "how", "change", "set", "less", "more", "rhythm") ? ""
            : words.Has("fortnightly", "fortnight") || (words.Has("2", "two", "other") && words.Has("week", "weeks")) || (words.Has("twice") && words.Has("month")) ? TwoWeeks
            : words.Has("quarterly", "quarter") || (words.Has("3", "three") && words.Has("months")) ? Quarter
            : words.Has("twice", "other") ? Unknown
            : words.Has("weekly", "week") ? Week
            : words.Has("monthly", "month") || (words.Has("4", "four") && words.Has("weeks")) ? Month
            : words.Has("usual", "default", "normal", "needed", "again", "resume", "restart", "start", "on", "record", "frequency", "before") ? ByRecord
            : words.Has("every", "each", "once") ? Unknown
            : "";
        if (rhythm.Length > 0)
        {
            yield return new(EntityTypes.Wanted, rhythm, "", 1);
        }
    }

    /// <summary>"For two weeks", "for a month".</summary>
    private static DateOnly? After(QuestionWords words, DateOnly today)
    {
        if (!words.Has("for"))
        {
            return null;
        }

        var number = words.Has("two", "2") ? 2 : words.Has("three", "3") ? 3 : words.Has("four", "4") ? 4 : words.Has("six", "6") ? 6 : 1;
        return words.Has("week", "weeks") ? today.AddDays(7 * number)
            : words.Has("fortnight") ? today.AddDays(14)
            : words.Has("month", "months") ? today.AddMonths(number)
            : null;
    }

    private static IEnumerable<(PhrasePattern Pattern, string Intent)> Of(string intent, params string[] patterns) =>
        patterns.Select(pattern => (PhrasePattern.Parse(pattern), intent));
}
