using ActivityProtocol.Schema;

namespace ActivityProtocol;

/// <summary>Makes messages.</summary>
public static class MessageFactory
{
    /// <summary>Text.</summary>
    public static Activity Text(string text, string? ssml = null, string? inputHint = null) => new(ActivityTypes.Message)
    {
        Text = text,
        Speak = ssml,
        InputHint = inputHint ?? InputHints.AcceptingInput,
    };

    /// <summary>Text with buttons that write their title.</summary>
    public static IMessageActivity SuggestedActions(IEnumerable<string> actions, string? text = null, string? ssml = null, string? inputHint = null) =>
        SuggestedActions(actions, text, ssml, inputHint, null);

    /// <summary>Text with buttons that write their title, for some people.</summary>
    public static IMessageActivity SuggestedActions(IEnumerable<string> actions, string? text, string? ssml, string? inputHint, IList<string>? toList)
    {
        ArgumentNullException.ThrowIfNull(actions);
        return SuggestedActions(actions.Select(action => new CardAction { Type = ActionTypes.ImBack, Title = action, Value = action }), text, ssml, inputHint, toList);
    }

    /// <summary>Text with buttons.</summary>
    public static IMessageActivity SuggestedActions(IEnumerable<CardAction> cardActions, string? text = null, string? ssml = null, string? inputHint = null) =>
        SuggestedActions(cardActions, text, ssml, inputHint, null);

    /// <summary>Text with buttons, for some people.</summary>
    public static IMessageActivity SuggestedActions(IEnumerable<CardAction> cardActions, string? text, string? ssml, string? inputHint, IList<string>? toList)
    {
        ArgumentNullException.ThrowIfNull(cardActions);
        var message = Text(text ?? string.Empty, ssml, inputHint);
        message.SuggestedActions = new SuggestedActions { Actions = [.. cardActions], To = toList };
        return message;
    }

    /// <summary>A card or a file.</summary>
    public static IMessageActivity Attachment(Attachment attachment, string? text = null, string? ssml = null, string? inputHint = null)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        return WithAttachments([attachment], AttachmentLayoutTypes.List, text, ssml, inputHint);
    }

    /// <summary>Cards or files, one below the other.</summary>
    public static IMessageActivity Attachment(IEnumerable<Attachment> attachments, string? text = null, string? ssml = null, string? inputHint = null)
    {
        ArgumentNullException.ThrowIfNull(attachments);
        return WithAttachments([.. attachments], AttachmentLayoutTypes.List, text, ssml, inputHint);
    }

    /// <summary>Cards or files, side by side.</summary>
    public static IMessageActivity Carousel(IEnumerable<Attachment> attachments, string? text = null, string? ssml = null, string? inputHint = null)
    {
        ArgumentNullException.ThrowIfNull(attachments);
        return WithAttachments([.. attachments], AttachmentLayoutTypes.Carousel, text, ssml, inputHint);
    }

    /// <summary>A picture, a sound or a film at an address.</summary>
    public static IMessageActivity ContentUrl(string url, string contentType, string? name = null, string? text = null, string? ssml = null, string? inputHint = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(url);
        ArgumentException.ThrowIfNullOrWhiteSpace(contentType);
        return WithAttachments([new Attachment { ContentType = contentType, ContentUrl = url, Name = name ?? string.Empty }], AttachmentLayoutTypes.List, text, ssml, inputHint);
    }

    private static Activity WithAttachments(IList<Attachment> attachments, string layout, string? text, string? ssml, string? inputHint) => new(ActivityTypes.Message)
    {
        AttachmentLayout = layout,
        Attachments = attachments,
        Text = string.IsNullOrWhiteSpace(text) ? null : text,
        Speak = string.IsNullOrWhiteSpace(ssml) ? null : ssml,
        InputHint = inputHint ?? InputHints.AcceptingInput,
    };
}
