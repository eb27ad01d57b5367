namespace ActivityProtocol.Schema;

/// <summary>Values of <see cref="Activity.Type"/>.</summary>
public static class ActivityTypes
{
    /// <summary>What somebody wrote, or a card that was submitted.</summary>
    public const string Message = "message";

    /// <summary>The bot was added to or removed from somebody's contacts.</summary>
    public const string ContactRelationUpdate = "contactRelationUpdate";

    /// <summary>Members, team or channel of a conversation changed.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>Somebody is typing.</summary>
    public const string Typing = "typing";

    /// <summary>The conversation is over.</summary>
    public const string EndOfConversation = "endOfConversation";

    /// <summary>Something happened outside the conversation's text.</summary>
    public const string Event = "event";

    /// <summary>A request that is answered in the HTTP response.</summary>
    public const string Invoke = "invoke";

    /// <summary>The user's data is to be deleted.</summary>
    public const string DeleteUserData = "deleteUserData";

    /// <summary>A message was edited or undeleted.</summary>
    public const string MessageUpdate = "messageUpdate";

    /// <summary>A message was deleted.</summary>
    public const string MessageDelete = "messageDelete";

    /// <summary>The app was installed, upgraded or removed.</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>Reactions were added to or taken from a message.</summary>
    public const string MessageReaction = "messageReaction";

    /// <summary>A suggestion for a recipient.</summary>
    public const string Suggestion = "suggestion";

    /// <summary>Debugging information; sent to the emulator only.</summary>
    public const string Trace = "trace";

    /// <summary>The conversation is handed to somebody else.</summary>
    public const string Handoff = "handoff";

    /// <summary>A command.</summary>
    public const string Command = "command";

    /// <summary>The result of a command.</summary>
    public const string CommandResult = "commandResult";

    /// <summary>A pause before the next activity; its value is milliseconds. Never sent.</summary>
    public const string Delay = "delay";
}

/// <summary>Activity types that exist only between a bot and its adapter.</summary>
public static class ActivityTypesEx
{
    /// <summary>A pause; see <see cref="ActivityTypes.Delay"/>.</summary>
    public const string Delay = "delay";

    /// <summary>The answer to an invoke, whose value is an <see cref="InvokeResponse"/>.</summary>
    public const string InvokeResponse = "invokeResponse";
}
