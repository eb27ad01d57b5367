namespace ActivityProtocol.Schema;

/// <summary>What every activity has.</summary>
public interface IActivity
{
    /// <summary>The type; one of <see cref="ActivityTypes"/>, or one that is not known yet.</summary>
    string? Type { get; set; }

    /// <summary>The channel's id of the activity.</summary>
    string? Id { get; set; }

    /// <summary>The base address that replies go to.</summary>
    string? ServiceUrl { get; set; }

    /// <summary>When it was sent, UTC.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>When it was sent, in the sender's offset.</summary>
    DateTimeOffset? LocalTimestamp { get; set; }

    /// <summary>The channel, such as <c>msteams</c>.</summary>
    string? ChannelId { get; set; }

    /// <summary>The sender.</summary>
    ChannelAccount? From { get; set; }

    /// <summary>The conversation.</summary>
    ConversationAccount? Conversation { get; set; }

    /// <summary>The recipient.</summary>
    ChannelAccount? Recipient { get; set; }

    /// <summary>The activity that this one answers or refers to.</summary>
    string? ReplyToId { get; set; }

    /// <summary>Metadata, such as mentions.</summary>
    IList<Entity>? Entities { get; set; }

    /// <summary>The channel's own data; a <see cref="System.Text.Json.JsonElement"/> when it came in.</summary>
    object? ChannelData { get; set; }

    /// <summary>The channel's own data as <typeparamref name="T"/>; default where there is none.</summary>
    T? GetChannelData<T>();

    /// <summary>As <see cref="GetChannelData{T}"/>; false where the data cannot be read as <typeparamref name="T"/> or is absent.</summary>
    bool TryGetChannelData<T>(out T? instance);

    /// <summary>What is needed to send to this conversation later.</summary>
    ConversationReference GetConversationReference();

    /// <summary>This activity as a message, or null.</summary>
    IMessageActivity? AsMessageActivity();

    /// <summary>This activity as a conversation update, or null.</summary>
    IConversationUpdateActivity? AsConversationUpdateActivity();

    /// <summary>This activity as an event, or null.</summary>
    IEventActivity? AsEventActivity();

    /// <summary>This activity as an invoke, or null.</summary>
    IInvokeActivity? AsInvokeActivity();

    /// <summary>This activity as an installation update, or null.</summary>
    IInstallationUpdateActivity? AsInstallationUpdateActivity();

    /// <summary>This activity as a message update, or null.</summary>
    IMessageUpdateActivity? AsMessageUpdateActivity();

    /// <summary>This activity as a message deletion, or null.</summary>
    IMessageDeleteActivity? AsMessageDeleteActivity();

    /// <summary>This activity as a reaction, or null.</summary>
    IMessageReactionActivity? AsMessageReactionActivity();

    /// <summary>This activity as a typing indicator, or null.</summary>
    ITypingActivity? AsTypingActivity();

    /// <summary>This activity as an end of conversation, or null.</summary>
    IEndOfConversationActivity? AsEndOfConversationActivity();

    /// <summary>This activity as a trace, or null.</summary>
    ITraceActivity? AsTraceActivity();

    /// <summary>This activity as a handoff, or null.</summary>
    IHandoffActivity? AsHandoffActivity();

    /// <summary>This activity as a command, or null.</summary>
    ICommandActivity? AsCommandActivity();

    /// <summary>This activity as the result of a command, or null.</summary>
    ICommandResultActivity? AsCommandResultActivity();

    /// <summary>This activity as a suggestion, or null.</summary>
    ISuggestionActivity? AsSuggestionActivity();

    /// <summary>This activity as a contact relation update, or null.</summary>
    IContactRelationUpdateActivity? AsContactRelationUpdateActivity();
}

/// <summary>A message.</summary>
public interface IMessageActivity : IActivity
{
    /// <summary>The language tag of the text.</summary>
    string? Locale { get; set; }

    /// <summary>The text.</summary>
    string? Text { get; set; }

    /// <summary>The text to speak.</summary>
    string? Speak { get; set; }

    /// <summary>Whether input is awaited; see <see cref="InputHints"/>.</summary>
    string? InputHint { get; set; }

    /// <summary>Text where attachments cannot be shown, such as in a notification.</summary>
    string? Summary { get; set; }

    /// <summary>How the text is written; see <see cref="TextFormatTypes"/>.</summary>
    string? TextFormat { get; set; }

    /// <summary>How attachments are laid out; see <see cref="AttachmentLayoutTypes"/>.</summary>
    string? AttachmentLayout { get; set; }

    /// <summary>Cards and files.</summary>
    IList<Attachment>? Attachments { get; set; }

    /// <summary>Buttons offered with the message.</summary>
    SuggestedActions? SuggestedActions { get; set; }

    /// <summary>The importance; see <see cref="ActivityImportance"/>.</summary>
    string? Importance { get; set; }

    /// <summary>How replies come back; see <see cref="DeliveryModes"/>.</summary>
    string? DeliveryMode { get; set; }

    /// <summary>When the message expires.</summary>
    DateTimeOffset? Expiration { get; set; }

    /// <summary>What a card submitted; a <see cref="System.Text.Json.JsonElement"/> when it came in.</summary>
    object? Value { get; set; }

    /// <summary>The mentions among the entities; empty where there are none.</summary>
    Mention[] GetMentions();

    /// <summary>Whether there is text, a summary, an attachment or channel data.</summary>
    bool HasContent();
}

/// <summary>A message was edited or undeleted.</summary>
public interface IMessageUpdateActivity : IMessageActivity;

/// <summary>A message was deleted.</summary>
public interface IMessageDeleteActivity : IActivity;

/// <summary>A message was suggested for a recipient.</summary>
public interface ISuggestionActivity : IMessageActivity
{
    /// <summary>What the suggestion is about.</summary>
    IList<TextHighlight>? TextHighlights { get; set; }
}

/// <summary>Reactions changed.</summary>
public interface IMessageReactionActivity : IActivity
{
    /// <summary>Reactions that were added.</summary>
    IList<MessageReaction>? ReactionsAdded { get; set; }

    /// <summary>Reactions that were taken back.</summary>
    IList<MessageReaction>? ReactionsRemoved { get; set; }
}

/// <summary>Members, team or channel of a conversation changed.</summary>
public interface IConversationUpdateActivity : IActivity
{
    /// <summary>Who was added.</summary>
    IList<ChannelAccount>? MembersAdded { get; set; }

    /// <summary>Who was removed.</summary>
    IList<ChannelAccount>? MembersRemoved { get; set; }

    /// <summary>The new topic.</summary>
    string? TopicName { get; set; }

    /// <summary>Whether the history is disclosed.</summary>
    bool? HistoryDisclosed { get; set; }
}

/// <summary>The bot was added to or removed from somebody's contacts.</summary>
public interface IContactRelationUpdateActivity : IActivity
{
    /// <summary>See <see cref="ContactRelationUpdateActionTypes"/>.</summary>
    string? Action { get; set; }
}

/// <summary>The app was installed, upgraded or removed.</summary>
public interface IInstallationUpdateActivity : IActivity
{
    /// <summary>See <see cref="InstallationUpdateActionTypes"/>.</summary>
    string? Action { get; set; }
}

/// <summary>A request that is answered in the HTTP response.</summary>
public interface IInvokeActivity : IActivity
{
    /// <summary>What is asked for, such as <c>adaptiveCard/action</c>.</summary>
    string? Name { get; set; }

    /// <summary>The request; a <see cref="System.Text.Json.JsonElement"/> when it came in.</summary>
    object? Value { get; set; }

    /// <summary>The conversation that it is about.</summary>
    ConversationReference? RelatesTo { get; set; }
}

/// <summary>Something happened.</summary>
public interface IEventActivity : IActivity
{
    /// <summary>What happened.</summary>
    string? Name { get; set; }

    /// <summary>Its data; a <see cref="System.Text.Json.JsonElement"/> when it came in.</summary>
    object? Value { get; set; }

    /// <summary>The conversation that it is about.</summary>
    ConversationReference? RelatesTo { get; set; }
}

/// <summary>The conversation is over.</summary>
public interface IEndOfConversationActivity : IActivity
{
    /// <summary>Why; see <see cref="EndOfConversationCodes"/>.</summary>
    string? Code { get; set; }

    /// <summary>A last word.</summary>
    string? Text { get; set; }
}

/// <summary>Somebody is typing.</summary>
public interface ITypingActivity : IActivity;

/// <summary>The conversation is handed to somebody else.</summary>
public interface IHandoffActivity : IActivity;

/// <summary>Debugging information.</summary>
public interface ITraceActivity : IActivity
{
    /// <summary>The name.</summary>
    string? Name { get; set; }

    /// <summary>A label.</summary>
    string? Label { get; set; }

    /// <summary>The type of the value.</summary>
    string? ValueType { get; set; }

    /// <summary>The value.</summary>
    object? Value { get; set; }

    /// <summary>The conversation that it is about.</summary>
    ConversationReference? RelatesTo { get; set; }
}

/// <summary>A command.</summary>
public interface ICommandActivity : IActivity
{
    /// <summary>The name.</summary>
    string? Name { get; set; }

    /// <summary>The value.</summary>
    object? Value { get; set; }
}

/// <summary>The result of a command.</summary>
public interface ICommandResultActivity : IActivity
{
    /// <summary>The name.</summary>
    string? Name { get; set; }

    /// <summary>The value.</summary>
    object? Value { get; set; }
}
