using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>The value of the event <c>application/vnd.microsoft.meetingStart</c>.</summary>
public class MeetingStartEventDetails : MeetingEventDetails
{
    /// <summary>When it started, UTC.</summary>
    [JsonPropertyName("StartTime")]
    public DateTime StartTime { get; set; }
}
