using static PlanBot.Recognition.Intents;

namespace PlanBot.Recognition.Grammar;

/// <summary>How ambitions, figures and the way that figures go are asked about.</summary>
internal static class MeasureCues
{
    public static IEnumerable<Cue> Ambitions =>
    [
        Cue.Of("ambition|ambitions", (AmbitionSearch, 6)),
        Cue.Of("aim|aims|goal|goals|aiming", (AmbitionSearch, 5)),
        Cue.Of("want|wants|hope|hopes|intend|intends to do|achieve ... about|on|for|with", (AmbitionSearch, 4)),
        Cue.Of("promise ... what|in|about|mean|cover|include", (AmbitionSearch, 3)),
        Cue.Of("how many ambitions|aims", (AmbitionSearch, 2)),
        Cue.Of("what is|are|do|does|did ... aim*|hope*|plan* to|do ... about|on|for", (AmbitionSearch, 3)),
        Cue.Of("what is|are ... plan|pcc|they|commissioner doing|do|going|planning ... about|on|for|to", (AmbitionSearch, 3)),
        Cue.Of("anything|something about|on|for|around ... plan", (AmbitionSearch, 3)),
        Cue.Of("anything|something|much|nothing ... in the? plan", (AmbitionSearch, 3)),
        Cue.Of("promise* ... parts|elements|points|strands", (AmbitionSearch, 4)),
        Cue.Of("parts|elements|points|strands ... promise*", (AmbitionSearch, 4)),
        Cue.Of("what does ... plan|promise say|promise|pledge|cover", (AmbitionSearch, 3.5)),
        Cue.Of("what does ... promise ... say|mean|involve|contain|cover|include", (AmbitionSearch, 5)),
        Cue.Of("what does|did ... plan ... say|want|promise about|on|for|to", (AmbitionSearch, 3.5)),
        Cue.Of("plan mention*|cover*|say*|include*|talk*|address* anything|about|on|much", (AmbitionSearch, 2.5)),
        Cue.Of("objective|objectives", (AmbitionSearch, 2), (StatutoryCheck, 1)),
        Cue.Of("headings", (AmbitionSearch, 4)),
        Cue.Of("what|who is|are|was|were in|within|inside|under|behind|covered|included the|this|that|its|our ... promise|pledge|theme|priority|heading|section|offer", (AmbitionSearch, 4.5), (ThemeStatus, -1)),
        Cue.Of("what ... promise|pledge|offer|heading ... say|mean|involve|contain|cover|include|hold|consist|entail|made|$", (AmbitionSearch, 4)),
        Cue.Of("what|anything|something|which is|are|was|were? planned|proposed|being|intended|pledged|aimed ... to|for|about|on|around|with", (AmbitionSearch, 4.5), (DeadlineNext, -5)),
        Cue.Of("what ... planned|proposed|intended to|for|about|on|around", (AmbitionSearch, 2)),
        Cue.Of("wording|words|text|full|list|verbatim ... ambitions|aims|objectives", (AmbitionSearch, 6), (DocumentSearch, -6)),
        Cue.Of("ambitions|aims|objectives ... wording|text|verbatim|written|in full", (AmbitionSearch, 6), (DocumentSearch, -6)),
        Cue.Of("missing|absent|left|omitted|dropped|gone from|off|out the|your|its? ... aims|ambitions|objectives", (DecisionWhy, 4), (AmbitionSearch, 1)),
        Cue.Of("want|wants|wanted|hoping|hope to achieve", (AmbitionSearch, 3)),
    ];

    public static IEnumerable<Cue> Direction =>
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

    public static IEnumerable<Cue> Figures =>
    [
        Cue.Of("how many", (KpiValue, 3.5)),
        Cue.Of("number|numbers|figure|figures|count|percentage|percent|proportion|share|rate|score|stat|stats|statistics|level|levels|volume", (KpiValue, 3)),
        Cue.Of("target|targets", (KpiValue, 3.5)),
        Cue.Of("how|what often|proportion|percentage|quickly|fast|long|high|low", (KpiValue, 3)),
        Cue.Of("kpi|indicator|indicators|measure|metric", (KpiValue, 1.5)),
        Cue.Of("what is|was|were|are ... rate|total|figure|number|level|satisfaction|confidence|performance|result", (KpiValue, 2.5)),
        Cue.Of("what is|was|were|are", (KpiValue, 0.5)),
        Cue.Of("graded|grade|grading|scored|measured", (KpiValue, 3)),
        Cue.Of("out of #", (KpiValue, 1)),
        Cue.Of("per #|thousand|head|week|month|day|year", (KpiValue, 2)),
        Cue.Of("total crime", (KpiValue, 1.5)),
        Cue.Of("response|waiting|answer|attendance time|times", (KpiValue, 3)),
        Cue.Of("did|do|does|have|has ... achieve|achieved|hit|reach|reached|manage|managed|get|meet|score ... target|against|aspiration|goal|standard", (KpiValue, 4)),
        Cue.Of("what ... actual|actually achieve|achieved|reached|managed|scored|got|was", (KpiValue, 3)),
        Cue.Of("how well|good|badly|bad", (KpiValue, 2.5)),
        Cue.Of("bring|brought|raised|raise|attract|attracted|secure|secured|won|pull|pulled ... in|funding|money|external|income|grants", (KpiValue, 3)),
    ];

    /// <summary>What is counted but is no measure.</summary>
    public static IEnumerable<Cue> OtherCounts =>
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
        Cue.Of("^ when", (StatutoryCheck, -2.5)),
        Cue.Of("what|which|how ... themes|priorities", (StatutoryCheck, -4), (DeadlineNext, -4)),
        Cue.Of("happening with|about|to", (DeadlineNext, -4)),
    ];
}
