namespace ActivityProtocol.Schema.Teams;

/// <summary>A result of a query.</summary>
public class MessagingExtensionAttachment : Attachment
{
    /// <summary>How it looks in the list.</summary>
    public Attachment? Preview { get; set; }
}
