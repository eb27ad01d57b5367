using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>How somebody takes part in a meeting.</summary>
public class UserMeetingDetails
{
    /// <summary>Whether they are there.</summary>
    [JsonPropertyName("InMeeting")]
    public bool InMeeting { get; set; }

    /// <summary>Their part.</summary>
    [JsonPropertyName("Role")]
    public string? Role { get; set; }
}
