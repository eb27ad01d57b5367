namespace ActivityProtocol.Schema.Teams;

/// <summary>The cards of a tab.</summary>
public class TabResponseCards
{
    /// <summary>The cards.</summary>
    public IList<TabResponseCard>? Cards { get; set; }
}
