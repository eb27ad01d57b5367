using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>The value of the events <c>application/vnd.microsoft.meetingParticipantJoin</c> and <c>…Leave</c>.</summary>
public class MeetingParticipantsEventDetails
{
    /// <summary>Who came or went.</summary>
    [JsonPropertyName("Members")]
    public IList<TeamsMeetingMember>? Members { get; set; }
}
