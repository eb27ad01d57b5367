namespace ActivityProtocol.Schema.Teams;

/// <summary>Somebody in a meeting.</summary>
public class TeamsMeetingParticipant
{
    /// <summary>Who.</summary>
    public TeamsChannelAccount? User { get; set; }

    /// <summary>How.</summary>
    public MeetingParticipantInfo? Meeting { get; set; }

    /// <summary>The meeting's chat.</summary>
    public ConversationAccount? Conversation { get; set; }
}
