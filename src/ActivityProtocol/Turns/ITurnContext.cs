using ActivityProtocol.Schema;

namespace ActivityProtocol;

/// <summary>Takes part in sending activities; not calling <paramref name="next"/> stops the sending.</summary>
public delegate Task<ResourceResponse[]> SendActivitiesHandler(ITurnContext turnContext, List<Activity> activities, Func<Task<ResourceResponse[]>> next);

/// <summary>Takes part in updating an activity; not calling <paramref name="next"/> stops the update.</summary>
public delegate Task<ResourceResponse?> UpdateActivityHandler(ITurnContext turnContext, Activity activity, Func<Task<ResourceResponse?>> next);

/// <summary>Takes part in deleting an activity; not calling <paramref name="next"/> stops the deletion.</summary>
public delegate Task DeleteActivityHandler(ITurnContext turnContext, ConversationReference reference, Func<Task> next);

/// <summary>The code of a bot that handles a turn.</summary>
public delegate Task BotCallbackHandler(ITurnContext turnContext, CancellationToken cancellationToken);

/// <summary>Goes on to the next middleware, and at last to the bot.</summary>
public delegate Task NextDelegate(CancellationToken cancellationToken);

/// <summary>One turn: an activity that came in, and the means to answer it.</summary>
public interface ITurnContext
{
    /// <summary>The adapter that made this context.</summary>
    BotAdapter Adapter { get; }

    /// <summary>What belongs to this turn, by key.</summary>
    TurnContextStateCollection TurnState { get; }

    /// <summary>The activity that came in.</summary>
    Activity Activity { get; }

    /// <summary>Whether something other than a trace was sent.</summary>
    bool Responded { get; }

    /// <summary>Sends text.</summary>
    /// <returns>The id of the message; null where the channel gives none.</returns>
    /// <exception cref="Connector.ErrorResponseException">The channel refused it.</exception>
    Task<ResourceResponse?> SendActivityAsync(string textReplyToSend, string? speak = null, string? inputHint = InputHints.AcceptingInput, CancellationToken cancellationToken = default);

    /// <summary>Sends an activity to this conversation.</summary>
    /// <returns>The id of the activity; null where the channel gives none.</returns>
    /// <exception cref="Connector.ErrorResponseException">The channel refused it.</exception>
    Task<ResourceResponse?> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default);

    /// <summary>Sends activities to this conversation, in order.</summary>
    /// <returns>Their ids, in order.</returns>
    /// <exception cref="Connector.ErrorResponseException">The channel refused one.</exception>
    Task<ResourceResponse[]> SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken = default);

    /// <summary>Replaces the activity that has the id of <paramref name="activity"/>.</summary>
    /// <exception cref="Connector.ErrorResponseException">The channel refused it.</exception>
    Task<ResourceResponse?> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default);

    /// <summary>Deletes an activity of this conversation.</summary>
    /// <exception cref="Connector.ErrorResponseException">The channel refused it.</exception>
    Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default);

    /// <summary>Deletes the activity that <paramref name="conversationReference"/> points to.</summary>
    /// <exception cref="Connector.ErrorResponseException">The channel refused it.</exception>
    Task DeleteActivityAsync(ConversationReference conversationReference, CancellationToken cancellationToken = default);

    /// <summary>Adds a handler for what is sent in this turn.</summary>
    ITurnContext OnSendActivities(SendActivitiesHandler handler);

    /// <summary>Adds a handler for updates in this turn.</summary>
    ITurnContext OnUpdateActivity(UpdateActivityHandler handler);

    /// <summary>Adds a handler for deletions in this turn.</summary>
    ITurnContext OnDeleteActivity(DeleteActivityHandler handler);
}

/// <summary>A turn whose activity is of a known kind.</summary>
/// <typeparam name="T">The kind.</typeparam>
public interface ITurnContext<out T> : ITurnContext
    where T : IActivity
{
    /// <summary>The activity that came in.</summary>
    new T Activity { get; }
}
