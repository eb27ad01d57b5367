using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>What becomes of a dialog.</summary>
[JsonPolymorphic(UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToBaseType)]
[JsonDerivedType(typeof(TaskModuleContinueResponse))]
[JsonDerivedType(typeof(TaskModuleMessageResponse))]
[JsonDerivedType(typeof(TaskModuleCardResponse))]
public class TaskModuleResponseBase
{
    /// <summary><c>continue</c> or <c>message</c>.</summary>
    public string? Type { get; set; }
}

/// <summary>Shows a dialog, or the next one.</summary>
public class TaskModuleContinueResponse : TaskModuleResponseBase
{
    /// <summary>An answer.</summary>
    public TaskModuleContinueResponse() => Type = "continue";

    /// <summary>The dialog.</summary>
    public TaskModuleTaskInfo? Value { get; set; }
}

/// <summary>Shows a message in place of the dialog.</summary>
public class TaskModuleMessageResponse : TaskModuleResponseBase
{
    /// <summary>An answer.</summary>
    public TaskModuleMessageResponse() => Type = "message";

    /// <summary>The message.</summary>
    public string? Value { get; set; }
}

/// <summary>Shows cards in the tab that the dialog was started from.</summary>
public class TaskModuleCardResponse : TaskModuleResponseBase
{
    /// <summary>An answer.</summary>
    public TaskModuleCardResponse() => Type = "continue";

    /// <summary>The cards.</summary>
    public TabResponse? Value { get; set; }
}

/// <summary>The answer to the invokes <c>task/fetch</c> and <c>task/submit</c>.</summary>
public class TaskModuleResponse
{
    /// <summary>What becomes of the dialog; null closes it.</summary>
    public TaskModuleResponseBase? Task { get; set; }

    /// <summary>How long Teams may keep it.</summary>
    public CacheInfo? CacheInfo { get; set; }
}
