namespace ActivityProtocol.Schema.Teams;

/// <summary>A reaction to a message.</summary>
public class MessageActionsPayloadReaction
{
    /// <summary>What it is.</summary>
    public string? ReactionType { get; set; }

    /// <summary>When, ISO 8601.</summary>
    public string? CreatedDateTime { get; set; }

    /// <summary>Whose.</summary>
    public MessageActionsPayloadFrom? User { get; set; }
}
