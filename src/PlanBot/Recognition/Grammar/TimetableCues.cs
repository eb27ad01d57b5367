using static PlanBot.Recognition.Intents;

namespace PlanBot.Recognition.Grammar;

/// <summary>How dates and deadlines are asked about.</summary>
internal static class TimetableCues
{
    public static IEnumerable<Cue> Deadlines =>
    [
        Cue.Of("next|following ... deadline|deadlines|milestone*|panel|event|events|meeting*|board|date|dates|publication*|paper|round|session", (DeadlineNext, 6)),
        Cue.Of("next ... due", (DeadlineNext, 5)),
        Cue.Of("coming up|soon", (DeadlineNext, 5)),
        Cue.Of("is|are there a|an|any ... panel|board|meeting|event|deadline ... soon|coming|planned", (DeadlineNext, 6)),
        Cue.Of("upcoming|forthcoming|imminent", (DeadlineNext, 5)),
        Cue.Of("due soon|next|this|in|before|now|shortly|coming", (DeadlineNext, 4)),
        Cue.Of("what|anything|which ... due|deadlines|scheduled|planned|happening|diary|calendar|timetable", (DeadlineNext, 3.5)),
        Cue.Of("when do|does|are|is|will|should ... next|again", (DeadlineNext, 5)),
        Cue.Of("^ deadlines|deadline|milestones|timetable|calendar|dates $", (DeadlineNext, 5)),
        Cue.Of("what is|comes|happens|are next", (DeadlineNext, 5)),
        Cue.Of("^ next|then $", (DeadlineNext, 3)),
        Cue.Of("next one|two|three|few|#", (DeadlineNext, 4)),
        Cue.Of("what|anything ... happening|on|due|planned this|next|in|over the? summer|autumn|spring|winter|week|month|year|quarter", (DeadlineNext, 6)),
        Cue.Of("next|coming|this week|weeks|month|months|fortnight|quarter", (DeadlineNext, 3)),
        Cue.Of("deadlines|milestones", (DeadlineNext, 4)),
        Cue.Of("any ... deadline|deadlines", (DeadlineNext, 4.5)),
        Cue.Of("deadlines|dates|meetings|panels|events|milestones ... after|before|between|since|until|by|in", (DeadlineNext, 6), (StatutoryCheck, -4)),
        Cue.Of("last|previous|recent panel|board|meeting|committee|jarap|deadline", (DeadlineNext, 6)),
        Cue.Of("which|what|list|all|how ... meetings|panels|dates|events", (DeadlineNext, 6), (StatutoryCheck, -4)),
        Cue.Of("late|overdue|missed|slipped $", (DeadlineNext, 5)),
        Cue.Of("when is|are|does|do the|our? panel|board|committee|jarap meeting|meet|sit|$", (DeadlineNext, 9)),
        Cue.Of("overdue|late", (DeadlineNext, 4)),
        Cue.Of("when ... our|the next", (DeadlineNext, 5)),
        Cue.Of("what ... on|happening|going in|on ... january|february|march|april|may|june|july|august|september|october|november|december", (DeadlineNext, 4)),

        Cue.Of("what|which|anything|something ... panel|board|committee|jarap|council|diary|calendar|timetable|plan|due|planned|happens|happening ... in|by|during|before|for|this|next january|february|march|april|may|june|july|august|september|october|november|december|week|month|year|spring|summer|autumn|winter", (DeadlineNext, 6), (StatutoryCheck, -5), (AmbitionSearch, -5)),
        Cue.Of("going|go|goes|come|comes|due|taken|presented|reports to|before|at the|our? panel|board|committee|jarap ... next|in|on|this|when|by", (DeadlineNext, 4.5), (StatutoryCheck, -3)),
        Cue.Of("what|which|anything ... in|during|for january|february|march|april|may|june|july|august|september|october|november|december $", (DeadlineNext, 3.5)),
        Cue.Of("still|yet|left|remaining to come|happen|go|do|be", (DeadlineNext, 5)),
        Cue.Of("which|what|how|any ... sessions|events|meetings|dates|workshops|deadlines|milestones ... left|remaining|remain|ahead|outstanding|still|upcoming|come", (DeadlineNext, 7), (DeadlineDateOf, -2)),
        Cue.Of("remaining|rest|other ... sessions|events|meetings|dates|milestones", (DeadlineNext, 6)),
        Cue.Of("next|following ... session|scrutiny|meet|round|workshop|panel", (DeadlineNext, 6)),
        Cue.Of("when|what ... next ... meeting|panel|board|event|session|deadline|scrutiny|due", (DeadlineNext, 4)),

        Cue.Of("why|reason|reasons|rationale", (DeadlineNext, -4), (DeadlineDateOf, -2)),
        Cue.Of("last|final|latest|closing day|date|chance|time|opportunity", (DeadlineDateOf, 6), (ConsultationDisposition, -5), (SubmissionStart, -4), (DeadlineNext, -4)),
        Cue.Of("how long|much ... left|remaining|got|remains|longer ... to|for|until|till|before", (DeadlineDateOf, 5.5), (CommissioningAmount, -4), (StatutoryCheck, -4)),
        Cue.Of("too late|still time|open to|for", (DeadlineDateOf, 4)),
        Cue.Of("can|could|may i|we|people|they|groups still apply|comment|bid|respond|submit", (DeadlineDateOf, 4), (SubmissionStart, -3)),
        Cue.Of("when|which ... apply|applications|bids|bidding|applying", (DeadlineDateOf, 3)),
        Cue.Of("when is|was|were|are|does|do|did|will|has|have|can|should|must|would|might", (DeadlineDateOf, 4.5)),
        Cue.Of("^ when", (DeadlineDateOf, 3)),
        Cue.Of("date|dates|day for|of|is|was|does|did", (DeadlineDateOf, 4.5)),
        Cue.Of("what|which date|day|month|week|year|time", (DeadlineDateOf, 4.5)),
        Cue.Of("by when", (DeadlineDateOf, 4.5)),
        Cue.Of("deadline $", (DeadlineDateOf, 3)),
        Cue.Of("until $", (DeadlineDateOf, 4)),
        Cue.Of("how long ... open|until|left|run", (DeadlineDateOf, 4)),
        Cue.Of("until when", (DeadlineDateOf, 4.5)),
        Cue.Of("how long until|till|before|do|have", (DeadlineDateOf, 4)),
        Cue.Of("deadline|deadlines|cutoff for|of|to|is|was", (DeadlineDateOf, 4)),
        Cue.Of("closing|due|publication|meeting|start|end|launch|opening date|day", (DeadlineDateOf, 5)),
        Cue.Of("date|dates|weeks|week|day|when $", (DeadlineDateOf, 4)),
        Cue.Of("close|closes|closed|closing|open|opens|opened|opening", (DeadlineDateOf, 1.5)),
        Cue.Of("is there a date", (DeadlineDateOf, 4)),
        Cue.Of("when|date ... consultation|survey|comments|engagement ... close*|end*|finish*|shut*|open*|start*|begin*|launch*|over|run", (DeadlineDateOf, 5), (StatutoryCheck, -5), (ConsultationDisposition, -4)),
    ];
}
