using System.Security.Claims;
using ActivityProtocol.Schema;

namespace ActivityProtocol;

/// <summary>Connects a bot with a channel: makes turns of what comes in, and sends what the bot says.</summary>
public abstract class BotAdapter
{
    /// <summary>The key of the invoke's answer in the turn's state.</summary>
    public const string InvokeResponseKey = "BotFrameworkAdapter.InvokeResponse";

    /// <summary>The key of the caller's identity in the turn's state.</summary>
    public const string BotIdentityKey = "BotIdentity";

    /// <summary>The key of the audience of outgoing tokens in the turn's state.</summary>
    public const string OAuthScopeKey = "Microsoft.Bot.Builder.BotAdapter.OAuthScope";

    /// <summary>Handles what a turn throws. Without it the exception goes to the caller.</summary>
    public Func<ITurnContext, Exception, Task>? OnTurnError { get; set; }

    /// <summary>The middleware of each turn.</summary>
    public MiddlewareSet MiddlewareSet { get; } = new();

    /// <summary>Adds middleware at the end.</summary>
    public BotAdapter Use(IMiddleware middleware)
    {
        MiddlewareSet.Use(middleware);
        return this;
    }

    /// <summary>Sends activities, in order.</summary>
    /// <returns>Their ids, in order.</returns>
    public abstract Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken);

    /// <summary>Replaces an activity.</summary>
    public abstract Task<ResourceResponse?> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken);

    /// <summary>Deletes an activity.</summary>
    public abstract Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken);

    /// <summary>Runs a turn in a known conversation, for instance to post there unasked.</summary>
    /// <param name="botId">The bot's app id; empty while it runs without authentication.</param>
    /// <param name="reference">The conversation.</param>
    /// <param name="callback">The turn.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    public virtual Task ContinueConversationAsync(string botId, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return ContinueConversationAsync(botId, reference.GetContinuationActivity(), callback, cancellationToken);
    }

    /// <summary>As <see cref="ContinueConversationAsync(string, ConversationReference, BotCallbackHandler, CancellationToken)"/>, for an identity.</summary>
    public virtual Task ContinueConversationAsync(ClaimsIdentity claimsIdentity, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This adapter sends nothing unasked.");

    /// <summary>As <see cref="ContinueConversationAsync(string, ConversationReference, BotCallbackHandler, CancellationToken)"/>, for an identity and an audience.</summary>
    public virtual Task ContinueConversationAsync(ClaimsIdentity claimsIdentity, ConversationReference reference, string? audience, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This adapter sends nothing unasked.");

    /// <summary>As <see cref="ContinueConversationAsync(string, ConversationReference, BotCallbackHandler, CancellationToken)"/>, with the activity that starts the turn.</summary>
    public virtual async Task ContinueConversationAsync(string botId, Activity continuationActivity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        using var context = new TurnContext(this, continuationActivity);
        await RunPipelineAsync(context, callback, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>As <see cref="ContinueConversationAsync(string, ConversationReference, BotCallbackHandler, CancellationToken)"/>, with the activity that starts the turn, for an identity.</summary>
    public virtual Task ContinueConversationAsync(ClaimsIdentity claimsIdentity, Activity continuationActivity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This adapter sends nothing unasked.");

    /// <summary>As <see cref="ContinueConversationAsync(string, ConversationReference, BotCallbackHandler, CancellationToken)"/>, with the activity that starts the turn, for an identity and an audience.</summary>
    public virtual Task ContinueConversationAsync(ClaimsIdentity claimsIdentity, Activity continuationActivity, string? audience, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This adapter sends nothing unasked.");

    /// <summary>Makes a conversation and runs a turn in it.</summary>
    public virtual Task CreateConversationAsync(string botAppId, string channelId, string serviceUrl, string? audience, ConversationParameters conversationParameters, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This adapter makes no conversations.");

    /// <summary>Runs a turn for an activity whose sender is known already.</summary>
    /// <returns>The answer of an invoke or of expected replies; otherwise null.</returns>
    public virtual Task<InvokeResponse?> ProcessActivityAsync(ClaimsIdentity claimsIdentity, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This adapter takes no activities directly.");

    /// <summary>Runs the middleware and the bot; what they throw goes to <see cref="OnTurnError"/>, but for the end that the caller asked for.</summary>
    protected async Task RunPipelineAsync(ITurnContext turnContext, BotCallbackHandler? callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        try
        {
            await MiddlewareSet.ReceiveActivityWithStatusAsync(turnContext, callback, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception thrown) when (OnTurnError is not null && !(thrown is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            await OnTurnError(turnContext, thrown).ConfigureAwait(false);
        }
    }
}
