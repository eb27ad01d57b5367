namespace ActivityProtocol.Schema.Teams;

/// <summary>An attachment of a message.</summary>
public class MessageActionsPayloadAttachment
{
    /// <summary>The id.</summary>
    public string? Id { get; set; }

    /// <summary>The media type.</summary>
    public string? ContentType { get; set; }

    /// <summary>Where the content is.</summary>
    public string? ContentUrl { get; set; }

    /// <summary>The content; a <see cref="System.Text.Json.JsonElement"/> when it came in.</summary>
    public object? Content { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>A small picture.</summary>
    public string? ThumbnailUrl { get; set; }
}
