using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>A person or a bot on a channel.</summary>
public class ChannelAccount
{
    private UnknownMembers _unknown;

    /// <summary>An empty one.</summary>
    public ChannelAccount()
    {
    }

    /// <summary>One with these values.</summary>
    public ChannelAccount(string? id, string? name = default, string? role = default, string? aadObjectId = default)
    {
        Id = id;
        Name = name;
        Role = role;
        AadObjectId = aadObjectId;
    }

    /// <summary>The id on the channel: <c>29:…</c> for a person in Teams, <c>28:appId</c> for a bot.</summary>
    public string? Id { get; set; }

    /// <summary>The name to show.</summary>
    public string? Name { get; set; }

    /// <summary>The object id in Microsoft Entra ID.</summary>
    public string? AadObjectId { get; set; }

    /// <summary>See <see cref="RoleTypes"/>.</summary>
    public string? Role { get; set; }

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
