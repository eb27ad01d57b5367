using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>A meeting that started or ended.</summary>
public class MeetingEventDetails : MeetingDetailsBase
{
    /// <summary>The kind.</summary>
    [JsonPropertyName("MeetingType")]
    public string? MeetingType { get; set; }
}
