using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>A conversation: a personal chat, a group chat, or a thread of a channel.</summary>
public class ConversationAccount
{
    private UnknownMembers _unknown;

    /// <summary>An empty one.</summary>
    public ConversationAccount()
    {
    }

    /// <summary>One with these values.</summary>
    public ConversationAccount(bool? isGroup, string? conversationType = default, string? id = default, string? name = default, string? aadObjectId = default, string? role = default, string? tenantId = default)
    {
        IsGroup = isGroup;
        ConversationType = conversationType;
        Id = id;
        Name = name;
        AadObjectId = aadObjectId;
        Role = role;
        TenantId = tenantId;
    }

    /// <summary>Whether more than two can take part.</summary>
    public bool? IsGroup { get; set; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string? ConversationType { get; set; }

    /// <summary>The id; in a channel's thread it ends in <c>;messageid=…</c>.</summary>
    public string? Id { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The object id in Microsoft Entra ID.</summary>
    public string? AadObjectId { get; set; }

    /// <summary>See <see cref="RoleTypes"/>.</summary>
    public string? Role { get; set; }

    /// <summary>The tenant.</summary>
    public string? TenantId { get; set; }

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
