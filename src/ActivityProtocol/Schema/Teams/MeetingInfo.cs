namespace ActivityProtocol.Schema.Teams;

/// <summary>A meeting.</summary>
public class MeetingInfo
{
    /// <summary>The meeting.</summary>
    public MeetingDetails? Details { get; set; }

    /// <summary>Its chat.</summary>
    public ConversationAccount? Conversation { get; set; }

    /// <summary>Who called it.</summary>
    public TeamsChannelAccount? Organizer { get; set; }
}
