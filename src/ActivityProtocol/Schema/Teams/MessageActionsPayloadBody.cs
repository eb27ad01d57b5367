using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>What a message says.</summary>
public class MessageActionsPayloadBody
{
    private JsonObject? _properties;

    /// <summary><c>html</c> or <c>text</c>.</summary>
    public string? ContentType { get; set; }

    /// <summary>The text.</summary>
    public string? Content { get; set; }

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
