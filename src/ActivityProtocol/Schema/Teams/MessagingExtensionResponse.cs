namespace ActivityProtocol.Schema.Teams;

/// <summary>The answer to a query of a message extension.</summary>
public class MessagingExtensionResponse
{
    /// <summary>What it shows.</summary>
    public MessagingExtensionResult? ComposeExtension { get; set; }

    /// <summary>How long Teams may keep it.</summary>
    public CacheInfo? CacheInfo { get; set; }
}
