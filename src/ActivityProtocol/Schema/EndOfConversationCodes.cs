namespace ActivityProtocol.Schema;

/// <summary>Values of <see cref="Activity.Code"/>.</summary>
public static class EndOfConversationCodes
{
    /// <summary>Not said.</summary>
    public const string Unknown = "unknown";

    /// <summary>All done.</summary>
    public const string CompletedSuccessfully = "completedSuccessfully";

    /// <summary>The user gave up.</summary>
    public const string UserCancelled = "userCancelled";

    /// <summary>The bot took too long.</summary>
    public const string BotTimedOut = "botTimedOut";

    /// <summary>The bot sent something that cannot be read.</summary>
    public const string BotIssuedInvalidMessage = "botIssuedInvalidMessage";

    /// <summary>The channel failed.</summary>
    public const string ChannelFailed = "channelFailed";
}
