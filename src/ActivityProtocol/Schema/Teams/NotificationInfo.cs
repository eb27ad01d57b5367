namespace ActivityProtocol.Schema.Teams;

/// <summary>Whether a message notifies.</summary>
public class NotificationInfo
{
    /// <summary>An empty one.</summary>
    public NotificationInfo()
    {
    }

    /// <summary>One with these values.</summary>
    public NotificationInfo(bool? alert)
    {
        Alert = alert;
    }

    /// <summary>Shows it in the activity feed.</summary>
    public bool? Alert { get; set; }

    /// <summary>Shows it in the meeting.</summary>
    public bool? AlertInMeeting { get; set; }

    /// <summary>What to show in the meeting.</summary>
    public string? ExternalResourceUrl { get; set; }
}
