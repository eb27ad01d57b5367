namespace ActivityProtocol.Schema;

/// <summary>A conversation and its members.</summary>
public class ConversationMembers
{
    /// <summary>The conversation.</summary>
    public string? Id { get; set; }

    /// <summary>The members.</summary>
    public IList<ChannelAccount>? Members { get; set; }
}
