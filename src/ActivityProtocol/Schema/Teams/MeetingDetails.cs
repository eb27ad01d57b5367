namespace ActivityProtocol.Schema.Teams;

/// <summary>A meeting.</summary>
public class MeetingDetails : MeetingDetailsBase
{
    /// <summary>The id in Microsoft Graph.</summary>
    public string? MsGraphResourceId { get; set; }

    /// <summary>The start, UTC.</summary>
    public DateTime? ScheduledStartTime { get; set; }

    /// <summary>The end, UTC.</summary>
    public DateTime? ScheduledEndTime { get; set; }

    /// <summary>The kind.</summary>
    public string? Type { get; set; }
}
