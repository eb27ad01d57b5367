namespace PlanBot.Teams;

/// <summary>Says what a feature posts into a conversation of its own accord. Registered as a scoped service by each feature that does.</summary>
internal interface IStandingOrders
{
    Task<IReadOnlyList<StandingOrder>> InAsync(string conversationId, CancellationToken cancellationToken);
}

/// <summary>What is posted into a conversation until somebody stops it.</summary>
/// <param name="What">In words: <c>deadlines of Northshire's Police and Crime Plan</c>.</param>
/// <param name="Area">The area whose staff decide on it.</param>
internal sealed record StandingOrder(string What, string Area);
