namespace ActivityProtocol.Schema.Teams;

/// <summary>The channels of a team.</summary>
public class ConversationList
{
    /// <summary>The channels; General has no name.</summary>
    public IList<ChannelInfo>? Conversations { get; set; }
}
