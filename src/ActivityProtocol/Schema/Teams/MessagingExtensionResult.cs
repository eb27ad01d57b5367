namespace ActivityProtocol.Schema.Teams;

/// <summary>What a message extension shows.</summary>
public class MessagingExtensionResult
{
    /// <summary><c>list</c> or <c>grid</c>.</summary>
    public string? AttachmentLayout { get; set; }

    /// <summary><c>result</c>, <c>auth</c>, <c>config</c>, <c>message</c> or <c>botMessagePreview</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The results.</summary>
    public IList<MessagingExtensionAttachment>? Attachments { get; set; }

    /// <summary>The buttons of <c>auth</c> and <c>config</c>.</summary>
    public MessagingExtensionSuggestedAction? SuggestedActions { get; set; }

    /// <summary>The text of <c>message</c>.</summary>
    public string? Text { get; set; }

    /// <summary>What would be sent, of <c>botMessagePreview</c>.</summary>
    public Activity? ActivityPreview { get; set; }
}
