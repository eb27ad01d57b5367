namespace PlanBot.Teams;

/// <summary>What kind of conversation an activity is from. Who can read along hangs on it, so it is decided here alone.</summary>
internal static class ConversationTypes
{
    public const string Personal = "personal";
    public const string GroupChat = "groupChat";
    public const string Channel = "channel";

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
