namespace ActivityProtocol.Schema.Teams;

/// <summary>A mention in a message.</summary>
public class MessageActionsPayloadMention
{
    /// <summary>Its number.</summary>
    public int? Id { get; set; }

    /// <summary>Its text.</summary>
    public string? MentionText { get; set; }

    /// <summary>Who.</summary>
    public MessageActionsPayloadFrom? Mentioned { get; set; }
}
