namespace ActivityProtocol.Schema.Teams;

/// <summary>To whom and where.</summary>
public class TargetedMeetingNotificationValue
{
    /// <summary>Their ids.</summary>
    public IList<string>? Recipients { get; set; }

    /// <summary>Where it shows.</summary>
    public IList<Surface>? Surfaces { get; set; }
}
