using static PlanBot.Recognition.Intents;

namespace PlanBot.Recognition.Grammar;

/// <summary>How partners send in priorities and comments, and ask what became of them.</summary>
internal static class SubmissionCues
{
    public static IEnumerable<Cue> Submissions =>
    [
        Cue.Of("submit|resubmit|lodge|upload", (SubmissionStart, 5)),
        Cue.Of("^ submit|resubmit|lodge|raise|log|add|send|register|make|file", (SubmissionStart, 3)),
        Cue.Of("send|hand|feed|pass in|forward|through|over|across", (SubmissionStart, 3.5)),
        Cue.Of("send|put|hand|feed|pass|enter ... our|my|your|their|the|a|some ... in|forward|through|over|across", (SubmissionStart, 3.5)),
        Cue.Of("raise|log|lodge|register|record|add|make|file|enter|put|provide|give|share|leave ... comment*|priorit*|view*|response|submission*|feedback|representation|concern", (SubmissionStart, 4.5)),
        Cue.Of("new submission|comment|priority", (SubmissionStart, 4)),
        Cue.Of("want|like|need|wish|can|how|where ... to|i|we submit|resubmit|send|raise|log|lodge|put|add|comment|respond|feed|contribute|register|propose|suggest|give|tell ... comment*|priorit*|view*|response|submission|feedback|plan|consultation|in|strategy", (SubmissionStart, 4.5)),
        Cue.Of("we|i have a|some|our priorit*|comment*|view* ... for|to|on", (SubmissionStart, 4)),
        Cue.Of("form for|to|where ... send*|submit*|priorit*|strategy|comment*", (SubmissionStart, 5)),
        Cue.Of("take|have|here is our|my|a ... priorit*|comment*|submission|response", (SubmissionStart, 2)),
        Cue.Of("have our|my say", (SubmissionStart, 4)),
        Cue.Of("how do|can|could|should i|we comment|respond|contribute|have|feed", (SubmissionStart, 4)),
        Cue.Of("submission form", (SubmissionStart, 5)),
        Cue.Of("submit ... again", (SubmissionStart, 5)),
        Cue.Of("start|begin|create|open|new ... submission|priority|priorities|form $", (SubmissionStart, 5)),
        Cue.Of("could|can|would|will|please you|i|we ... our|my ... priority|priorities|strategy|strategies|submission", (SubmissionStart, 5), (ThemeList, -4)),
        Cue.Of("we have|got ... priority|priorities|strategy|strategies", (SubmissionStart, 4.5), (ThemeList, -4)),
        Cue.Of("our|my ... have|has|got a|an|some|new|its|their|local|several? ... priority|priorities|strategy|strategies", (SubmissionStart, 4.5), (ThemeList, -4)),
        Cue.Of("our|my ... priority|priorities|strategy ... like|want|considered|included|added|feed|fed|submit", (SubmissionStart, 5), (ThemeList, -4)),
        Cue.Of("new|another priority|submission from|for|by", (SubmissionStart, 5), (ThemeList, -3)),
        Cue.Of("^ start|begin|create|open|make ... submission*|priority", (SubmissionStart, 6)),
        Cue.Of("start|begin|create|new|another|open|fill|complete ... submission|form", (SubmissionStart, 5)),
        Cue.Of("where|how ... form $", (SubmissionStart, 5)),
        Cue.Of("where|which|what is|are|do|does|can ... form|forms", (SubmissionStart, 5)),
        Cue.Of("add|include|put|get|feed|fed|insert|propose|suggest|nominate|contribute|pitch ... our|my|a|an|another|new|local ... priority|priorities|strategy|strategies", (SubmissionStart, 5)),
        Cue.Of("our|my|we|i|new|local ... priority|priorities|strategy|strategies ... into|in|to|included|added|considered|reflected|recognised ... plan", (SubmissionStart, 5)),
        Cue.Of("feed|fed|feeding|fit|get|put|build ... into|in the|your|this plan", (SubmissionStart, 4)),
        Cue.Of("^ hi|hello|hey? we|i have got? ... strategy|priority|priorities|submission", (SubmissionStart, 3)),
        Cue.Of("want|like|wants|would|need|hoping ... to|it|them|this ... submit|submitted|fed|included|added|considered|contribute|propose", (SubmissionStart, 4)),
        Cue.Of("how|where do|can|could|should|would|to|does i|we|a|partner|partners|organisation|someone ... submit|propose|suggest|put|contribute|nominate|raise", (SubmissionStart, 4.5)),

        Cue.Of("my|our submission|submissions", (SubmissionStatus, 6.5)),
        Cue.Of("status|state|outcome|progress|result of|on|for my|our|the ... submission*|priorit*|comment|response", (SubmissionStatus, 4)),
        Cue.Of("did|have|has you|they|anyone|it|opcc|office|pcc ... get|got|receive*|seen|had|arrive*|log* ... our|my|sent|submitted|submission|we|from", (SubmissionStatus, 6.5)),
        Cue.Of("did|has|have|was|is our|my|the ... resubmission|submission ... in|through|received|gone|arrive*|accepted|logged|decided|ok|there|recorded|triaged|rejected", (SubmissionStatus, 7)),
        Cue.Of("did|has|have|was|is|were|are our|my ... priorit*|response|form|comment*|strategy|views ... received|gone|arrive*|get|accepted|logged|submitted|sent|taken|decided|approved|in|recorded|reach*|through", (SubmissionStatus, 5.5)),
        Cue.Of("we|i sent|submitted|put", (SubmissionStatus, 3.5)),
        Cue.Of("what happened|became|become|is happening to|of|with my|our|the ... submission*|priorit*|we|sent|submitted", (SubmissionStatus, 6)),
        Cue.Of("where is my|our submission|priority|priorities|form|response", (SubmissionStatus, 6)),
        Cue.Of("any news|update|word|reply ... my|our|submission", (SubmissionStatus, 4.5)),
        Cue.Of("resubmission", (SubmissionStatus, 2)),
        Cue.Of("track|chase|chasing|check|follow|see|view|show|find ... my|our ... priority|priorities|submission*|form|response|strategy", (SubmissionStatus, 6.5)),
        Cue.Of("where|how|what has|have|is|about my|our ... priority|priorities|submission*|strategy|form ... got|gone|up|at|to|stand|stuck|doing|getting|reached", (SubmissionStatus, 6)),
        Cue.Of("has|have|did|does|is anyone|anybody|somebody|someone|they|you|staff|opcc|office ... look|looked|looking|seen|read|decide|decided|consider|considered|deal|dealt|pick|picked ... our|my", (SubmissionStatus, 6.5)),
        Cue.Of("what|anything ... we|i sent|submitted|put|handed ... in|through|$", (SubmissionStatus, 6.5)),
        Cue.Of("any|heard|hear|anything ... on|about|back|from|for my|our|what ... priority|priorities|submission*|submitted|sent|strategy", (SubmissionStatus, 5.5)),
        Cue.Of("is|has|was|been my|our|the ... priority|priorities|submission*|strategy ... accepted|rejected|looked|triaged|decided|approved|considered|assigned|processed|taken|reviewed|outcome", (SubmissionStatus, 6)),
        Cue.Of("who is|has looking|dealing|handling|got|triaging|assessing ... my|our ... priority|priorities|submission*|strategy", (SubmissionStatus, 6)),
        Cue.Of("outcome|decision|result|status|progress|news|update ... my|our|the ... submission*|priority|priorities|strategy", (SubmissionStatus, 5.5)),
        Cue.Of("my|our pending", (SubmissionStatus, 7)),
        Cue.Of("what have i|we submitted|sent", (SubmissionStatus, 7)),
        Cue.Of("submission* ... received|status|pending|accepted|outstanding|decided", (SubmissionStatus, 5)),
        Cue.Of("^ submissions $", (SubmissionStatus, 6)),
    ];
}
