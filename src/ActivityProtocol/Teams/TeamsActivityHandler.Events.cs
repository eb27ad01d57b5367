using System.Text.Json;
using ActivityProtocol.Connector;
using ActivityProtocol.Schema;
using ActivityProtocol.Schema.Teams;

namespace ActivityProtocol.Teams;

public partial class TeamsActivityHandler
{
    /// <inheritdoc/>
    protected override Task OnEventActivityAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var activity = turnContext.Activity;
        if (activity.ChannelId == Channels.Msteams)
        {
            try
            {
                switch (activity.Name)
                {
                    case "application/vnd.microsoft.readReceipt" when Read<ReadReceiptInfo>(activity) is { } receipt:
                        return OnTeamsReadReceiptAsync(receipt, turnContext, cancellationToken);
                    case "application/vnd.microsoft.meetingStart" when Read<MeetingStartEventDetails>(activity) is { } start:
                        return OnTeamsMeetingStartAsync(start, turnContext, cancellationToken);
                    case "application/vnd.microsoft.meetingEnd" when Read<MeetingEndEventDetails>(activity) is { } end:
                        return OnTeamsMeetingEndAsync(end, turnContext, cancellationToken);
                    case "application/vnd.microsoft.meetingParticipantJoin" when Read<MeetingParticipantsEventDetails>(activity) is { } joined:
                        return OnTeamsMeetingParticipantsJoinAsync(joined, turnContext, cancellationToken);
                    case "application/vnd.microsoft.meetingParticipantLeave" when Read<MeetingParticipantsEventDetails>(activity) is { } left:
                        return OnTeamsMeetingParticipantsLeaveAsync(left, turnContext, cancellationToken);
                }
            }
            catch (JsonException)
            {
                // A new form of a known event: whoever handles events in general may know it.
            }
        }

        return base.OnEventActivityAsync(turnContext, cancellationToken);

        static T? Read<T>(IEventActivity activity) => ProtocolJson.ConvertIgnoringCase<T>(activity.Value);
    }

    /// <summary>A meeting started.</summary>
    protected virtual Task OnTeamsMeetingStartAsync(MeetingStartEventDetails meeting, ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A meeting ended.</summary>
    protected virtual Task OnTeamsMeetingEndAsync(MeetingEndEventDetails meeting, ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A message was read.</summary>
    protected virtual Task OnTeamsReadReceiptAsync(ReadReceiptInfo readReceiptInfo, ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Somebody came to a meeting.</summary>
    protected virtual Task OnTeamsMeetingParticipantsJoinAsync(MeetingParticipantsEventDetails meeting, ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Somebody left a meeting.</summary>
    protected virtual Task OnTeamsMeetingParticipantsLeaveAsync(MeetingParticipantsEventDetails meeting, ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override Task OnMessageUpdateActivityAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => EventTypeOf(turnContext) switch
    {
        "editMessage" => OnTeamsMessageEditAsync(turnContext, cancellationToken),
        "undeleteMessage" => OnTeamsMessageUndeleteAsync(turnContext, cancellationToken),
        _ => base.OnMessageUpdateActivityAsync(turnContext, cancellationToken),
    };

    /// <inheritdoc/>
    protected override Task OnMessageDeleteActivityAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) => EventTypeOf(turnContext) switch
    {
        "softDeleteMessage" => OnTeamsMessageSoftDeleteAsync(turnContext, cancellationToken),
        _ => base.OnMessageDeleteActivityAsync(turnContext, cancellationToken),
    };

    /// <summary>A message was edited.</summary>
    protected virtual Task OnTeamsMessageEditAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A deletion was undone.</summary>
    protected virtual Task OnTeamsMessageUndeleteAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A message was deleted.</summary>
    protected virtual Task OnTeamsMessageSoftDeleteAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    private protected static string? EventTypeOf(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return turnContext.Activity.ChannelId == Channels.Msteams && turnContext.Activity.TryGetChannelData<TeamsChannelData>(out var data) ? data!.EventType : null;
    }
}
