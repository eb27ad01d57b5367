using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>The value of the event <c>application/vnd.microsoft.meetingEnd</c>.</summary>
public class MeetingEndEventDetails : MeetingEventDetails
{
    /// <summary>When it ended, UTC.</summary>
    [JsonPropertyName("EndTime")]
    public DateTime EndTime { get; set; }
}
