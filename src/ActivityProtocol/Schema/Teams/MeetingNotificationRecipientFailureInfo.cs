using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>Somebody who was not notified.</summary>
public class MeetingNotificationRecipientFailureInfo
{
    /// <summary>Who.</summary>
    public string? RecipientMri { get; set; }

    /// <summary>The code.</summary>
    [JsonPropertyName("errorcode")]
    public string? ErrorCode { get; set; }

    /// <summary>Why.</summary>
    public string? FailureReason { get; set; }
}
