namespace ActivityProtocol.Schema.Teams;

/// <summary>A team.</summary>
public class TeamInfo
{
    /// <summary>An empty one.</summary>
    public TeamInfo()
    {
    }

    /// <summary>One with these values.</summary>
    public TeamInfo(string? id, string? name = default, string? aadGroupId = default)
    {
        Id = id;
        Name = name;
        AadGroupId = aadGroupId;
    }

    /// <summary>The id (<c>19:…</c>).</summary>
    public string? Id { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The group in Microsoft Entra ID.</summary>
    public string? AadGroupId { get; set; }
}
