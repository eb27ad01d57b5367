using ActivityProtocol.Connector;
using ActivityProtocol.Schema;

namespace ActivityProtocol.Teams;

/// <summary>Where a message for one person went.</summary>
public abstract record TargetedMessageOutcome
{
    /// <summary>Into the conversation, where only they see it.</summary>
    public sealed record Targeted(string? ActivityId) : TargetedMessageOutcome;

    /// <summary>Into their personal chat, since the channel refused it in the conversation.</summary>
    public sealed record Personal(string ConversationId, string? ActivityId) : TargetedMessageOutcome;
}

/// <summary>Messages in a group chat or a channel that one person sees. An addition: the Bot Builder SDK has none.</summary>
public static class TargetedMessages
{
    /// <summary>Sends a message that only <paramref name="recipient"/> sees; where the channel refuses it, to their personal chat.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="activity">The message.</param>
    /// <param name="recipient">A member of the conversation.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ErrorResponseException">The personal chat was refused as well.</exception>
    public static async Task<TargetedMessageOutcome> SendTargetedActivityAsync(this ITurnContext turnContext, IActivity activity, ChannelAccount recipient, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(recipient);
        var message = activity as Activity ?? throw new ArgumentException("The activity is of a class of its own.", nameof(activity));
        var client = turnContext.TurnState.Get<IConnectorClient>() ?? throw new InvalidOperationException("This method requires a connector client.");
        var conversation = turnContext.Activity.Conversation;
        message.ApplyConversationReference(turnContext.Activity.GetConversationReference());
        message.Recipient = recipient;
        message.Id = null;
        if (client is ITargetedMessages targeted && conversation is { Id: { } id, ConversationType: not "personal" })
        {
            try
            {
                return new TargetedMessageOutcome.Targeted((await targeted.SendTargetedAsync(id, message, cancellationToken).ConfigureAwait(false)).Id);
            }
            catch (ErrorResponseException refused) when ((int?)refused.Response?.StatusCode is >= 400 and < 500 and not 413)
            {
                // Not taken here (a channel, a client, a tenant that does not have them): the personal chat is as private.
            }
        }

        var chat = await client.Conversations.CreateConversationAsync(
            new ConversationParameters { IsGroup = false, Bot = turnContext.Activity.Recipient, Members = [recipient], TenantId = conversation?.TenantId },
            cancellationToken).ConfigureAwait(false);
        message.Conversation = new ConversationAccount { Id = chat.Id, ConversationType = "personal", TenantId = conversation?.TenantId };
        message.ReplyToId = null;
        var sent = await client.Conversations.SendToConversationAsync(chat.Id!, message, cancellationToken).ConfigureAwait(false);
        return new TargetedMessageOutcome.Personal(chat.Id!, sent.Id);
    }
}
