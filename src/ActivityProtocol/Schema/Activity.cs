using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>
/// One activity of the Activity Protocol, in or out: a message, an update, an event, an invoke. Members that the
/// protocol does not know stay in <see cref="Properties"/> and are written back.
/// </summary>
public partial class Activity :
    IMessageUpdateActivity,
    IMessageDeleteActivity,
    IMessageReactionActivity,
    IConversationUpdateActivity,
    IContactRelationUpdateActivity,
    IInstallationUpdateActivity,
    IInvokeActivity,
    IEventActivity,
    IEndOfConversationActivity,
    ITypingActivity,
    IHandoffActivity,
    ITraceActivity,
    ICommandActivity,
    ICommandResultActivity,
    ISuggestionActivity
{
    /// <summary>The media type of an activity.</summary>
    public const string ContentType = "application/vnd.microsoft.activity";

    private UnknownMembers _unknown;

    /// <summary>An activity without content.</summary>
    public Activity()
    {
    }

    /// <summary>An activity of a type.</summary>
    public Activity(string type) => Type = type;

    /// <inheritdoc/>
    public string? Type { get; set; }

    /// <inheritdoc/>
    public string? Id { get; set; }

    /// <inheritdoc/>
    [JsonConverter(typeof(UtcTimestampConverter))]
    public DateTimeOffset? Timestamp { get; set; }

    /// <inheritdoc/>
    public DateTimeOffset? LocalTimestamp { get; set; }

    /// <summary>The sender's time zone (IANA).</summary>
    public string? LocalTimezone { get; set; }

    /// <summary>Who called the bot. It is ignored when it comes in (rule A2251 of the protocol).</summary>
    [JsonIgnore]
    public string? CallerId { get; set; }

    /// <inheritdoc/>
    public string? ServiceUrl { get; set; }

    /// <inheritdoc/>
    public string? ChannelId { get; set; }

    /// <inheritdoc/>
    public ChannelAccount? From { get; set; }

    /// <inheritdoc/>
    public ConversationAccount? Conversation { get; set; }

    /// <inheritdoc/>
    public ChannelAccount? Recipient { get; set; }

    /// <inheritdoc/>
    public string? TextFormat { get; set; }

    /// <inheritdoc/>
    public string? AttachmentLayout { get; set; }

    /// <inheritdoc/>
    public IList<ChannelAccount>? MembersAdded { get; set; }

    /// <inheritdoc/>
    public IList<ChannelAccount>? MembersRemoved { get; set; }

    /// <inheritdoc/>
    public IList<MessageReaction>? ReactionsAdded { get; set; }

    /// <inheritdoc/>
    public IList<MessageReaction>? ReactionsRemoved { get; set; }

    /// <inheritdoc/>
    public string? TopicName { get; set; }

    /// <inheritdoc/>
    public bool? HistoryDisclosed { get; set; }

    /// <inheritdoc/>
    public string? Locale { get; set; }

    /// <inheritdoc cref="IMessageActivity.Text"/>
    public string? Text { get; set; }

    /// <inheritdoc/>
    public string? Speak { get; set; }

    /// <inheritdoc/>
    public string? InputHint { get; set; }

    /// <inheritdoc/>
    public string? Summary { get; set; }

    /// <inheritdoc/>
    public SuggestedActions? SuggestedActions { get; set; }

    /// <inheritdoc/>
    public IList<Attachment>? Attachments { get; set; }

    /// <inheritdoc/>
    public IList<Entity>? Entities { get; set; }

    /// <inheritdoc/>
    public object? ChannelData { get; set; }

    /// <summary>What happened, of an installation or contact relation update.</summary>
    public string? Action { get; set; }

    /// <inheritdoc/>
    public string? ReplyToId { get; set; }

    /// <inheritdoc/>
    public string? Label { get; set; }

    /// <inheritdoc/>
    public string? ValueType { get; set; }

    /// <summary>Data of the activity; a <see cref="System.Text.Json.JsonElement"/> when it came in.</summary>
    public object? Value { get; set; }

    /// <summary>The name of an event, an invoke, a trace or a command.</summary>
    public string? Name { get; set; }

    /// <summary>The conversation that it is about.</summary>
    public ConversationReference? RelatesTo { get; set; }

    /// <inheritdoc/>
    public string? Code { get; set; }

    /// <inheritdoc/>
    public DateTimeOffset? Expiration { get; set; }

    /// <inheritdoc/>
    public string? Importance { get; set; }

    /// <inheritdoc/>
    public string? DeliveryMode { get; set; }

    /// <summary>Phrases that speech recognition should listen for.</summary>
    public IList<string>? ListenFor { get; set; }

    /// <inheritdoc/>
    public IList<TextHighlight>? TextHighlights { get; set; }

    /// <summary>A program that the text stands for.</summary>
    public SemanticAction? SemanticAction { get; set; }

    /// <summary>Members that the protocol does not know.</summary>
    [JsonIgnore]
    public JsonObject Properties
    {
        get => _unknown.Nodes;
        set => _unknown.Nodes = value;
    }

    /// <summary>As <see cref="Properties"/>, for reading and writing JSON.</summary>
    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? UnknownElements
    {
        get => _unknown.Elements;
        set => _unknown.Elements = value;
    }
}
