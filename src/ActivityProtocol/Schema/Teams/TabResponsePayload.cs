namespace ActivityProtocol.Schema.Teams;

/// <summary>What a tab shows.</summary>
public class TabResponsePayload
{
    /// <summary><c>continue</c>, <c>auth</c> or <c>silentAuth</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The cards.</summary>
    public TabResponseCards? Value { get; set; }

    /// <summary>The buttons of <c>auth</c>.</summary>
    public TabSuggestedActions? SuggestedActions { get; set; }
}
