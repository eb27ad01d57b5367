using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>A person, an app, or a team or channel.</summary>
public class MessageActionsPayloadIdentity
{
    private JsonObject? _properties;

    /// <summary>The id.</summary>
    public string? Id { get; set; }

    /// <summary>The name.</summary>
    public string? DisplayName { get; set; }

    /// <summary>Members that are not known; they are written back.</summary>
    [JsonIgnore]
    public JsonObject Properties
    {
        get => _properties ??= [];
        set => _properties = value;
    }

    /// <summary>As <see cref="Properties"/>, but absent while empty, so that nothing is allocated for it.</summary>
    [JsonInclude, JsonExtensionData]
    internal JsonObject? UnknownMembers
    {
        get => _properties;
        set => _properties = value;
    }
}
