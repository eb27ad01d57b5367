using static PlanBot.Recognition.Intents;

namespace PlanBot.Recognition.Grammar;

/// <summary>The cues of <see cref="QuestionGrammar"/>, group by group.</summary>
internal static class IntentCues
{
    public static IEnumerable<Cue>[] Groups =>
        [AboutTheBot, Plans, Subscriptions, Submissions, Themes, State, Ambitions, Direction, Figures, OtherCounts, Reasons, Money, Deadlines, Comments, Law, Documents];

    private static Cue[] AboutTheBot =>
    [
        Cue.Of("^ help me? $", (Help, 8)),
        Cue.Of("^ commands|command|menu|options|start|guide|usage|faq|instructions|examples please? $", (Help, 8)),
        Cue.Of("what can|do you do|help|answer|offer", (Help, 7)),
        Cue.Of("what can|could|should|may|do i ask|say|type|do", (Help, 7)),
        Cue.Of("what|which ... questions|things|stuff ... ask|answer|do", (Help, 7)),
        Cue.Of("can|could|may|should i|we ask you|about|$", (Help, 6)),
        Cue.Of("how do|can|should|does|to i|we|this|it|you|one? use|work|operate this|the|you|it? bot|planbot|it|this|$", (Help, 7)),
        Cue.Of("how do|can|to i|we|you? use|talk this|the|to?", (Help, 6)),
        Cue.Of("how does|do this|it|the|planbot bot|thing|you? work", (Help, 6)),
        Cue.Of("how do you work", (Help, 6)),
        Cue.Of("who|what are you", (Help, 7)),
        Cue.Of("what is this bot|for|planbot|thing|channel", (Help, 7)),
        Cue.Of("^ what is|does planbot", (Help, 6)),
        Cue.Of("show|list|give|tell me? the|your|all? available? commands|options|menu|features|examples", (Help, 7)),
        Cue.Of("need|want|get|some help|assistance", (Help, 4)),
        Cue.Of("can|could you help me?|us? please? $", (Help, 6)),
        Cue.Of("get|getting started", (Help, 6)),
        Cue.Of("how do|can|should i|we ask|talk|speak|chat|type|start", (Help, 6)),
        Cue.Of("^ help with|on|about|using", (Help, 5)),
        Cue.Of("what do you know|hold|cover", (Help, 6)),
        Cue.Of("user|how guide|manual|instructions", (Help, 5)),
        Cue.Of("i am|do new|not here|know|lost|stuck|understand", (Help, 3)),
    ];

    private static Cue[] Plans =>
    [
        Cue.Of("^ can|could|please|let|i ... use|choose|select|pick|switch|open ... plan", (PlanChoose, 6)),
        Cue.Of("i|we|me|us|let ... change|switch|choose|pick|select my|our|the? plan|plans", (PlanChoose, 3)),
        Cue.Of("^ use|choose|select|pick|open|load the|a|my|our|this|another|different", (PlanChoose, 4)),
        Cue.Of("switch|change|swap|go|move|set over|back|plan|it? to", (PlanChoose, 5)),
        Cue.Of("talk|ask|asking|talking about ... plan instead", (PlanChoose, 5)),
        Cue.Of("^ use ... instead|please", (PlanChoose, 4)),
        Cue.Of("which|what plan are we|you|i using|on|in|talking|looking", (PlanChoose, 5)),
        Cue.Of("^ change|switch|choose|select|pick the? plan|plans $", (PlanChoose, 7)),
        Cue.Of("which|what ... plans do|can|are|have|does|exist|you", (PlanList, 7)),
        Cue.Of("list|show|give|name me? all? the|your|my? available? plans", (PlanList, 7)),
        Cue.Of("plans do|have|are you|there|available", (PlanList, 6)),
        Cue.Of("^ what|which|all|the|available|other? plans $", (PlanList, 7)),
        Cue.Of("which|what areas|forces|counties do|can|are you|cover*|there", (PlanList, 6)),
        Cue.Of("how many plans", (PlanList, 6)),
    ];

    private static Cue[] Subscriptions =>
    [
        Cue.Of("post|send|put|share|drop|push ... deadline*|reminder*|date* ... here|channel|chat|team|thread", (DeadlineSubscribe, 9)),
        Cue.Of("remind|notify|alert|tell us|this|the|me|everyone ... channel|here|of|about|when ... deadline*|due|date*|panel|here", (DeadlineSubscribe, 8)),
        Cue.Of("subscribe", (DeadlineSubscribe, 8)),
        Cue.Of("start|begin|turn|switch|enable|set ... posting|on|up ... deadline*|reminder*", (DeadlineSubscribe, 8)),
        Cue.Of("enable|want|get ... deadline* ... reminder*|posts|cards|alerts|here", (DeadlineSubscribe, 7)),
        Cue.Of("stop|quit|end|cancel|pause ... deadline*|reminder*|posting|reminding|posts|alerts", (DeadlineUnsubscribe, 12)),
        Cue.Of("do not|no|never post|send|more ... deadline*|reminder*", (DeadlineUnsubscribe, 12)),
        Cue.Of("no more deadline*|reminder*|posts", (DeadlineUnsubscribe, 12)),
        Cue.Of("turn|switch off ... deadline*|reminder*|posts", (DeadlineUnsubscribe, 12)),
        Cue.Of("turn|switch ... deadline*|reminder*|posts ... off", (DeadlineUnsubscribe, 12)),
        Cue.Of("unsubscribe", (DeadlineUnsubscribe, 12)),
    ];

    private static Cue[] Submissions =>
    [
        Cue.Of("submit|resubmit|lodge|upload", (SubmissionStart, 5)),
        Cue.Of("^ submit|resubmit|lodge|raise|log|add|send|register|new|make|file", (SubmissionStart, 3)),
        Cue.Of("send|hand|feed|pass in|forward|through|over|across", (SubmissionStart, 3.5)),
        Cue.Of("send|put|hand|feed|pass|enter ... our|my|your|their|the|a|some ... in|forward|through|over|across", (SubmissionStart, 3.5)),
        Cue.Of("raise|log|lodge|register|record|add|make|file|enter|put|provide|give|share|leave ... comment*|priorit*|view*|response|submission*|feedback|representation|concern", (SubmissionStart, 4.5)),
        Cue.Of("new submission|comment|priority", (SubmissionStart, 4)),
        Cue.Of("want|like|need|wish|can|how|where ... to|i|we submit|resubmit|send|raise|log|lodge|put|add|comment|respond|feed|contribute|register|propose|suggest|give|tell ... comment*|priorit*|view*|response|submission|feedback|plan|consultation|in|strategy", (SubmissionStart, 4.5)),
        Cue.Of("we|i have a|some|our priorit*|comment*|view* ... for|to|on", (SubmissionStart, 4)),
        Cue.Of("take|have|here is our|my|a ... priorit*|comment*|submission|response", (SubmissionStart, 2)),
        Cue.Of("have our|my say", (SubmissionStart, 4)),
        Cue.Of("how do|can|could|should i|we comment|respond|contribute|have|feed", (SubmissionStart, 4)),
        Cue.Of("submission form", (SubmissionStart, 5)),
        Cue.Of("submit ... again", (SubmissionStart, 5)),

        Cue.Of("my|our submission|submissions", (SubmissionStatus, 6.5)),
        Cue.Of("status|state|outcome|progress|result of|on|for my|our|the ... submission*|priorit*|comment|response", (SubmissionStatus, 4)),
        Cue.Of("did|have|has you|they|anyone|it|opcc|office|pcc ... get|got|receive*|seen|had|arrive*|log* ... our|my|sent|submitted|submission|we|from", (SubmissionStatus, 6.5)),
        Cue.Of("did|has|have|was|is our|my|the ... resubmission|submission ... in|through|received|gone|arrive*|accepted|logged|decided|ok|there|recorded|triaged|rejected", (SubmissionStatus, 7)),
        Cue.Of("did|has|have|was|is|were|are our|my ... priorit*|response|form|comment*|strategy|views ... received|gone|arrive*|get|accepted|logged|submitted|sent|taken|decided|approved|in|recorded|reach*|through", (SubmissionStatus, 5.5)),
        Cue.Of("we|i sent|submitted|put", (SubmissionStatus, 3.5)),
        Cue.Of("what happened|became|become|is happening to|of|with my|our|the ... submission*|priorit*|we|sent|submitted", (SubmissionStatus, 6)),
        Cue.Of("where is my|our|the submission|priority|priorities|form|response", (SubmissionStatus, 6)),
        Cue.Of("any news|update|word|reply ... my|our|submission", (SubmissionStatus, 4.5)),
        Cue.Of("resubmission", (SubmissionStatus, 2)),
        Cue.Of("my|our pending", (SubmissionStatus, 7)),
        Cue.Of("what have i|we submitted|sent", (SubmissionStatus, 7)),
        Cue.Of("submission* ... received|status|pending|accepted|outstanding|decided", (SubmissionStatus, 5)),
        Cue.Of("^ submissions $", (SubmissionStatus, 6)),
    ];

    private static Cue[] Themes =>
    [
        Cue.Of("what|which|list|name|show|give|tell|remind ... themes|priorities", (ThemeList, 4)),
        Cue.Of("how many ... themes|priorities", (ThemeList, 5)),
        Cue.Of("#|four|five|six|three|key|main|strategic|all|current themes|priorities|vs|pillars", (ThemeList, 3)),
        Cue.Of("themes|priorities $", (ThemeList, 3)),
        Cue.Of("^ themes|priorities", (ThemeList, 3)),
        Cue.Of("themes|priorities", (ThemeList, 2)),
        Cue.Of("#|four|five|six|the|all|which|what vs|v", (ThemeList, 5)),
        Cue.Of("first|second|third|fourth|fifth|sixth|extra|new v|theme|priority", (ThemeHistory, 4)),
        Cue.Of("strategic thematic? areas|aims", (ThemeList, 3)),
        Cue.Of("what is|are ... plan about|focus*|trying|prioritis*", (ThemeList, 4)),
        Cue.Of("what ... plan ... focus*|prioritis*|concentrat*", (ThemeList, 4)),
        Cue.Of("pcc|commissioner|police focus*|prioritis* on", (ThemeList, 3)),
        Cue.Of("theme|priority", (ThemeStatus, 1.5), (ThemeHistory, 1)),
        Cue.Of("thematic areas", (ThemeStatus, 3)),
        Cue.Of("is|are|was ... still|remain* ... theme|priority|plan|priorities|themes|there", (ThemeStatus, 4.5)),
        Cue.Of("still a|one|in|part|the ... theme|priority|plan|priorities", (ThemeStatus, 4.5)),
        Cue.Of("still in|part the|of|plan", (ThemeStatus, 4)),
        Cue.Of("one of the ... priorities|themes", (ThemeStatus, 3)),

        Cue.Of("what happened|became|become|has|did to|of|happened ... theme|priority|themes|priorities", (ThemeHistory, 5)),
        Cue.Of("what happened|became|become|has|did to|of|happened|become", (ThemeHistory, 3), (CommitmentStatus, 2.5)),
        Cue.Of("whatever happened to", (ThemeHistory, 3.5), (CommitmentStatus, 2.5)),
        Cue.Of("where did ... theme|priority ... go", (ThemeHistory, 5)),
        Cue.Of("where did|has ... go|gone", (ThemeHistory, 3)),
        Cue.Of("what was|were|is ... called|named|known ... before|previously|earlier|originally|formerly|now|first", (ThemeHistory, 6)),
        Cue.Of("call*|named|known ... before|previously|earlier|originally|formerly", (ThemeHistory, 4.5)),
        Cue.Of("renamed|merged|merge|retired|replaced|replace|superseded|folded|absorbed|split|strengthened|predecessor*|successor*|lineage|combined|subsumed|swallowed", (ThemeHistory, 4)),
        Cue.Of("what was|is|were ... called|named", (ThemeHistory, 3)),
        Cue.Of("always", (ThemeHistory, 3)),
        Cue.Of("added|appear*|introduced|dropped|removed|scrapped|disappear*|vanish*|lost|evolve*|evolution|come|came|changed|become", (ThemeHistory, 2)),
        Cue.Of("when did|was|were ... get? added|introduced|dropped|removed|merged|renamed|appear|created|become", (ThemeHistory, 4)),
        Cue.Of("which|what ... themes|priorities|theme ... dropped|merged|added|changed|renamed|replaced|new|removed|went|gone|disappear*", (ThemeHistory, 7)),
        Cue.Of("from #|six|five|four to|down #|four|five|six|three", (ThemeHistory, 6)),
        Cue.Of("themes|priorities|theme ... change*|different|evolve*|reduce*|cut|became", (ThemeHistory, 4)),
        Cue.Of("why ... themes|priorities|theme|priority", (ThemeHistory, 6)),
        Cue.Of("why ... #|six|four|five ... #|six|four|five", (ThemeHistory, 4)),
        Cue.Of("themes|priorities ... before|previous|previously|earlier|old|prior", (ThemeHistory, 6)),
        Cue.Of("previous|earlier|old|former|past|original ... themes|priorities|theme|priority", (ThemeHistory, 5.5)),
        Cue.Of("used to be ... theme|priority|called", (ThemeHistory, 5)),
        Cue.Of("history|background of|on|behind", (ThemeHistory, 4)),
        Cue.Of("where did ... come from", (ThemeHistory, 4)),
        Cue.Of("is ... new theme|priority", (ThemeHistory, 3)),
    ];

    private static Cue[] State =>
    [
        Cue.Of("status|state|rag|position of|on|for", (ThemeStatus, 3.7), (CommitmentStatus, 3.6)),
        Cue.Of("status|rag", (ThemeStatus, 3), (CommitmentStatus, 2.5)),
        Cue.Of("where are|r we|they|you|things with|on|at|about|re", (ThemeStatus, 3), (CommitmentStatus, 3)),
        Cue.Of("where is|are ... up to|at|now", (ThemeStatus, 3), (CommitmentStatus, 3)),
        Cue.Of("how is|are|far|has|have ... going|doing|along|getting|progress*|perform*|coming|on|gone|been", (ThemeStatus, 3), (CommitmentStatus, 2.5)),
        Cue.Of("update|progress|latest|news|report on|with|about|for|of", (ThemeStatus, 2.5), (CommitmentStatus, 2.5)),
        Cue.Of("on|off track", (ThemeStatus, 2.5), (CommitmentStatus, 2.5)),
        Cue.Of("progress", (ThemeStatus, 1.5), (CommitmentStatus, 1.5)),
        Cue.Of("who owns|leads|lead|is responsible|runs|holds|manages|owner|in", (CommitmentStatus, 2.5), (ThemeStatus, 2)),
        Cue.Of("is|are|was|were|did|has|have|had|does ... done|happen|happened|happening|finished|complete|completed|delivered|implemented|kept|met|fulfilled|achieved|launched|reopened|opened|recruited|honoured|sorted|materialise*", (CommitmentStatus, 3.5)),
        Cue.Of("did|has|have|is|was|are|were ... set|put|go|gone|going|come|rolled up|in|ahead|place|off|out", (CommitmentStatus, 3)),
        Cue.Of("is|are|was|were|has|have|had|did ... published|publish|drafted|written|started|begun|created|agreed|chosen|decided|developed|produced|shared|ready|released|carried|collected|reviewed|refreshed|dropped|scrapped|abandoned|cancelled|stopped|invested", (CommitmentStatus, 2.8)),
        Cue.Of("go|going|gone|went ahead", (CommitmentStatus, 4)),
        Cue.Of("is|are|was|were|has|have|had|did ... been? taken|removed|put|added|included|referred|signed|written|bought|hired|recruited|funded", (CommitmentStatus, 2.8)),
        Cue.Of("yet $", (CommitmentStatus, 2)),
        Cue.Of("done|finished|sorted|happened|kept|complete|completed|delivered|ready|on|up $", (CommitmentStatus, 2.5)),
        Cue.Of("is|was there a|an|any|another", (CommitmentStatus, 1.5)),
        Cue.Of("who is|are responsible|accountable|leading|in", (CommitmentStatus, 3), (ThemeStatus, 2)),
        Cue.Of("who owns|leads|lead|runs|holds|manages", (CommitmentStatus, 3), (ThemeStatus, 2)),
        Cue.Of("keep|kept|keeping|honour|break|broke|broken|deliver|delivered|meet|met his|her|their|the|its|our|on promise*|commitment*|pledge*|word", (CommitmentStatus, 4.5)),
        Cue.Of("commitment*|promise*|pledge*", (CommitmentStatus, 2)),
        Cue.Of("still happening|going|planned|on|due|doing", (CommitmentStatus, 3)),
        Cue.Of("did|has|have|is|was we|they|you|he|she|pcc|opcc|lancashire|force|police|commissioner|there ever|actually|manage", (CommitmentStatus, 2.5)),
        Cue.Of("will|are|is ... going to|there|still ... be|do|have|another|further", (CommitmentStatus, 2)),
        Cue.Of("what was|has|have|is ... promised|pledged|committed", (CommitmentStatus, 4)),
        Cue.Of("what did ... promise|commit|pledge", (CommitmentStatus, 4)),
    ];

    private static Cue[] Ambitions =>
    [
        Cue.Of("ambition|ambitions", (AmbitionSearch, 6)),
        Cue.Of("aim|aims|goal|goals", (AmbitionSearch, 5)),
        Cue.Of("how many ambitions|aims", (AmbitionSearch, 2)),
        Cue.Of("what is|are|do|does|did ... aim*|hope*|plan* to|do ... about|on|for", (AmbitionSearch, 3)),
        Cue.Of("what is|are ... plan|pcc|they|commissioner doing|do|going|planning ... about|on|for|to", (AmbitionSearch, 3)),
        Cue.Of("anything|something about|on|for|around ... plan", (AmbitionSearch, 3)),
        Cue.Of("anything|something|much|nothing ... in the? plan", (AmbitionSearch, 3)),
        Cue.Of("promise* ... parts|elements|points|strands", (AmbitionSearch, 4)),
        Cue.Of("what does ... plan|promise say|promise|pledge|cover", (AmbitionSearch, 3.5)),
        Cue.Of("what does ... promise ... say|mean|involve|contain|cover|include", (AmbitionSearch, 5)),
        Cue.Of("what does|did ... plan ... say|want|promise about|on|for|to", (AmbitionSearch, 3.5)),
        Cue.Of("plan mention*|cover*|say*|include*|talk*|address* anything|about|on|much", (AmbitionSearch, 2.5)),
        Cue.Of("objective|objectives", (AmbitionSearch, 2), (StatutoryCheck, 1)),
        Cue.Of("headings", (AmbitionSearch, 4)),
        Cue.Of("want|wants|wanted|hoping|hope to achieve", (AmbitionSearch, 3)),
    ];

    private static Cue[] Direction =>
    [
        Cue.Of("trend|trends|trending", (KpiTrend, 5)),
        Cue.Of("up or down", (KpiTrend, 6)),
        Cue.Of("going|gone|go|went|goin|coming|moving|heading|getting ... up|down|better|worse|higher|lower|wrong|right", (KpiTrend, 4.5)),
        Cue.Of("is|are|was|were|has|have|did|any ... rising|falling|increasing|decreasing|improving|worsening|growing|dropping|declining|risen|fallen|increased|decreased|improved|worsened|dropped|grown|reduced|climbing|soaring|rise|fall|increase|decrease|improve|drop|reduce|grow|go", (KpiTrend, 4)),
        Cue.Of("rising|falling|increasing|decreasing|improving|worsening|growing|declining|risen|fallen|dropping", (KpiTrend, 3.5)),
        Cue.Of("worse|better|more|less|fewer|higher|lower|up|down ... than|from|since|on|compared last|before|previous|year|in|it|#|the", (KpiTrend, 3)),
        Cue.Of("get|got|getting|any worse|better", (KpiTrend, 4)),
        Cue.Of("moved|changed|change|changes|movement|shifted|developed|trajectory|direction|compare|compared|comparison since|over|between|in|from|with|to", (KpiTrend, 3)),
        Cue.Of("how have|has|did|do|does ... moved|changed|change|move|compare|developed|gone|shifted|varied", (KpiTrend, 4)),
        Cue.Of("year on year", (KpiTrend, 3)),
        Cue.Of("direction of travel|change", (KpiTrend, 5)),
        Cue.Of("right|wrong way|direction", (KpiTrend, 4)),
        Cue.Of("over time|the", (KpiTrend, 2)),
        Cue.Of("between ... and", (KpiTrend, 1)),
        Cue.Of("by how much|many", (KpiValue, 5)),
        Cue.Of("how much ... fall|rise|drop|increase|decrease|reduce|go|fell|rose|down|up", (KpiValue, 3.5), (KpiTrend, 1)),
    ];

    private static Cue[] Figures =>
    [
        Cue.Of("how many", (KpiValue, 3.5)),
        Cue.Of("number|numbers|figure|figures|count|percentage|percent|proportion|share|rate|score|stat|stats|statistics|level|levels|volume", (KpiValue, 3)),
        Cue.Of("target|targets", (KpiValue, 3.5)),
        Cue.Of("how|what often|proportion|percentage|quickly|fast|long|high|low", (KpiValue, 3)),
        Cue.Of("kpi|indicator|indicators|measure|metric", (KpiValue, 1.5)),
        Cue.Of("what is|was|were|are ... rate|total|figure|number|level|satisfaction|confidence|performance|result", (KpiValue, 2.5)),
        Cue.Of("what is|was|were|are", (KpiValue, 0.5)),
        Cue.Of("out of #", (KpiValue, 1)),
        Cue.Of("per #|thousand|head|week|month|day|year", (KpiValue, 2)),
        Cue.Of("total crime", (KpiValue, 1.5)),
    ];

    /// <summary>What is counted but is no measure.</summary>
    private static Cue[] OtherCounts =>
    [
        Cue.Of("how many ... themes|priorities|vs", (KpiValue, -5), (ThemeList, 1)),
        Cue.Of("how many ... ambitions|aims|headings|objectives|goals", (KpiValue, -5), (AmbitionSearch, 1)),
        Cue.Of("how many ... comments|points|addressed|elsewhere|unaddressed", (KpiValue, -4), (ConsultationDisposition, 1)),
        Cue.Of("how many ... deadlines|meetings|panels|milestones|events", (KpiValue, -4), (DeadlineNext, 4)),
        Cue.Of("how many ... bids|applications|grants|projects", (KpiValue, -2)),
        Cue.Of("how many ... submissions", (KpiValue, -4)),
        Cue.Of("^ did|has|have|was|were|is|are|why|who", (SubmissionStart, -3)),
        Cue.Of("local|partner|partners|our|my|their|council priorities|priority", (ThemeList, -3)),
        Cue.Of("saved|save|savings", (KpiValue, 2), (CommissioningAmount, -1.5)),
        Cue.Of("why", (KpiValue, -1), (KpiTrend, -2)),
    ];

    private static Cue[] Reasons =>
    [
        Cue.Of("why", (DecisionWhy, 4.5)),
        Cue.Of("reason|reasons|rationale|reasoning|justification|explanation|grounds|thinking", (DecisionWhy, 4.5)),
        Cue.Of("how come", (DecisionWhy, 4.5)),
        Cue.Of("what is|was|were behind|prompted|led|caused|made", (DecisionWhy, 3.5)),
        Cue.Of("who|when decided|decide", (DecisionWhy, 3.5)),
        Cue.Of("who|when was|were|did ... decided|decide", (DecisionWhy, 6)),
        Cue.Of("decided|decision", (DecisionWhy, 2)),
        Cue.Of("explain", (DecisionWhy, 2)),
        Cue.Of("where did|has|is|does|will ... money|funding|funds|cash ... go|gone|going|end|spent", (DecisionWhy, 6)),
        Cue.Of("what happened to|with the|that|this money|funding|funds|cash", (DecisionWhy, 6)),
        Cue.Of("money|funds|funding|cash ... reallocated|released|freed|diverted|redirected", (DecisionWhy, 5)),
        Cue.Of("instead", (DecisionWhy, 1)),
    ];

    private static Cue[] Money =>
    [
        Cue.Of("how much ... spent|spend|money|awarded|award|allocated|given|cost|costs|funding|budget|worth|grant|fund|get|paid|pay|for|scheme|pot|put|invest*|go", (CommissioningAmount, 4.5)),
        Cue.Of("how much", (CommissioningAmount, 3)),
        Cue.Of("fund|funds|grant|grants|scheme|award|commissioned|commissioning", (CommissioningAmount, 2.6)),
        Cue.Of("amount|budget|budgets|funding|spend|spent|spending|cost|costs|pot|money|cash|pounds|worth|awarded|allocated|allocation|invest*|financ*", (CommissioningAmount, 3)),
        Cue.Of("size|value of", (CommissioningAmount, 2)),
        Cue.Of("max|maximum|minimum|limit|cap|most ... per|each|application|bid|grant", (CommissioningAmount, 4)),
        Cue.Of("per application|bid|project|organisation|grant", (CommissioningAmount, 3.5)),
        Cue.Of("what do|does|did ... get|receive", (CommissioningAmount, 3)),
        Cue.Of("who got|gets|received|receives ... money|funding|grant|grants|it", (CommissioningAmount, 3)),
        Cue.Of("underspend|overspend|variance|overspent|underspent", (CommissioningAmount, 3.5)),
        Cue.Of("how many ... bids|applications|projects|organisations", (CommissioningAmount, 4)),
        Cue.Of("are|is there any|a|enough? money|funding|grant|fund|budget", (CommissioningAmount, 3)),
        Cue.Of("what ... services|projects ... commission*|fund*", (CommissioningAmount, 3)),
    ];

    private static Cue[] Deadlines =>
    [
        Cue.Of("next|following ... deadline|deadlines|milestone*|panel|event|events|meeting*|board|date|dates|publication*|paper|round|session", (DeadlineNext, 6)),
        Cue.Of("next ... due", (DeadlineNext, 5)),
        Cue.Of("coming up|soon", (DeadlineNext, 5)),
        Cue.Of("upcoming|forthcoming|imminent", (DeadlineNext, 5)),
        Cue.Of("due soon|next|this|in|before|now|shortly|coming", (DeadlineNext, 4)),
        Cue.Of("what|anything|which ... due|deadlines|scheduled|planned|happening|diary|calendar|timetable", (DeadlineNext, 3.5)),
        Cue.Of("when do|does|are|is|will|should ... next|again", (DeadlineNext, 5)),
        Cue.Of("^ deadlines|deadline|milestones|timetable|calendar|dates $", (DeadlineNext, 5)),
        Cue.Of("what is|comes|happens|are next", (DeadlineNext, 5)),
        Cue.Of("^ next|then $", (DeadlineNext, 3)),
        Cue.Of("next one|two|three|few|#", (DeadlineNext, 4)),
        Cue.Of("next|coming|this week|weeks|month|months|fortnight|quarter", (DeadlineNext, 3)),
        Cue.Of("deadlines|milestones", (DeadlineNext, 4)),
        Cue.Of("any ... deadline|deadlines", (DeadlineNext, 4.5)),
        Cue.Of("overdue|late", (DeadlineNext, 4)),
        Cue.Of("when ... our|the next", (DeadlineNext, 5)),
        Cue.Of("what ... on|happening|going in|on ... january|february|march|april|may|june|july|august|september|october|november|december", (DeadlineNext, 4)),

        Cue.Of("when is|was|were|are|does|do|did|will|has|have|can|should|must|would|might", (DeadlineDateOf, 4.5)),
        Cue.Of("^ when", (DeadlineDateOf, 3)),
        Cue.Of("date|dates|day for|of|is|was|does|did", (DeadlineDateOf, 4.5)),
        Cue.Of("what|which date|day|month|week|year|time", (DeadlineDateOf, 4.5)),
        Cue.Of("by when", (DeadlineDateOf, 4.5)),
        Cue.Of("until $", (DeadlineDateOf, 4)),
        Cue.Of("how long ... open|until|left|run", (DeadlineDateOf, 4)),
        Cue.Of("until when", (DeadlineDateOf, 4.5)),
        Cue.Of("how long until|till|before|do|have", (DeadlineDateOf, 4)),
        Cue.Of("deadline|deadlines|cutoff for|of|to|is|was", (DeadlineDateOf, 4)),
        Cue.Of("closing|due|publication|meeting|start|end|launch|opening date|day", (DeadlineDateOf, 5)),
        Cue.Of("date|dates|weeks|week|day|when $", (DeadlineDateOf, 4)),
        Cue.Of("close|closes|closed|closing|open|opens|opened|opening", (DeadlineDateOf, 1.5)),
        Cue.Of("is there a date", (DeadlineDateOf, 4)),
    ];

    private static Cue[] Comments =>
    [
        Cue.Of("comment|comments", (ConsultationDisposition, 3)),
        Cue.Of("comment|point a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|a2", (ConsultationDisposition, 4)),
        Cue.Of("what did|do|does|was|is they|council|pcc|opcc|we|city|office|panel|the ... say|said|reply|respond|response|answer ... about|on|to|re|regarding", (ConsultationDisposition, 4)),
        Cue.Of("did|have|has they|pcc|opcc|anyone|office|plan ... reply|respond|responded|replied|answer|answered|listen|address|addressed|pick|deal|dealt|cover|act|take", (ConsultationDisposition, 4.5)),
        Cue.Of("was|were|is|are|has|have|did|did|got our|my|the|council|councils|any|it ... addressed|dealt|answered|listened|acted|picked|taken|ignored|covered|included|considered|accepted|rejected", (ConsultationDisposition, 3.5)),
        Cue.Of("addressed|unaddressed", (ConsultationDisposition, 3)),
        Cue.Of("dealt with", (ConsultationDisposition, 4)),
        Cue.Of("partly|partially|not|fully|part addressed", (ConsultationDisposition, 3)),
        Cue.Of("consultation feedback|comments|response|responses|outcome|points|replies", (ConsultationDisposition, 3)),
        Cue.Of("our|council|councils|city point|points|comment|comments|concern|concerns|feedback|request|question|ask|suggestion|response ... on|about|re|regarding|addressed|answered", (ConsultationDisposition, 4)),
        Cue.Of("disposition|dispositions", (ConsultationDisposition, 5)),
        Cue.Of("headline or not", (ConsultationDisposition, 5)),
        Cue.Of("take|taken|took|taking ... board|account|notice", (ConsultationDisposition, 4)),
        Cue.Of("what we|council|they|i said|asked|raised|told|wanted", (ConsultationDisposition, 4)),
        Cue.Of("what|which answer|response|reply|feedback did|have|was|do", (ConsultationDisposition, 4)),
        Cue.Of("did|has|have|was|were ... listen|listened|respond|responded|reply|replied", (ConsultationDisposition, 4)),
        Cue.Of("headline", (ConsultationDisposition, 2)),
        Cue.Of("what became|happened of|to ... point|comment|comments|feedback|request|suggestion", (ConsultationDisposition, 5)),
        Cue.Of("leicester city council|councils?", (ConsultationDisposition, 1.5)),
        Cue.Of("response|reply|answer to|on|about", (ConsultationDisposition, 2)),
        Cue.Of("of the #|25|26 comments?", (ConsultationDisposition, 4)),
        Cue.Of("of the 25|26", (ConsultationDisposition, 4)),
        Cue.Of("how many ... addressed|unaddressed|elsewhere", (ConsultationDisposition, 5)),
    ];

    private static Cue[] Law =>
    [
        Cue.Of("by|in|under|the|under law|statute|act", (StatutoryCheck, 5)),
        Cue.Of("legal|legally|law|statutory|statute|lawful|legislation|act|prsra|legislat*", (StatutoryCheck, 4)),
        Cue.Of("duty|duties|obligation|obligations|obliged|mandatory|compulsory", (StatutoryCheck, 4.5)),
        Cue.Of("require|required|requires|requirement|requirements|compliant|comply|complies", (StatutoryCheck, 4)),
        Cue.Of("compliance", (StatutoryCheck, 2)),
        Cue.Of("must", (StatutoryCheck, 3.5)),
        Cue.Of("do|does|did|would|will we|the|they|he|she|pcc|panel|plan|chief|you|police|council|councils|opcc|a ... have|need|has to", (StatutoryCheck, 4.5)),
        Cue.Of("has|have|needs to", (StatutoryCheck, 2.5)),
        Cue.Of("which|what section", (StatutoryCheck, 4)),
        Cue.Of("section|sec|s #", (StatutoryCheck, 4)),
        Cue.Of("says|say|said ... has|have|must|to", (StatutoryCheck, 1)),
        Cue.Of("does|did|do|is|are ... plan ... cover*|contain*|include*|set*|say*|meet*|address*|have|satisf*|explain*|state*|show*|list*|compl*", (StatutoryCheck, 4)),
        Cue.Of("was|were|did|has|have|is ... consulted|consult|consultation|engaged", (StatutoryCheck, 4)),
        Cue.Of("was|is|has|have|did|were ... eia ... done|carried|there|completed|conduct*|do|$", (StatutoryCheck, 4)),
        Cue.Of("have|did|do we|they|you ... done|do|an|carried|have ... eia", (StatutoryCheck, 4)),
        Cue.Of("eia", (StatutoryCheck, 1)),
        Cue.Of("is|are|was|were ... in the plan", (StatutoryCheck, 2)),
        Cue.Of("ncpm", (StatutoryCheck, 5)),
        Cue.Of("national ... measures", (StatutoryCheck, 5)),
        Cue.Of("spr", (StatutoryCheck, 2)),
        Cue.Of("can|may|could|is a|the? pcc|panel|they|he|she|plan|the|it ... vary|veto|reject|allowed|amend|refuse|change|revise", (StatutoryCheck, 3)),
        Cue.Of("have|had|has|having regard", (StatutoryCheck, 3.5)),
        Cue.Of("what must|should|does ... plan ... contain|include|cover|set|say|have", (StatutoryCheck, 4)),
        Cue.Of("evidence|gap|gaps|missing ... requirement*|statut*|law|for", (StatutoryCheck, 2)),
        Cue.Of("powers|role|responsib* of|does the? panel", (StatutoryCheck, 3)),
        Cue.Of("allowed|entitled|permitted to", (StatutoryCheck, 4)),
    ];

    private static Cue[] Documents =>
    [
        Cue.Of("paragraph*|para|paras", (DocumentSearch, 6)),
        Cue.Of("where|which|what does|paper|document|page|part|bit it|the|report|paper|plan|seed|says|mentions|talks|does ... say|says|mention|mentions|talk|mentioned|talks|states|state", (DocumentSearch, 5)),
        Cue.Of("where is|was|does|do|did ... mention*|say|said|stated|written|find|described|explained|set|talk*|discuss*|refer*|covered", (DocumentSearch, 5)),
        Cue.Of("quote|cite|citation|wording|excerpt|extract|passage|verbatim|quotation", (DocumentSearch, 6)),
        Cue.Of("source|sources|reference|references for|on|of|about|behind", (DocumentSearch, 4.5)),
        Cue.Of("show|give|find|get|read|point|pull me|us|up? ... source|text|wording|passage|bit|part|paragraph|paper|document|page|section", (DocumentSearch, 4.5)),
        Cue.Of("the bit|part|passage|section|piece on|about|where|that|which", (DocumentSearch, 4.5)),
        Cue.Of("find|search|look|locate", (DocumentSearch, 2)),
        Cue.Of("search ... for|documents|papers|paper|document", (DocumentSearch, 3)),
        Cue.Of("paper|papers|report|document|documents|minutes|jarap ... say|says|said|mention*|about|state*|tell*", (DocumentSearch, 4)),
        Cue.Of("what does|did ... paper|report|document|update ... say|mention|state", (DocumentSearch, 5.5)),
        Cue.Of("in ... paper|report|document", (DocumentSearch, 2)),
        Cue.Of("which|what page|document|paper|report", (DocumentSearch, 4.5)),
        Cue.Of("paper|report|item a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|z", (DocumentSearch, 3)),
        Cue.Of("which|what|any papers|documents|reports do|does|have|are|is you|there|planbot|it|held|imported|loaded|available", (DocumentList, 8)),
        Cue.Of("list|show me|us? all? the|your|our|of? papers|documents|reports $", (DocumentList, 8)),
        Cue.Of("^ what|which|the|all|your|imported? papers|documents $", (DocumentList, 8)),
        Cue.Of("papers|documents do|have|can you have|hold|got|know|quote|search", (DocumentList, 8)),
        Cue.Of("mention*", (DocumentSearch, 1.5)),
    ];
}
