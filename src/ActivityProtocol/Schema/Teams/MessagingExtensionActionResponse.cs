namespace ActivityProtocol.Schema.Teams;

/// <summary>The answer to an action of a message extension.</summary>
public class MessagingExtensionActionResponse
{
    /// <summary>A dialog, or</summary>
    public TaskModuleResponseBase? Task { get; set; }

    /// <summary>what it shows.</summary>
    public MessagingExtensionResult? ComposeExtension { get; set; }

    /// <summary>How long Teams may keep it.</summary>
    public CacheInfo? CacheInfo { get; set; }
}
