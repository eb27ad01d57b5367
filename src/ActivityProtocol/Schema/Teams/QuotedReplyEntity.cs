namespace ActivityProtocol.Schema.Teams;

/// <summary>
/// An entity that says which message is quoted. Going out, the id is enough, and the text holds
/// <c>&lt;quoted messageId="…"/&gt;</c> where the quotation is to stand. An addition, named as in the Teams SDK: the Bot
/// Builder SDK has no such type.
/// </summary>
public class QuotedReplyEntity : Entity
{
    /// <summary>An empty one.</summary>
    public QuotedReplyEntity()
        : base("quotedReply")
    {
    }

    /// <summary>One that quotes a message.</summary>
    public QuotedReplyEntity(string messageId)
        : base("quotedReply")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(messageId);
        QuotedReply = new QuotedReplyData { MessageId = messageId };
    }

    /// <summary>The message that is quoted.</summary>
    public QuotedReplyData? QuotedReply { get; set; }
}
