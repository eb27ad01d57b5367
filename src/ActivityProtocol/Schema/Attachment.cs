using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>A card, a picture or a file.</summary>
public class Attachment
{
    private UnknownMembers _unknown;

    /// <summary>An empty one.</summary>
    public Attachment()
    {
    }

    /// <summary>One with these values.</summary>
    public Attachment(string? contentType, string? contentUrl = default, object? content = default, string? name = default, string? thumbnailUrl = default)
    {
        ContentType = contentType;
        ContentUrl = contentUrl;
        Content = content;
        Name = name;
        ThumbnailUrl = thumbnailUrl;
    }

    /// <summary>The media type.</summary>
    public string? ContentType { get; set; }

    /// <summary>Where the content is.</summary>
    public string? ContentUrl { get; set; }

    /// <summary>The content itself: a <see cref="System.Text.Json.JsonElement"/> when it came in; going out, anything that can be written as JSON, a <see cref="Utf8Json"/> at no cost.</summary>
    public object? Content { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>A small picture of it.</summary>
    public string? ThumbnailUrl { get; set; }

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
