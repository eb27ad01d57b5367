namespace ActivityProtocol.Schema.Teams;

/// <summary>A meeting.</summary>
public class TeamsMeetingInfo
{
    /// <summary>An empty one.</summary>
    public TeamsMeetingInfo()
    {
    }

    /// <summary>One with these values.</summary>
    public TeamsMeetingInfo(string? id)
    {
        Id = id;
    }

    /// <summary>The id.</summary>
    public string? Id { get; set; }
}
