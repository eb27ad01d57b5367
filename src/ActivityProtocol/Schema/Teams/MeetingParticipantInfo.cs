namespace ActivityProtocol.Schema.Teams;

/// <summary>How somebody takes part in a meeting.</summary>
public class MeetingParticipantInfo
{
    /// <summary>Whether they are there.</summary>
    public bool? InMeeting { get; set; }

    /// <summary>Their part.</summary>
    public string? Role { get; set; }
}
