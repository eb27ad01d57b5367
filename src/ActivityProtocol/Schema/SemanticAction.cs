using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>A program that a text stands for.</summary>
public class SemanticAction
{
    /// <summary>The id.</summary>
    public string? Id { get; set; }

    /// <summary>Its parameters.</summary>
    public IDictionary<string, Entity>? Entities { get; set; }

    /// <summary><c>start</c>, <c>continue</c> or <c>done</c>.</summary>
    public string? State { get; set; }

    /// <summary>Members that are not known; they are written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
