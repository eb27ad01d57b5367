using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>For whom a message is sent.</summary>
public class OnBehalfOf
{
    /// <summary>Zero.</summary>
    [JsonPropertyName("itemid")]
    public int? ItemId { get; set; }

    /// <summary><c>person</c>.</summary>
    public string? MentionType { get; set; }

    /// <summary>The person's id.</summary>
    public string? Mri { get; set; }

    /// <summary>The person's name.</summary>
    public string? DisplayName { get; set; }
}
