using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>The value of the invoke <c>signin/tokenExchange</c>.</summary>
public class TokenExchangeInvokeRequest
{
    private JsonObject? _properties;

    /// <summary>The id of the request.</summary>
    public string? Id { get; set; }

    /// <summary>The connection.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>The token.</summary>
    public string? Token { get; set; }

    /// <summary>Members that are not known; they are written back.</summary>
    [JsonIgnore]
    public JsonObject Properties
    {
        get => _properties ??= [];
        set => _properties = value;
    }

    /// <summary>As <see cref="Properties"/>, but absent while empty, so that nothing is allocated for it.</summary>
    [JsonInclude, JsonExtensionData]
    internal JsonObject? UnknownMembers
    {
        get => _properties;
        set => _properties = value;
    }
}
