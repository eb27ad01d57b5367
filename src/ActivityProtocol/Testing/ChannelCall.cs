using ActivityProtocol.Schema;

namespace ActivityProtocol.Testing;

/// <summary>What a bot asked of its channel.</summary>
public enum ChannelCallKind
{
    /// <summary>Send to the end of a conversation.</summary>
    Send,

    /// <summary>Reply to an activity.</summary>
    Reply,

    /// <summary>Replace an activity.</summary>
    Update,

    /// <summary>Delete an activity.</summary>
    Delete,

    /// <summary>Make a conversation.</summary>
    CreateConversation,

    /// <summary>Ask for members.</summary>
    GetMembers,

    /// <summary>Ask about a team.</summary>
    GetTeam,

    /// <summary>Send to one person of a conversation.</summary>
    SendTargeted,

    /// <summary>Send to many.</summary>
    Batch,

    /// <summary>Ask about a meeting, or notify in it.</summary>
    Meeting,
}

/// <summary>One call of a bot to its channel.</summary>
/// <param name="Kind">What was asked.</param>
/// <param name="ConversationId">The conversation, or the team; the new one where one was made.</param>
/// <param name="ActivityId">The activity: the one sent (its new id), replaced or deleted.</param>
/// <param name="Activity">What was sent, as it goes over the wire: read back from JSON, so that later changes by the bot do not show.</param>
/// <param name="Parameters">The conversation that was asked for.</param>
public sealed record ChannelCall(ChannelCallKind Kind, string ConversationId, string? ActivityId, Activity? Activity, ConversationParameters? Parameters);
