namespace ActivityProtocol.Schema.Teams;

/// <summary>A card of a tab.</summary>
public class TabResponseCard
{
    /// <summary>The card.</summary>
    public object? Card { get; set; }
}
