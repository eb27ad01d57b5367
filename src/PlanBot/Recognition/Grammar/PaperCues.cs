using static PlanBot.Recognition.Intents;

namespace PlanBot.Recognition.Grammar;

/// <summary>How consultation comments, the law and papers are asked about.</summary>
internal static class PaperCues
{
    public static IEnumerable<Cue> Comments =>
    [
        Cue.Of("comment|comments", (ConsultationDisposition, 3)),
        Cue.Of("comment|point a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|a2", (ConsultationDisposition, 4)),
        Cue.Of("what did|do|does|was|is they|council|pcc|opcc|we|city|office|panel|the ... say|said|reply|respond|response|answer ... about|on|to|re|regarding", (ConsultationDisposition, 4)),
        Cue.Of("did|have|has the? they|pcc|opcc|anyone|office|plan ... reply|respond|responded|replied|answer|answered|listen|address|addressed|pick|deal|dealt|cover|act|take", (ConsultationDisposition, 4.5)),
        Cue.Of("was|were|is|are|has|have|did|did|got our|my|the|council|councils|any|it ... addressed|dealt|answered|listened|acted|picked|taken|ignored|covered|included|considered|accepted|rejected|acknowledged|recognised|reflected", (ConsultationDisposition, 3.5)),
        Cue.Of("points|comments|concerns|requests|suggestions ... ignore*|miss*|overlook*|reject*|dismiss*|unanswered", (ConsultationDisposition, 5)),
        Cue.Of("which|what ... comments|points ... resubmit*", (ConsultationDisposition, 6), (SubmissionStart, -9)),
        Cue.Of("did|does the? council|councils ... say|raise|ask|want", (ConsultationDisposition, 3)),
        Cue.Of("answered|responded|replied $", (ConsultationDisposition, 2.5)),
        Cue.Of("addressed|unaddressed", (ConsultationDisposition, 3)),
        Cue.Of("dealt with", (ConsultationDisposition, 4)),
        Cue.Of("partly|partially|not|fully|part addressed", (ConsultationDisposition, 3)),
        Cue.Of("consultation feedback|comments|response|responses|outcome|points|replies", (ConsultationDisposition, 3)),
        Cue.Of("our|council|councils|city point|points|comment|comments|concern|concerns|feedback|request|question|ask|suggestion|response ... on|about|re|regarding|addressed|answered", (ConsultationDisposition, 4)),
        Cue.Of("disposition|dispositions", (ConsultationDisposition, 5)),
        Cue.Of("headline or not", (ConsultationDisposition, 5)),
        Cue.Of("query|worry|concern|plea|gripe|objection|suggestion|ask from|in|by|of ... council|councils", (ConsultationDisposition, 4)),
        Cue.Of("take|taken|took|taking ... board|account|notice", (ConsultationDisposition, 4)),
        Cue.Of("what we|council|they|i said|asked|raised|told|wanted", (ConsultationDisposition, 4)),
        Cue.Of("what|which answer|response|reply|feedback did|have|was|do", (ConsultationDisposition, 4)),
        Cue.Of("did|has|have|was|were ... listen|listened|respond|responded|reply|replied", (ConsultationDisposition, 4)),
        Cue.Of("headline", (ConsultationDisposition, 2)),
        Cue.Of("what became|happened of|to ... point|comment|comments|feedback|request|suggestion", (ConsultationDisposition, 5)),
        Cue.Of("leicester city council|councils?", (ConsultationDisposition, 1.5)),
        Cue.Of("response|reply|answer to|on|about", (ConsultationDisposition, 2)),
        Cue.Of("of the #|25|26 comments|points", (ConsultationDisposition, 4)),
        Cue.Of("of the 25|26", (ConsultationDisposition, 4)),
        Cue.Of("how many ... addressed|unaddressed|elsewhere", (ConsultationDisposition, 5)),
    ];

    public static IEnumerable<Cue> Law =>
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
        Cue.Of("was|is|has|have|did|were ... eia ... done|carried|there|completed|conduct*|do|$", (StatutoryCheck, 6)),
        Cue.Of("have|did|do we|they|you ... done|do|an|carried|have ... eia", (StatutoryCheck, 4)),
        Cue.Of("eia", (StatutoryCheck, 1)),
        Cue.Of("is|are|was|were ... in the plan", (StatutoryCheck, 2)),
        Cue.Of("ncpm", (StatutoryCheck, 5)),
        Cue.Of("did|was|were|has|have|is ... panel ... draft", (StatutoryCheck, 3)),
        Cue.Of("can|could|may a|the|our? plan be? ... changed|varied|amended|revised|altered", (StatutoryCheck, 4)),
        Cue.Of("national ... measures", (StatutoryCheck, 5)),
        Cue.Of("spr", (StatutoryCheck, 2)),
        Cue.Of("can|may|could|is a|the? pcc|panel|they|he|she|plan|the|it ... vary|veto|reject|allowed|amend|refuse|change|revise", (StatutoryCheck, 3)),
        Cue.Of("have|had|has|having regard", (StatutoryCheck, 3.5)),
        Cue.Of("what must|should|does ... plan ... contain|include|cover|set|say|have", (StatutoryCheck, 4)),
        Cue.Of("evidence|gap|gaps|missing ... requirement*|statut*|law|for", (StatutoryCheck, 2)),
        Cue.Of("powers|role|responsib* of|does the? panel", (StatutoryCheck, 3)),
        Cue.Of("panel|pcc|commissioner|constable powers|role|duties|responsibilities", (StatutoryCheck, 4)),
        Cue.Of("how much|long time ... panel|pcc", (StatutoryCheck, 4), (CommissioningAmount, -4)),
        Cue.Of("national priorities", (StatutoryCheck, 3), (ThemeList, -3)),
        Cue.Of("allowed|entitled|permitted to", (StatutoryCheck, 4)),
    ];

    public static IEnumerable<Cue> Documents =>
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
        Cue.Of("paper|report|document ... recommend*|propose*|conclude*", (DocumentSearch, 4)),
        Cue.Of("paper|report|item a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|z", (DocumentSearch, 3)),
        Cue.Of("which|what|any papers|documents|reports do|does|have|are|is you|there|planbot|it|held|imported|loaded|available", (DocumentList, 8)),
        Cue.Of("list|show me|us? all? the|your|our|of? papers|documents|reports $", (DocumentList, 8)),
        Cue.Of("^ what|which|the|all|your|imported? papers|documents $", (DocumentList, 8)),
        Cue.Of("papers|documents do|have|can you have|hold|got|know|quote|search", (DocumentList, 8)),
        Cue.Of("mention*", (DocumentSearch, 1.5)),
    ];
}
