using static PlanBot.Recognition.Intents;

namespace PlanBot.Recognition.Grammar;

/// <summary>How decisions, their reasons and money are asked about.</summary>
internal static class MoneyCues
{
    public static IEnumerable<Cue> Reasons =>
    [
        Cue.Of("why", (DecisionWhy, 4.5)),
        Cue.Of("reason|reasons|rationale|reasoning|justification|explanation|grounds|thinking", (DecisionWhy, 4.5)),
        Cue.Of("how come", (DecisionWhy, 4.5)),
        Cue.Of("what is|was|were behind|prompted|led|caused|made", (DecisionWhy, 3.5)),
        Cue.Of("who|when decided|decide", (DecisionWhy, 3.5)),
        Cue.Of("who|when was|were|did ... decided|decide", (DecisionWhy, 6)),
        Cue.Of("decided|decision", (DecisionWhy, 2)),
        Cue.Of("list|show|which|what|all ... decisions", (DecisionWhy, 4.5)),
        Cue.Of("explain", (DecisionWhy, 2)),
        Cue.Of("where did|has|is|does|will ... money|funding|funds|cash ... go|gone|going|end|spent", (DecisionWhy, 6)),
        Cue.Of("what happened to|with the|that|this money|funding|funds|cash", (DecisionWhy, 6)),
        Cue.Of("money|funds|funding|cash ... reallocated|released|freed|diverted|redirected", (DecisionWhy, 5)),
        Cue.Of("instead", (DecisionWhy, 1)),
        Cue.Of("what is|was the story|deal|thinking|background|point|idea|logic|issue|problem with|behind|about|of|on", (DecisionWhy, 5), (AmbitionSearch, -3)),
        Cue.Of("why|reason|reasons ... year|years|months|term|period|long|length|four|five|three", (DecisionWhy, 3), (ThemeHistory, -5)),
        Cue.Of("why|reason|reasons ... theme|themes|priority|priorities", (ThemeHistory, 5)),
        Cue.Of("why|reason|reasons ... compare|comparison|compared|comparing|baseline", (DecisionWhy, 6)),
        Cue.Of("could|can|why|would|should the|they|we|he|she|pcc|you ... just|simply|not", (DecisionWhy, 2.5)),
        Cue.Of("because|due to|owing", (DecisionWhy, 2)),
        Cue.Of("what|who is|was|did the? reason|excuse|explanation|argument|justify|persuaded|convinced", (DecisionWhy, 4)),
        Cue.Of("why not", (DecisionWhy, 5)),
        Cue.Of("what stopped|stops|prevents|prevented|blocks|blocked|delayed", (DecisionWhy, 4)),
        Cue.Of("what for $", (DecisionWhy, 3)),
    ];

    public static IEnumerable<Cue> Money =>
    [
        Cue.Of("how much ... spent|spend|money|awarded|award|allocated|given|cost|costs|funding|budget|worth|grant|fund|get|paid|pay|for|scheme|pot|put|invest*|go|goes|went", (CommissioningAmount, 4.5)),
        Cue.Of("how much", (CommissioningAmount, 3)),
        Cue.Of("fund|funds|grant|grants|scheme|award|commissioned|commissioning", (CommissioningAmount, 2.6)),
        Cue.Of("amount|budget|budgets|funding|spend|spent|spending|cost|costs|pot|money|cash|pounds|worth|awarded|allocated|allocation|invest*|financ*", (CommissioningAmount, 3)),
        Cue.Of("size|value of", (CommissioningAmount, 2)),
        Cue.Of("max|maximum|minimum|limit|cap|most ... per|each|application|bid|grant", (CommissioningAmount, 4)),
        Cue.Of("max|maximum|minimum|limit|cap|ceiling|most|upper|biggest|largest ... ask|bid|apply|get|claim|request|receive|award|go|for|of|on", (CommissioningAmount, 4)),
        Cue.Of("how much|big ... ask|bid|apply|claim|request|receive", (CommissioningAmount, 4.5)),
        Cue.Of("per application|bid|project|organisation|grant", (CommissioningAmount, 3.5)),
        Cue.Of("what do|does|did ... get|receive", (CommissioningAmount, 3)),
        Cue.Of("who got|gets|received|receives ... money|funding|grant|grants|it", (CommissioningAmount, 3)),
        Cue.Of("underspend|overspend|variance|overspent|underspent", (CommissioningAmount, 3.5)),
        Cue.Of("how many ... bids|applications|projects|organisations", (CommissioningAmount, 4)),
        Cue.Of("list|show|what|all|which ... commissioning? lines|grants|funds", (CommissioningAmount, 3)),
        Cue.Of("are|is there any|a|enough? money|funding|grant|fund|budget", (CommissioningAmount, 3)),
        Cue.Of("what ... services|projects ... commission*|fund*", (CommissioningAmount, 3)),
    ];
}
