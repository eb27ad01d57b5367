namespace ActivityProtocol.Schema;

/// <summary>The conversation to make.</summary>
public class ConversationParameters
{
    /// <summary>An empty one.</summary>
    public ConversationParameters()
    {
    }

    /// <summary>One with these values.</summary>
    public ConversationParameters(bool? isGroup, ChannelAccount? bot = default, IList<ChannelAccount>? members = default, string? topicName = default, Activity? activity = default, object? channelData = default, string? tenantId = default)
    {
        IsGroup = isGroup;
        Bot = bot;
        Members = members;
        TopicName = topicName;
        Activity = activity;
        ChannelData = channelData;
        TenantId = tenantId;
    }

    /// <summary>True for a new post in a channel, false for a personal chat.</summary>
    public bool? IsGroup { get; set; }

    /// <summary>The bot.</summary>
    public ChannelAccount? Bot { get; set; }

    /// <summary>Who takes part; exactly one for a personal chat.</summary>
    public IList<ChannelAccount>? Members { get; set; }

    /// <summary>The topic.</summary>
    public string? TopicName { get; set; }

    /// <summary>The first activity; a channel post needs one.</summary>
    public Activity? Activity { get; set; }

    /// <summary>The channel's data; <see cref="Teams.TeamsChannelData"/> names the channel to post in.</summary>
    public object? ChannelData { get; set; }

    /// <summary>The tenant.</summary>
    public string? TenantId { get; set; }
}
