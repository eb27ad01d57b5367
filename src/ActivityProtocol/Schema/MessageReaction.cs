using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>A reaction.</summary>
public class MessageReaction
{
    /// <summary>An empty one.</summary>
    public MessageReaction()
    {
    }

    /// <summary>One with these values.</summary>
    public MessageReaction(string? type)
    {
        Type = type;
    }

    /// <summary>What it is; <c>like</c>, <c>heart</c>, …</summary>
    public string? Type { get; set; }

    /// <summary>Members that are not known; they are written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
