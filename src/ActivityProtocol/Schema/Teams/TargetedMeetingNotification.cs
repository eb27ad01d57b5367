namespace ActivityProtocol.Schema.Teams;

/// <summary>A notification to some in a meeting.</summary>
public class TargetedMeetingNotification : MeetingNotificationBase
{
    /// <summary>To whom and where.</summary>
    public TargetedMeetingNotificationValue? Value { get; set; }

    /// <summary>A notification.</summary>
    public TargetedMeetingNotification() => Type = "targetedMeetingNotification";
}
