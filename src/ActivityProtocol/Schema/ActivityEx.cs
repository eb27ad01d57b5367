using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ActivityProtocol.Schema;

public partial class Activity
{
    /// <summary>A new message.</summary>
    public static IMessageActivity CreateMessageActivity() =>
        new Activity(ActivityTypes.Message) { Attachments = [], Entities = [] };

    /// <summary>A new contact relation update.</summary>
    public static IContactRelationUpdateActivity CreateContactRelationUpdateActivity() => new Activity(ActivityTypes.ContactRelationUpdate);

    /// <summary>A new conversation update.</summary>
    public static IConversationUpdateActivity CreateConversationUpdateActivity() =>
        new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = [], MembersRemoved = [] };

    /// <summary>A new typing indicator.</summary>
    public static ITypingActivity CreateTypingActivity() => new Activity(ActivityTypes.Typing);

    /// <summary>A new handoff.</summary>
    public static IHandoffActivity CreateHandoffActivity() => new Activity(ActivityTypes.Handoff);

    /// <summary>A new end of conversation.</summary>
    public static IEndOfConversationActivity CreateEndOfConversationActivity() => new Activity(ActivityTypes.EndOfConversation);

    /// <summary>A new event.</summary>
    public static IEventActivity CreateEventActivity() => new Activity(ActivityTypes.Event);

    /// <summary>A new invoke.</summary>
    public static IInvokeActivity CreateInvokeActivity() => new Activity(ActivityTypes.Invoke);

    /// <summary>A new trace.</summary>
    public static ITraceActivity CreateTraceActivity(string name, string? valueType = null, object? value = null, [CallerMemberName] string? label = null) =>
        new Activity(ActivityTypes.Trace)
        {
            Name = name,
            Label = label,
            ValueType = valueType ?? value?.GetType().Name,
            Value = value,
        };

    /// <summary>A message that answers this activity.</summary>
    public Activity CreateReply(string? text = null, string? locale = null) => Answer(new Activity(ActivityTypes.Message)
    {
        Text = text ?? string.Empty,
        Locale = locale ?? Locale,
        Attachments = [],
        Entities = [],
    });

    /// <summary>A trace that belongs to this activity.</summary>
    public ITraceActivity CreateTrace(string name, object? value = null, string? valueType = null, [CallerMemberName] string? label = null)
    {
        var trace = Answer((Activity)CreateTraceActivity(name, valueType, value, label));
        trace.ReplyToId = Id;
        return trace;
    }

    private Activity Answer(Activity reply)
    {
        reply.From = Recipient is null ? null : new ChannelAccount(Recipient.Id, Recipient.Name);
        reply.Recipient = From is null ? null : new ChannelAccount(From.Id, From.Name);
        reply.ReplyToId = AnswersTo();
        reply.ServiceUrl = ServiceUrl;
        reply.ChannelId = ChannelId;
        reply.Conversation = Conversation;
        return reply;
    }

    /// <inheritdoc/>
    public IMessageActivity? AsMessageActivity() => IsActivity(ActivityTypes.Message) ? this : null;

    /// <inheritdoc/>
    public IContactRelationUpdateActivity? AsContactRelationUpdateActivity() => IsActivity(ActivityTypes.ContactRelationUpdate) ? this : null;

    /// <inheritdoc/>
    public IInstallationUpdateActivity? AsInstallationUpdateActivity() => IsActivity(ActivityTypes.InstallationUpdate) ? this : null;

    /// <inheritdoc/>
    public IConversationUpdateActivity? AsConversationUpdateActivity() => IsActivity(ActivityTypes.ConversationUpdate) ? this : null;

    /// <inheritdoc/>
    public ITypingActivity? AsTypingActivity() => IsActivity(ActivityTypes.Typing) ? this : null;

    /// <inheritdoc/>
    public IEndOfConversationActivity? AsEndOfConversationActivity() => IsActivity(ActivityTypes.EndOfConversation) ? this : null;

    /// <inheritdoc/>
    public IEventActivity? AsEventActivity() => IsActivity(ActivityTypes.Event) ? this : null;

    /// <inheritdoc/>
    public IInvokeActivity? AsInvokeActivity() => IsActivity(ActivityTypes.Invoke) ? this : null;

    /// <inheritdoc/>
    public IMessageUpdateActivity? AsMessageUpdateActivity() => IsActivity(ActivityTypes.MessageUpdate) ? this : null;

    /// <inheritdoc/>
    public IMessageDeleteActivity? AsMessageDeleteActivity() => IsActivity(ActivityTypes.MessageDelete) ? this : null;

    /// <inheritdoc/>
    public IMessageReactionActivity? AsMessageReactionActivity() => IsActivity(ActivityTypes.MessageReaction) ? this : null;

    /// <inheritdoc/>
    public ISuggestionActivity? AsSuggestionActivity() => IsActivity(ActivityTypes.Suggestion) ? this : null;

    /// <inheritdoc/>
    public ITraceActivity? AsTraceActivity() => IsActivity(ActivityTypes.Trace) ? this : null;

    /// <inheritdoc/>
    public IHandoffActivity? AsHandoffActivity() => IsActivity(ActivityTypes.Handoff) ? this : null;

    /// <inheritdoc/>
    public ICommandActivity? AsCommandActivity() => IsActivity(ActivityTypes.Command) ? this : null;

    /// <inheritdoc/>
    public ICommandResultActivity? AsCommandResultActivity() => IsActivity(ActivityTypes.CommandResult) ? this : null;

    /// <inheritdoc/>
    public bool HasContent() =>
        !string.IsNullOrWhiteSpace(Text) || !string.IsNullOrWhiteSpace(Summary) || Attachments is { Count: > 0 } || ChannelData is not null;

    /// <inheritdoc/>
    public Mention[] GetMentions()
    {
        if (Entities is null)
        {
            return [];
        }

        List<Mention>? mentions = null;
        foreach (var entity in Entities)
        {
            if (entity is not null && string.Equals(entity.Type, "mention", StringComparison.OrdinalIgnoreCase) && entity.TryGetAs<Mention>(out var mention))
            {
                (mentions ??= []).Add(mention);
            }
        }

        return mentions?.ToArray() ?? [];
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The data has another shape.</exception>
    public T? GetChannelData<T>() => ProtocolJson.Convert<T>(ChannelData);

    /// <inheritdoc/>
    public bool TryGetChannelData<T>(out T? instance)
    {
        instance = default;
        if (ChannelData is null)
        {
            return false;
        }

        try
        {
            instance = GetChannelData<T>();
            return instance is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public ConversationReference GetConversationReference() => new()
    {
        ActivityId = AnswersTo(),
        User = From,
        Bot = Recipient,
        Conversation = Conversation,
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
    };

    /// <summary>As <see cref="GetConversationReference"/>, with the id of a reply that was sent.</summary>
    public ConversationReference GetReplyConversationReference(ResourceResponse reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var reference = GetConversationReference();
        reference.ActivityId = reply.Id;
        return reference;
    }

    /// <summary>
    /// Addresses this activity: to the conversation of <paramref name="reference"/> from the bot, or, with
    /// <paramref name="isIncoming"/>, to the bot from the user.
    /// </summary>
    public Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ChannelId = reference.ChannelId;
        ServiceUrl = reference.ServiceUrl;
        Conversation = reference.Conversation;
        Locale ??= reference.Locale;
        if (isIncoming)
        {
            From = reference.User;
            Recipient = reference.Bot;
            Id = reference.ActivityId ?? Id;
        }
        else
        {
            From = reference.Bot;
            Recipient = reference.User;
            ReplyToId = reference.ActivityId ?? ReplyToId;
        }

        return this;
    }

    /// <summary>Whether it came over a streaming connection: an address that is not http. This library has none.</summary>
    public bool IsFromStreamingConnection() => ServiceUrl is not null && !ServiceUrl.StartsWith("http", true, CultureInfo.InvariantCulture);

    /// <summary>Whether it is of <paramref name="activityType"/> or of a kind of it (<c>type/kind</c>).</summary>
    protected bool IsActivity(string activityType)
    {
        ArgumentNullException.ThrowIfNull(activityType);
        return Type is not null
            && Type.StartsWith(activityType, StringComparison.OrdinalIgnoreCase)
            && (Type.Length == activityType.Length || Type[activityType.Length] == '/');
    }

    // In Direct Line and web chat a conversation update has an id that cannot be replied to.
    private string? AnswersTo() =>
        IsActivity(ActivityTypes.ConversationUpdate) && ChannelId is "directline" or "webchat" ? null : Id;
}
