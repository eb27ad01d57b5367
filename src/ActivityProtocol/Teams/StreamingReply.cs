using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using ActivityProtocol.Connector;
using ActivityProtocol.Schema;

namespace ActivityProtocol.Teams;

/// <summary>
/// A reply that is shown while it is written. Teams takes it in personal chats, about one piece a second, for two
/// minutes; elsewhere, and where the channel refuses the first piece, the whole goes out as one message at the end. An
/// addition: the Bot Builder SDK has none. Not for several threads.
/// </summary>
public sealed class StreamingReply
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // The turns that a reply streams in, by the activity that began them.
    private static readonly ConditionalWeakTable<Activity, StreamingReply> Shown = [];
    private readonly ITurnContext _turn;
    private readonly TimeProvider _clock;
    private readonly StringBuilder _text = new();
    private string? _streamId;
    private int _sequence;
    private long _sentAt;
    private bool _streams;
    private bool _isFinished;

    /// <summary>A reply in a turn.</summary>
    public StreamingReply(ITurnContext turnContext, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        _turn = turnContext;
        _clock = clock ?? TimeProvider.System;
        _streams = turnContext.Activity is { ChannelId: Channels.Msteams, Conversation.ConversationType: "personal" }
            && !string.Equals(turnContext.Activity.DeliveryMode, DeliveryModes.ExpectReplies, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a reply to this activity streams, or did: it shows by itself that the bot is at work.</summary>
    internal static bool IsShownIn(Activity activity) => Shown.TryGetValue(activity, out _);

    /// <summary>Whether the person pressed stop: what is written from now on is not shown.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Says what the bot is doing, before the first text.</summary>
    public Task InformAsync(string text, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ThrowIfFinished();
        return _text.Length > 0 ? throw new InvalidOperationException("The text has begun.") : SendPieceAsync(text, "informative", cancellationToken);
    }

    /// <summary>Adds to the text; it is shown at most once a second.</summary>
    public async Task AppendAsync(string text, CancellationToken cancellationToken = default)
    {
        ThrowIfFinished();
        _text.Append(text);
        if (_sequence == 0 || _clock.GetElapsedTime(_sentAt) >= Interval)
        {
            await SendPieceAsync(_text.ToString(), "streaming", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the reply. Attachments, labels and thumbs can stand in <paramref name="final"/> only.</summary>
    /// <param name="final">The message; its text is set to what was written where it has none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ResourceResponse?> FinishAsync(Activity? final = null, CancellationToken cancellationToken = default)
    {
        ThrowIfFinished();
        _isFinished = true;
        final ??= new Activity(ActivityTypes.Message);
        final.Text ??= _text.ToString();
        if (IsStopped)
        {
            return null;
        }

        if (!_streams || _streamId is null)
        {
            return await _turn.SendActivityAsync(final, cancellationToken).ConfigureAwait(false);
        }

        (final.Entities ??= []).Add(StreamInfo("final", sequence: null));
        try
        {
            return await _turn.SendActivityAsync(final, cancellationToken).ConfigureAwait(false);
        }
        catch (ErrorResponseException refused) when (refused.Response?.StatusCode == HttpStatusCode.Forbidden)
        {
            if (!IsTimeUp(refused))
            {
                IsStopped = true;
                return null;
            }

            // The two minutes are over: what was shown so far is a message, and takes the rest as an update.
            final.Entities.RemoveAt(final.Entities.Count - 1);
            final.Id = _streamId;
            return await _turn.UpdateActivityAsync(final, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsTimeUp(ErrorResponseException refused) =>
        refused.Body?.Error?.Message?.Contains("exceeded streaming time", StringComparison.OrdinalIgnoreCase) ?? false;

    private async Task SendPieceAsync(string text, string streamType, CancellationToken cancellationToken)
    {
        if (!_streams || IsStopped)
        {
            return;
        }

        _sentAt = _clock.GetTimestamp();
        Shown.AddOrUpdate(_turn.Activity, this);
        var piece = new Activity(ActivityTypes.Typing) { Text = text, Entities = [StreamInfo(streamType, ++_sequence)] };
        try
        {
            var sent = await _turn.SendActivityAsync(piece, cancellationToken).ConfigureAwait(false);
            _streamId ??= sent?.Id;
            _streams = _streamId is not null;
        }
        catch (ErrorResponseException refused) when ((int?)refused.Response?.StatusCode is >= 400 and < 500)
        {
            // Stopped by the person, or out of time, or not taken here at all.
            IsStopped = _streamId is not null && refused.Response!.StatusCode == HttpStatusCode.Forbidden && !IsTimeUp(refused);
            if (_streamId is null)
            {
                _streams = false;
            }
        }
    }

    private Entity StreamInfo(string streamType, int? sequence)
    {
        var info = new Entity("streaminfo") { Properties = new JsonObject { ["streamType"] = streamType } };
        if (_streamId is not null)
        {
            info.Properties["streamId"] = _streamId;
        }

        if (sequence is { } number)
        {
            info.Properties["streamSequence"] = number;
        }

        return info;
    }

    private void ThrowIfFinished()
    {
        if (_isFinished)
        {
            throw new InvalidOperationException("The reply is finished.");
        }
    }
}
