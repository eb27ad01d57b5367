using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>What Teams says beside an activity, and what a bot can say to Teams.</summary>
public class TeamsChannelData
{
    /// <summary>The channel; on a new post, the one to post in.</summary>
    public ChannelInfo? Channel { get; set; }

    /// <summary>What happened, such as <c>channelRenamed</c>.</summary>
    public string? EventType { get; set; }

    /// <summary>The team.</summary>
    public TeamInfo? Team { get; set; }

    /// <summary>Whether it notifies.</summary>
    public NotificationInfo? Notification { get; set; }

    /// <summary>The tenant.</summary>
    public TenantInfo? Tenant { get; set; }

    /// <summary>The meeting.</summary>
    public TeamsMeetingInfo? Meeting { get; set; }

    /// <summary>Settings of the installation.</summary>
    public TeamsChannelDataSettings? Settings { get; set; }

    /// <summary>For whom it is sent.</summary>
    public IList<OnBehalfOf>? OnBehalfOf { get; set; }

    /// <summary>Members that are not known; they are written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
