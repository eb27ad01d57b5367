namespace ActivityProtocol.Schema.Teams;

/// <summary>A team.</summary>
public class TeamDetails
{
    /// <summary>The id.</summary>
    public string? Id { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The group in Microsoft Entra ID.</summary>
    public string? AadGroupId { get; set; }

    /// <summary>How many channels.</summary>
    public int ChannelCount { get; set; }

    /// <summary>How many members.</summary>
    public int MemberCount { get; set; }

    /// <summary><c>standard</c>, <c>sharedChannel</c> or <c>privateChannel</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The tenant.</summary>
    public string? TenantId { get; set; }
}
