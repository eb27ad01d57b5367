namespace ActivityProtocol.Schema.Teams;

/// <summary>Who was not notified in a meeting.</summary>
public class MeetingNotificationResponse
{
    /// <summary>Who and why; null where all were.</summary>
    public IList<MeetingNotificationRecipientFailureInfo>? RecipientsFailureInfo { get; set; }
}
