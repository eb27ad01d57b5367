namespace ActivityProtocol.Schema.Teams;

/// <summary>Buttons of a tab.</summary>
public class TabSuggestedActions
{
    /// <summary>The buttons.</summary>
    public IList<CardAction>? Actions { get; set; }
}
