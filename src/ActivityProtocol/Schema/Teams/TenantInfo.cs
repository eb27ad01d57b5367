namespace ActivityProtocol.Schema.Teams;

/// <summary>A tenant.</summary>
public class TenantInfo
{
    /// <summary>An empty one.</summary>
    public TenantInfo()
    {
    }

    /// <summary>One with these values.</summary>
    public TenantInfo(string? id)
    {
        Id = id;
    }

    /// <summary>The id.</summary>
    public string? Id { get; set; }
}
