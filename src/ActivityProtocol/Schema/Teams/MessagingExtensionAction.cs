namespace ActivityProtocol.Schema.Teams;

/// <summary>The value of the invokes <c>composeExtension/fetchTask</c> and <c>composeExtension/submitAction</c>.</summary>
public class MessagingExtensionAction : TaskModuleRequest
{
    /// <summary>The command.</summary>
    public string? CommandId { get; set; }

    /// <summary><c>message</c>, <c>compose</c> or <c>commandbox</c>.</summary>
    public string? CommandContext { get; set; }

    /// <summary><c>edit</c> or <c>send</c>, after a preview.</summary>
    public string? BotMessagePreviewAction { get; set; }

    /// <summary>What was previewed.</summary>
    public IList<Activity>? BotActivityPreview { get; set; }

    /// <summary>The message that it was started from.</summary>
    public MessageActionsPayload? MessagePayload { get; set; }

    /// <summary>A magic code, after a sign-in.</summary>
    public string? State { get; set; }
}
