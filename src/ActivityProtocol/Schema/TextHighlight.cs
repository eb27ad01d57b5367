using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>A piece of text within another.</summary>
public class TextHighlight
{
    /// <summary>An empty one.</summary>
    public TextHighlight()
    {
    }

    /// <summary>One with these values.</summary>
    public TextHighlight(string? text, int? occurrence = default)
    {
        Text = text;
        Occurrence = occurrence;
    }

    /// <summary>The text.</summary>
    public string? Text { get; set; }

    /// <summary>Which occurrence, from 1.</summary>
    public int? Occurrence { get; set; }

    /// <summary>Members that are not known; they are written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
