using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>Somebody in a meeting.</summary>
public class TeamsMeetingMember
{
    /// <summary>Who.</summary>
    public TeamsChannelAccount? User { get; set; }

    /// <summary>How.</summary>
    [JsonPropertyName("Meeting")]
    public UserMeetingDetails? Meeting { get; set; }
}
