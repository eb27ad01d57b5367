namespace ActivityProtocol.Schema.Teams;

/// <summary>A notification in a meeting.</summary>
public class MeetingNotificationBase
{
    /// <summary><c>targetedMeetingNotification</c>.</summary>
    public string? Type { get; set; }
}
