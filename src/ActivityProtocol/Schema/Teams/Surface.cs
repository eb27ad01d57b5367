using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>Where a notification shows.</summary>
public class Surface
{
    /// <summary><c>meetingStage</c> or <c>meetingTabIcon</c>.</summary>
    [JsonPropertyName("surface")]
    public string? SurfaceType { get; set; }

    /// <summary><c>task</c>.</summary>
    public string? ContentType { get; set; }

    /// <summary>The dialog.</summary>
    public TaskModuleContinueResponse? Content { get; set; }

    /// <summary>The tab whose icon shows it.</summary>
    public string? TabEntityId { get; set; }
}
