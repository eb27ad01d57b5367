using static PlanBot.Recognition.Intents;

namespace PlanBot.Recognition.Grammar;

/// <summary>How bodies, partners and the plan itself are asked about.</summary>
internal static class OfficeCues
{
    public static IEnumerable<Cue> Bodies =>
    [
        Cue.Of("who|which|what ... sits|sit|serves|serve|chairs|chair|member|members|membership ... panel|board|committee|group|commission|partnership|network|jarap|$", (BodyInfo, 7), (StatutoryCheck, -3)),
        Cue.Of("who is|are on|in the|our? ... panel|board|committee|group|commission|partnership|network|jarap", (BodyInfo, 7), (StatutoryCheck, -3)),
        Cue.Of("members|membership|composition of", (BodyInfo, 5)),
        Cue.Of("who was|were|is|are|has|have ... consulted|engaged|involved|asked|approached|spoken|worked", (BodyInfo, 5), (StatutoryCheck, -3)),
        Cue.Of("who|which|what|list|show|name ... are|is|the|our|your|all? partners|partner|agencies|stakeholders|organisations", (BodyInfo, 6.5)),
        Cue.Of("^ the|our? partners|bodies|boards|committees $", (BodyInfo, 6)),
        Cue.Of("which|what|list|show ... bodies|boards|committees|panels|groups ... are|there|exist|have|involved|$", (BodyInfo, 5.5), (DeadlineNext, -3)),
        Cue.Of("partners|partner|agencies|organisations ... engaged|involved|consulted|asked|worked", (BodyInfo, 5), (StatutoryCheck, -3)),
        Cue.Of("was|were|is|are|did ... engaged|involved|partner|partners $", (BodyInfo, 4)),
        Cue.Of("what|who is|are|was the|a? ... for|do|does|$", (BodyInfo, 0.8)),
        Cue.Of("what does|do|did the? ... do $", (BodyInfo, 4)),
        Cue.Of("what ... stand|stands for", (BodyInfo, 3)),
        Cue.Of("role|job|remit|purpose|function of", (BodyInfo, 2)),
        Cue.Of("my|our|we|i ... submission*|submitted|sent", (BodyInfo, -6)),
    ];

    public static IEnumerable<Cue> TheCommissioner =>
    [
        Cue.Of("who is|was the|our|your|its? current? pcc|commissioner $", (PlanOverview, 8)),
        Cue.Of("who is|was the|our|your? police and? crime commissioner $", (PlanOverview, 8)),
        Cue.Of("name of the|our? pcc|commissioner", (PlanOverview, 7)),
        Cue.Of("what|which period|years|timespan|dates does|do|is ... plan", (PlanOverview, 8), (StatutoryCheck, -4)),
        Cue.Of("which|what police? force ... this|it|plan|we|$", (PlanOverview, 6)),
        Cue.Of("how long does|do ... plan last|run|cover", (PlanOverview, 7)),
        Cue.Of("is|are this|the|our|that plan ... still|current|superseded|valid|live|force", (PlanOverview, 6.5), (ThemeStatus, -4)),
        Cue.Of("overview|summary|summarise|summarize|outline|nutshell ... plan|$", (PlanOverview, 6)),
        Cue.Of("give|tell me an|a? overview|summary|outline", (PlanOverview, 6)),
        Cue.Of("tell me about the|this|our plan $", (PlanOverview, 6)),
        Cue.Of("^ overview|summary $", (PlanOverview, 7)),
        Cue.Of("where can|could|do i|we|people read|find|get|download|see the|this|a full|whole|actual? copy|plan of? the? plan? $", (PlanOverview, 7)),
        Cue.Of("consultation|comments|feedback ... summary|overview", (PlanOverview, -6)),
        Cue.Of("summary|overview ... consultation|comments|feedback|panel|paper|themes|survey", (PlanOverview, -6)),
    ];
}
