using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>The message that an action was started from.</summary>
public class MessageActionsPayload
{
    private JsonObject? _properties;

    /// <summary>The id.</summary>
    public string? Id { get; set; }

    /// <summary>The message it answers.</summary>
    public string? ReplyToId { get; set; }

    /// <summary><c>message</c>.</summary>
    public string? MessageType { get; set; }

    /// <summary>When it was sent, ISO 8601.</summary>
    public string? CreatedDateTime { get; set; }

    /// <summary>When it was changed, ISO 8601.</summary>
    public string? LastModifiedDateTime { get; set; }

    /// <summary>Whether it was deleted.</summary>
    public bool? Deleted { get; set; }

    /// <summary>The subject.</summary>
    public string? Subject { get; set; }

    /// <summary>The summary.</summary>
    public string? Summary { get; set; }

    /// <summary>The importance.</summary>
    public string? Importance { get; set; }

    /// <summary>The language tag.</summary>
    public string? Locale { get; set; }

    /// <summary>Who sent it.</summary>
    public MessageActionsPayloadFrom? From { get; set; }

    /// <summary>What it says.</summary>
    public MessageActionsPayloadBody? Body { get; set; }

    /// <summary>How attachments are laid out.</summary>
    public string? AttachmentLayout { get; set; }

    /// <summary>The attachments.</summary>
    public IList<MessageActionsPayloadAttachment>? Attachments { get; set; }

    /// <summary>The mentions.</summary>
    public IList<MessageActionsPayloadMention>? Mentions { get; set; }

    /// <summary>The reactions.</summary>
    public IList<MessageActionsPayloadReaction>? Reactions { get; set; }

    /// <summary>Where it is.</summary>
    public Uri? LinkToMessage { get; set; }

    /// <summary>Members that are not known; they are written back.</summary>
    [JsonIgnore]
    public JsonObject Properties
    {
        get => _properties ??= [];
        set => _properties = value;
    }

    /// <summary>As <see cref="Properties"/>, but absent while empty, so that nothing is allocated for it.</summary>
    [JsonInclude, JsonExtensionData]
    internal JsonObject? UnknownMembers
    {
        get => _properties;
        set => _properties = value;
    }
}
