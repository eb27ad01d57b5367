using ActivityProtocol.Schema;
using ActivityProtocol.Schema.Teams;

namespace ActivityProtocol.Hosting;

/// <summary>What of an activity this library does not know, for the log: Teams adds to what it sends.</summary>
internal static class UnknownActivity
{
    private const int LongestName = 64;

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        ActivityTypes.Message, ActivityTypes.MessageUpdate, ActivityTypes.MessageDelete, ActivityTypes.MessageReaction,
        ActivityTypes.ConversationUpdate, ActivityTypes.ContactRelationUpdate, ActivityTypes.InstallationUpdate,
        ActivityTypes.Typing, ActivityTypes.Event, ActivityTypes.Invoke, ActivityTypes.EndOfConversation,
        ActivityTypes.Handoff, ActivityTypes.Suggestion, ActivityTypes.Trace, ActivityTypes.Command, ActivityTypes.CommandResult,
    };

    private static readonly HashSet<string> Events = new(StringComparer.OrdinalIgnoreCase)
    {
        SignInConstants.TokenResponseEventName, ActivityEventNames.ContinueConversation, ActivityEventNames.CreateConversation,
        "application/vnd.microsoft.readReceipt", "application/vnd.microsoft.meetingStart", "application/vnd.microsoft.meetingEnd",
        "application/vnd.microsoft.meetingParticipantJoin", "application/vnd.microsoft.meetingParticipantLeave",
    };

    private static readonly HashSet<string> Updates = new(StringComparer.OrdinalIgnoreCase)
    {
        "channelCreated", "channelDeleted", "channelRenamed", "channelRestored", "channelShared", "channelUnshared",
        "channelMemberAdded", "channelMemberRemoved", "teamMemberAdded", "teamMemberRemoved",
        "teamArchived", "teamDeleted", "teamHardDeleted", "teamRenamed", "teamRestored", "teamUnarchived",
    };

    /// <summary>What is not known, and its name; null where all is.</summary>
    internal static (string What, string Name)? FindIn(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message => null,
        ActivityTypes.Invoke => activity.Name is not { } name || InvokeNames.Canonical(name) is not null ? null : ("an invoke named", Short(name)),
        ActivityTypes.Event => activity.Name is not { } name || Events.Contains(name) ? null : ("an event named", Short(name)),
        ActivityTypes.ConversationUpdate => activity.TryGetChannelData<TeamsChannelData>(out var data) && data?.EventType is { } happened && !Updates.Contains(happened)
            ? ("a conversationUpdate with eventType", Short(happened))
            : null,
        { } type when !Types.Contains(type) => ("an activity of type", Short(type)),
        _ => null,
    };

    // Whoever may send may write into the log, but not a book, and not a second line.
    private static string Short(string name) => name.Length > LongestName ? "(longer than 64 characters)" : name.ReplaceLineEndings(" ");
}
