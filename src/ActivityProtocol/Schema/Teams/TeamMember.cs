namespace ActivityProtocol.Schema.Teams;

/// <summary>A recipient of a batch.</summary>
public class TeamMember
{
    /// <summary>An empty one.</summary>
    public TeamMember()
    {
    }

    /// <summary>One with these values.</summary>
    public TeamMember(string? id)
    {
        Id = id;
    }

    /// <summary>The id.</summary>
    public string? Id { get; set; }
}
