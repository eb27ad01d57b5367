using PlanBot.Recognition.Grammar;
using PlanBot.Recognition.Wording;

namespace PlanBot.Recognition;

/// <summary>
/// What staff and administrators ask PlanBot to show or do, said in so many words: looked for before the grammar of
/// questions, and tied to the question's ends, so that no question about a plan is taken for one.
/// </summary>
internal static class OfficeCommands
{
    private static readonly (PhrasePattern Pattern, string Intent)[] Commands =
    [
        .. Of(Intents.RoleList, "^ show|list|manage|change|give|grant|set? me? the|all|a|our? roles|role|permissions $", "^ who holds|has which|what role|roles $"),
        .. Of(Intents.OrganisationList, "^ show|list|confirm? me? the|all|which? organisations|organisation to? confirm|confirmed|waiting|unconfirmed $", "^ show|list|confirm? unconfirmed? organisations $"),
        .. Of(Intents.TriageUnassigned, "^ show|list|which|what? me|is|are? the|all? unassigned submissions|submission|items|comments|priorities? $", "^ triage|triage? list|queue? $"),
        .. Of(Intents.TriageOverdue, "^ show|list|which|what|who? me|is|are? the|all? overdue for reply|replies|answer $", "^ overdue replies $"),
        .. Of(Intents.TriageSubscribe, "^ triage|post new? submissions|priorities|comments here|in? this? channel|chat? $"),
        .. Of(Intents.TriageUnsubscribe, "^ stop|end triage|triaging submissions? here|in? this? channel|chat? $"),
        .. Of(Intents.DeadlineSettings, "^ show|change|edit|open|list|what|which? me? are|is? the|our|these|this? deadline|deadlines|reminder|reminders|subscription settings|setting|subscription|subscriptions here? $"),
        .. Of(Intents.DeadlinePause, "^ pause|suspend posting? the|all? deadlines|deadline|reminders posts|reminders|cards? here|in? this? channel|chat? $"),
        .. Of(Intents.DeadlineResume, "^ resume|restart|unpause posting? the|all? deadlines|deadline|reminders posts|reminders|cards? here|in? this? channel|chat? $"),
        .. Of(Intents.AnnouncementList, "^ show|list|what? me? the|all|our|my|last? announcements|broadcasts $"),
        .. Of(Intents.RoundList, "^ show|list|open|close|start|end|manage? me? a|the|all|our? consultation rounds|round $"),
        .. Of(Intents.RoundSummary, "^ you said we did summary? $", "^ show|post|preview the|a? you said we did summary? $"),
        .. Of(Intents.CommentStart, "^ i|we? want|would|can|like? like|want|i|we? to? comment on the|this|your? draft plan? $", "^ make|send|submit|add|write? a? new? comment on the|this? draft plan? $"),
        .. Of(Intents.CommentLog, "^ log|record|accept|store|add a|the late|consultation? consultation? comment for|from|of? an|another|someone|partner? organisation|partner? $", "^ accept a? late comment|comments $"),
        .. Of(Intents.SynonymList, "^ show|list|what? are? me? all? the|your|our? abbreviations|synonyms|acronyms $"),
        .. Of(Intents.FeedbackSummary, "^ show|list|give? me? the? feedback summary? $"),
        .. Of(Intents.UnansweredList, "^ show|list|give? me? the|all? unanswered questions? $"),
    ];

    /// <summary>The words of the commands, so that slips in them are put right.</summary>
    public static IEnumerable<string> Words => Commands.SelectMany(command => command.Pattern.Words);

    /// <summary>The intent of a command; nothing where it is none.</summary>
    public static string? Of(QuestionWords words)
    {
        if (words.References.Submissions.Count > 0 && words.Has("history", "audit", "changes", "versions"))
        {
            return Intents.RecordHistory;
        }

        foreach (var (pattern, intent) in Commands)
        {
            if (pattern.IsIn(words.Words))
            {
                return intent;
            }
        }

        return null;
    }

    private static IEnumerable<(PhrasePattern Pattern, string Intent)> Of(string intent, params string[] patterns) =>
        patterns.Select(pattern => (PhrasePattern.Parse(pattern), intent));
}
