using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>A member, as Teams knows it.</summary>
public class TeamsChannelAccount : ChannelAccount
{
    /// <summary>The given name.</summary>
    public string? GivenName { get; set; }

    /// <summary>The surname.</summary>
    public string? Surname { get; set; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; set; }

    /// <summary>The user principal name.</summary>
    public string? UserPrincipalName { get; set; }

    /// <summary><c>user</c>, <c>anonymous</c>, …</summary>
    public string? UserRole { get; set; }

    /// <summary>The tenant.</summary>
    public string? TenantId { get; set; }

    /// <summary>The member's object id where Teams calls it <c>objectId</c>, as the whole roster does.</summary>
    [JsonInclude]
    internal string? ObjectId
    {
        get => null;
        set => AadObjectId ??= value;
    }
}
