using System.Runtime.InteropServices;
using ActivityProtocol.Schema;

namespace ActivityProtocol;

/// <summary>One turn: an activity that came in, and the means to answer it.</summary>
public class TurnContext : ITurnContext, IDisposable
{
    private List<SendActivitiesHandler>? _onSendActivities;
    private List<UpdateActivityHandler>? _onUpdateActivity;
    private List<DeleteActivityHandler>? _onDeleteActivity;
    private ConversationReference? _reference;
    private bool _disposed;

    /// <summary>A turn of <paramref name="adapter"/> for <paramref name="activity"/>.</summary>
    public TurnContext(BotAdapter adapter, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        ArgumentNullException.ThrowIfNull(activity);
        Adapter = adapter;
        Activity = activity;
    }

    /// <inheritdoc/>
    public BotAdapter Adapter { get; }

    /// <inheritdoc/>
    public TurnContextStateCollection TurnState { get; } = [];

    /// <inheritdoc/>
    public Activity Activity { get; }

    /// <inheritdoc/>
    public bool Responded { get; private set; }

    /// <summary>The language of the turn.</summary>
    public string? Locale
    {
        get => Activity.Locale;
        set => Activity.Locale = value;
    }

    /// <summary>The replies so far, where the activity's delivery mode is <see cref="DeliveryModes.ExpectReplies"/>.</summary>
    public List<Activity> BufferedReplyActivities { get; } = [];

    /// <inheritdoc/>
    public ITurnContext OnSendActivities(SendActivitiesHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        (_onSendActivities ??= []).Add(handler);
        return this;
    }

    /// <inheritdoc/>
    public ITurnContext OnUpdateActivity(UpdateActivityHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        (_onUpdateActivity ??= []).Add(handler);
        return this;
    }

    /// <inheritdoc/>
    public ITurnContext OnDeleteActivity(DeleteActivityHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        (_onDeleteActivity ??= []).Add(handler);
        return this;
    }

    /// <inheritdoc/>
    public Task<ResourceResponse?> SendActivityAsync(string textReplyToSend, string? speak = null, string? inputHint = InputHints.AcceptingInput, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(textReplyToSend);
        var message = new Activity(ActivityTypes.Message) { Text = textReplyToSend };
        if (!string.IsNullOrEmpty(speak))
        {
            message.Speak = speak;
        }

        if (!string.IsNullOrEmpty(inputHint))
        {
            message.InputHint = inputHint;
        }

        return SendActivityAsync(message, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ResourceResponse?> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (_onSendActivities is null && activity is Activity single && !ExpectsReplies)
        {
            // What most turns do, without the lists and closures that handlers and several activities need.
            ObjectDisposedException.ThrowIf(_disposed, this);
            Address(single);
            var sent = await Adapter.SendActivitiesAsync(this, [single], cancellationToken).ConfigureAwait(false);
            Note([single], sent);
            return sent[0];
        }

        var responses = await SendActivitiesAsync([activity], cancellationToken).ConfigureAwait(false);

        // A handler that stopped the sending leaves nothing; the activity then keeps the id that it had.
        return responses is { Length: > 0 } ? responses[0] : new ResourceResponse(activity.Id);
    }

    /// <inheritdoc/>
    public Task<ResourceResponse[]> SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activities);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (activities.Length == 0)
        {
            throw new ArgumentException("Expected one or more activities, but the array was empty.", nameof(activities));
        }

        var outgoing = new List<Activity>(activities.Length);
        foreach (var item in activities)
        {
            var activity = item as Activity ?? throw new ArgumentException("An activity in the array is null or of a class of its own.", nameof(activities));
            Address(activity);
            outgoing.Add(activity);
        }

        return _onSendActivities is null ? SendThroughAdapterAsync() : SendThroughHandlersAsync(0);

        Task<ResourceResponse[]> SendThroughHandlersAsync(int index) => index == _onSendActivities!.Count
            ? SendThroughAdapterAsync()
            : _onSendActivities[index](this, outgoing, () => SendThroughHandlersAsync(index + 1));

        async Task<ResourceResponse[]> SendThroughAdapterAsync()
        {
            ResourceResponse[] responses;
            if (ExpectsReplies)
            {
                responses = BufferReplies(outgoing);
            }
            else
            {
                responses = await Adapter.SendActivitiesAsync(this, [.. outgoing], cancellationToken).ConfigureAwait(false);
            }

            Note(CollectionsMarshal.AsSpan(outgoing), responses);
            return responses;
        }
    }

    /// <inheritdoc/>
    public Task<ResourceResponse?> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ObjectDisposedException.ThrowIf(_disposed, this);
        var concrete = activity as Activity ?? throw new ArgumentException("The activity is of a class of its own.", nameof(activity));
        concrete.ApplyConversationReference(_reference ??= Activity.GetConversationReference());
        return UpdateThroughHandlersAsync(0);

        Task<ResourceResponse?> UpdateThroughHandlersAsync(int index) => _onUpdateActivity is null || index == _onUpdateActivity.Count
            ? Adapter.UpdateActivityAsync(this, concrete, cancellationToken)
            : _onUpdateActivity[index](this, concrete, () => UpdateThroughHandlersAsync(index + 1));
    }

    /// <inheritdoc/>
    public Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(activityId);
        var reference = Activity.GetConversationReference();
        reference.ActivityId = activityId;
        return DeleteActivityAsync(reference, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteActivityAsync(ConversationReference conversationReference, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationReference);
        ObjectDisposedException.ThrowIf(_disposed, this);
        return DeleteThroughHandlersAsync(0);

        Task DeleteThroughHandlersAsync(int index) => _onDeleteActivity is null || index == _onDeleteActivity.Count
            ? Adapter.DeleteActivityAsync(this, conversationReference, cancellationToken)
            : _onDeleteActivity[index](this, conversationReference, () => DeleteThroughHandlersAsync(index + 1));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes of the turn's state.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (_disposed)
        {
            return;
        }

        if (disposing)
        {
            TurnState.Dispose();
        }

        _disposed = true;
    }

    private bool ExpectsReplies => string.Equals(Activity.DeliveryMode, DeliveryModes.ExpectReplies, StringComparison.OrdinalIgnoreCase);

    private void Address(Activity activity)
    {
        activity.Type ??= ActivityTypes.Message;
        activity.ApplyConversationReference(_reference ??= Activity.GetConversationReference());
    }

    private void Note(ReadOnlySpan<Activity> sent, ResourceResponse[] responses)
    {
        if (responses.Length != sent.Length)
        {
            throw new InvalidOperationException($"The adapter sent {sent.Length} activities and answered with {responses.Length} ids.");
        }

        for (var i = 0; i < responses.Length; i++)
        {
            sent[i].Id = responses[i].Id;
            Responded |= sent[i].Type != ActivityTypes.Trace;
        }
    }

    private ResourceResponse[] BufferReplies(List<Activity> replies)
    {
        var responses = new ResourceResponse[replies.Count];
        for (var i = 0; i < replies.Count; i++)
        {
            // The invoke's answer is needed by the adapter as well, which makes the HTTP response of it.
            if (replies[i].Type == ActivityTypesEx.InvokeResponse)
            {
                TurnState.Set(BotAdapter.InvokeResponseKey, replies[i]);
            }

            BufferedReplyActivities.Add(replies[i]);
            responses[i] = new ResourceResponse();
        }

        return responses;
    }
}
