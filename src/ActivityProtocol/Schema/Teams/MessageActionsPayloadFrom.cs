namespace ActivityProtocol.Schema.Teams;

/// <summary>Who sent a message.</summary>
public class MessageActionsPayloadFrom
{
    /// <summary>A person.</summary>
    public MessageActionsPayloadIdentity? User { get; set; }

    /// <summary>An app.</summary>
    public MessageActionsPayloadIdentity? Application { get; set; }

    /// <summary>A team or channel.</summary>
    public MessageActionsPayloadIdentity? Conversation { get; set; }
}
