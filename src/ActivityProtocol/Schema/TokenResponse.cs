using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>A user's token.</summary>
public class TokenResponse
{
    private UnknownMembers _unknown;

    /// <summary>The channel.</summary>
    public string? ChannelId { get; set; }

    /// <summary>The connection.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>The token.</summary>
    public string? Token { get; set; }

    /// <summary>When it expires, ISO 8601.</summary>
    public string? Expiration { get; set; }

    /// <summary>Members that are not known; they are written back.</summary>
    [JsonIgnore]
    public JsonObject Properties
    {
        get => _unknown.Nodes;
        set => _unknown.Nodes = value;
    }

    /// <summary>As <see cref="Properties"/>, for reading and writing JSON.</summary>
    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? UnknownElements
    {
        get => _unknown.Elements;
        set => _unknown.Elements = value;
    }
}
