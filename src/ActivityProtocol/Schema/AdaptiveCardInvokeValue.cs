using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>The value of the invoke <c>adaptiveCard/action</c>.</summary>
public class AdaptiveCardInvokeValue
{
    /// <summary>The action.</summary>
    public AdaptiveCardInvokeAction? Action { get; set; }

    /// <summary>A token, after a sign-in.</summary>
    public AdaptiveCardAuthentication? Authentication { get; set; }

    /// <summary>A magic code, after a sign-in.</summary>
    public string? State { get; set; }

    /// <summary>Members that are not known; they are written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
