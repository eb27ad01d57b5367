using static PlanBot.Recognition.Intents;

namespace PlanBot.Recognition.Grammar;

/// <summary>How people ask about PlanBot itself, choose a plan, and have deadlines posted.</summary>
internal static class ConversationCues
{
    public static IEnumerable<Cue> AboutTheBot =>
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
        Cue.Of("i am new", (Help, 5)),
        Cue.Of("^ what is this $", (Help, 6)),
        Cue.Of("your|available|which|what|the ... commands|command|features|abilities|functions|capabilities|skills $", (Help, 7)),
        Cue.Of("example|examples|ideas|suggestions of|for? what|questions|things", (Help, 7)),
        Cue.Of("not|un sure|certain how|what|where", (Help, 6)),
        Cue.Of("do not know|understand how|what|this ... work|use|ask|type|do|$", (Help, 6)),
        Cue.Of("how|what do|does it|this|that|you work|do $", (Help, 5)),
        Cue.Of("example|examples|sample|suggested ... questions|question|queries|things|prompts", (Help, 7)),
        Cue.Of("i am|get|got|bit a? bit? lost|stuck|confused|new|unsure", (Help, 5)),
        Cue.Of("what sort|kind|type|kinds|sorts|types of ... can|could|should|do|may ... ask|answer|do|help", (Help, 7)),
        Cue.Of("teach|train|remind|walk|talk|guide me ... how|use|through", (Help, 5)),
        Cue.Of("how do i get started|begin|going", (Help, 7)),
        Cue.Of("what are you able|capable|good|for", (Help, 7)),
        Cue.Of("are|is you|this|there ... a|any bot|human|robot|person|help|guide", (Help, 4)),
        Cue.Of("i am|do new|not here|know|lost|stuck|understand", (Help, 3)),
    ];

    public static IEnumerable<Cue> Plans =>
    [
        Cue.Of("^ can|could|please|let|i ... use|choose|select|pick|switch|open ... plan", (PlanChoose, 6)),
        Cue.Of("i|we|me|us|let ... change|switch|choose|pick|select my|our|the? plan|plans", (PlanChoose, 3)),
        Cue.Of("^ use|choose|select|pick|open|load the|a|my|our|this|another|different", (PlanChoose, 4)),
        Cue.Of("^ switch|change|swap|go|move|set over|back|plan|it? to", (PlanChoose, 5)),
        Cue.Of("switch|swap over|back|plan|it? to", (PlanChoose, 5)),
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

    public static IEnumerable<Cue> Subscriptions =>
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
}
