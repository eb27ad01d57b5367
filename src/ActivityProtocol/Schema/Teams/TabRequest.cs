using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>The value of the invoke <c>tab/fetch</c>.</summary>
public class TabRequest
{
    /// <summary>The tab.</summary>
    [JsonPropertyName("tabContext")]
    public TabEntityContext? TabEntityContext { get; set; }

    /// <summary>How it is shown.</summary>
    public TabContext? Context { get; set; }

    /// <summary>A magic code, after a sign-in.</summary>
    public string? State { get; set; }
}
