using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>A point in a conversation: all that is needed to send there later. It can be stored as JSON.</summary>
public class ConversationReference
{
    /// <summary>The activity that it was taken from.</summary>
    public string? ActivityId { get; set; }

    /// <summary>The person.</summary>
    public ChannelAccount? User { get; set; }

    /// <summary>The bot.</summary>
    public ChannelAccount? Bot { get; set; }

    /// <summary>The conversation.</summary>
    public ConversationAccount? Conversation { get; set; }

    /// <summary>The channel, such as <c>msteams</c>.</summary>
    public string? ChannelId { get; set; }

    /// <summary>The language tag.</summary>
    public string? Locale { get; set; }

    /// <summary>Where replies go. It may change: store it anew with each activity.</summary>
    public string? ServiceUrl { get; set; }

    /// <summary>The event that starts a turn in this conversation.</summary>
    public Activity GetContinuationActivity() => new(ActivityTypes.Event)
    {
        Name = ActivityEventNames.ContinueConversation,
        Id = Guid.NewGuid().ToString(),
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
        Conversation = Conversation,
        Recipient = Bot,
        From = User,
        RelatesTo = this,
    };

    /// <summary>Members that are not known; they are written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}

/// <summary>Names of events that a bot starts itself.</summary>
public static class ActivityEventNames
{
    /// <summary>A turn in a known conversation.</summary>
    public const string ContinueConversation = "ContinueConversation";

    /// <summary>The first turn in a conversation that was made.</summary>
    public const string CreateConversation = "CreateConversation";
}
