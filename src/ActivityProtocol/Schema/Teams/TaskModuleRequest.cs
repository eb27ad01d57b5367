namespace ActivityProtocol.Schema.Teams;

/// <summary>The value of the invokes <c>task/fetch</c> and <c>task/submit</c>.</summary>
public class TaskModuleRequest
{
    /// <summary>The button's data, or the dialog's; a <see cref="System.Text.Json.JsonElement"/> when it came in.</summary>
    public object? Data { get; set; }

    /// <summary>How it will be shown.</summary>
    public TaskModuleRequestContext? Context { get; set; }

    /// <summary>The tab that it was started from.</summary>
    public TabEntityContext? TabEntityContext { get; set; }
}
