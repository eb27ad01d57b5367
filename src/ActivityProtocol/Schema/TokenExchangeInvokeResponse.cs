using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>The answer to the invoke <c>signin/tokenExchange</c>.</summary>
public class TokenExchangeInvokeResponse
{
    private UnknownMembers _unknown;

    /// <summary>The id of the request.</summary>
    public string? Id { get; set; }

    /// <summary>The connection.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>Why it failed.</summary>
    public string? FailureDetail { get; set; }

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
