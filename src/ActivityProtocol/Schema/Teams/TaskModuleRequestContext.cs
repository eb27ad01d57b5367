namespace ActivityProtocol.Schema.Teams;

/// <summary>How a dialog will be shown.</summary>
public class TaskModuleRequestContext
{
    /// <summary><c>default</c>, <c>dark</c> or <c>contrast</c>.</summary>
    public string? Theme { get; set; }
}
