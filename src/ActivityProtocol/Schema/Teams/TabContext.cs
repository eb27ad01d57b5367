namespace ActivityProtocol.Schema.Teams;

/// <summary>How a tab is shown.</summary>
public class TabContext
{
    /// <summary><c>default</c>, <c>dark</c> or <c>contrast</c>.</summary>
    public string? Theme { get; set; }
}
