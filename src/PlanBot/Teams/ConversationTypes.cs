namespace PlanBot.Teams;

/// <summary>What kind of conversation an activity is from. Who can read along hangs on it, so it is decided here alone.</summary>
internal static class ConversationTypes
{
    public const string Personal = "personal";
    public const string GroupChat = "groupChat";
    public const string Channel = "channel";

    /// <summary>A channel that some members of a team alone can see.</summary>
    public const string PrivateChannel = "private";

    /// <summary>A channel that people of other teams and organisations can be in.</summary>
    public const string SharedChannel = "shared";

    /// <summary>What kind of channel the activity says it is: private, shared, or empty for a standard one; nothing where it does not say.</summary>
    public static string? OfChannel(IActivity activity) => activity.GetChannelData<TeamsChannelData>()?.Channel?.Type?.ToLowerInvariant() switch
    {
        null or "" => null,
        (PrivateChannel or SharedChannel) and var type => type,
        _ => "",
    };

    /// <summary>
    /// What the activity says; where it says nothing, a personal chat only if nothing speaks for a group (Teams' ids of
    /// groups and channels begin with <c>19:</c>), and a type that is not known is taken as a group.
    /// </summary>
    public static string Of(IActivity activity) => activity.Conversation switch
    {
        { ConversationType: (Personal or GroupChat or Channel) and var type } => type,
        { ConversationType: null or "", IsGroup: not true, Id: { } id } when !id.StartsWith("19:", StringComparison.Ordinal) => Personal,
        _ => GroupChat,
    };
}
