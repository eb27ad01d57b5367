using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>Settings of an installation.</summary>
public class TeamsChannelDataSettings
{
    /// <summary>The channel that was chosen when the app was added to a team.</summary>
    public ChannelInfo? SelectedChannel { get; set; }

    /// <summary>Members that are not known; they are written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
