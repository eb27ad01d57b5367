namespace ActivityProtocol.Schema.Teams;

/// <summary>A tab.</summary>
public class TabEntityContext
{
    /// <summary>The tab.</summary>
    public string? TabEntityId { get; set; }
}
