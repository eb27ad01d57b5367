using PlanBot.People;
using PlanBot.Plans;

namespace PlanBot.Turns;

/// <summary>Who can read along where a turn takes place.</summary>
internal enum ConversationScope
{
    Personal,
    Group,
    Channel,
}

/// <summary>One turn: who speaks, where, about which plan, on which day.</summary>
/// <param name="ConversationId">The conversation without a thread's suffix; the key of what is remembered of it.</param>
/// <param name="Plan">The plan that the turn is about, or nothing where none was named, chosen or set as the default.</param>
/// <param name="Today">The day in Europe/London by the clock.</param>
internal sealed record Turn(Person Person, string ConversationId, ConversationScope Scope, Plan? Plan, DateOnly Today)
{
    /// <summary>The conversation's id as the channel writes it: in a channel that of the thread.</summary>
    public string ThreadId { get; init; } = "";

    /// <summary>Whether the person can be offered a file in the personal chat, as Teams does with a card of consent.</summary>
    public bool TakesFiles { get; init; }

    /// <summary>Who speaks, for what is remembered of the conversation: the AAD object id, or the channel's own id where there is none.</summary>
    public string SpeakerId { get; init; } = "";

    /// <summary>
    /// Whether what only the office may see can be answered here. In a channel or group it never can:
    /// an answer holds what the least privileged reader there may see, whoever asks.
    /// </summary>
    public bool MaySeeStaffOnly(string area) =>
        Scope is ConversationScope.Personal && Permissions.Allows(Person, PlanBotAction.SeeStaffOnly, area);
}
