using PlanBot.Plans;

namespace PlanBot.Teams;

/// <summary>What of a plan's timetable a conversation has subscribed to.</summary>
internal interface ISubscribedTimetables
{
    /// <returns>The milestones that are posted there, as their dates count now; nothing where nothing of the plan is.</returns>
    Task<IReadOnlyList<Milestone>?> OfAsync(string conversationId, string planId, CancellationToken cancellationToken);
}
