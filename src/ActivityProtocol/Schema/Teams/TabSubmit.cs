using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>The value of the invoke <c>tab/submit</c>.</summary>
public class TabSubmit
{
    /// <summary>The tab.</summary>
    [JsonPropertyName("tabContext")]
    public TabEntityContext? TabEntityContext { get; set; }

    /// <summary>How it is shown.</summary>
    public TabContext? Context { get; set; }

    /// <summary>What was sent; a <see cref="System.Text.Json.JsonElement"/> when it came in.</summary>
    public object? Data { get; set; }
}
