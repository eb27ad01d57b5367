using ActivityProtocol.Schema;
using ActivityProtocol.Schema.Teams;

namespace ActivityProtocol.Connector;

/// <summary>Teams. The calls throw as those of <see cref="IConversations"/> do.</summary>
public interface ITeamsOperations
{
    /// <summary>The channels of a team.</summary>
    Task<ConversationList> FetchChannelListAsync(string teamId, CancellationToken cancellationToken = default);

    /// <summary>A team.</summary>
    Task<TeamDetails> FetchTeamDetailsAsync(string teamId, CancellationToken cancellationToken = default);

    /// <summary>A meeting.</summary>
    Task<MeetingInfo> FetchMeetingInfoAsync(string meetingId, CancellationToken cancellationToken = default);

    /// <summary>Somebody in a meeting.</summary>
    Task<TeamsMeetingParticipant> FetchParticipantAsync(string meetingId, string participantId, string tenantId, CancellationToken cancellationToken = default);

    /// <summary>Notifies some in a meeting.</summary>
    Task<MeetingNotificationResponse> SendMeetingNotificationAsync(string meetingId, MeetingNotificationBase notification, CancellationToken cancellationToken = default);

    /// <summary>Sends to people; answers with the id of the batch.</summary>
    Task<string> SendMessageToListOfUsersAsync(IActivity activity, IList<TeamMember> teamsMembers, string tenantId, CancellationToken cancellationToken = default);

    /// <summary>Sends to all in a tenant; answers with the id of the batch.</summary>
    Task<string> SendMessageToAllUsersInTenantAsync(IActivity activity, string tenantId, CancellationToken cancellationToken = default);

    /// <summary>Sends to all in a team; answers with the id of the batch.</summary>
    Task<string> SendMessageToAllUsersInTeamAsync(IActivity activity, string teamId, string tenantId, CancellationToken cancellationToken = default);

    /// <summary>Sends to channels; answers with the id of the batch.</summary>
    Task<string> SendMessageToListOfChannelsAsync(IActivity activity, IList<TeamMember> channelsMembers, string tenantId, CancellationToken cancellationToken = default);

    /// <summary>How far a batch is.</summary>
    Task<BatchOperationState> GetOperationStateAsync(string operationId, CancellationToken cancellationToken = default);

    /// <summary>One page of those that a batch did not reach.</summary>
    Task<BatchFailedEntriesResponse> GetPagedFailedEntriesAsync(string operationId, string? continuationToken = null, CancellationToken cancellationToken = default);

    /// <summary>Ends a batch.</summary>
    Task CancelOperationAsync(string operationId, CancellationToken cancellationToken = default);
}

/// <summary>Messages that one person of a conversation sees. An addition: the Bot Builder SDK has none.</summary>
public interface ITargetedMessages
{
    /// <summary>Sends a message that only its recipient sees.</summary>
    Task<ResourceResponse> SendTargetedAsync(string conversationId, Activity activity, CancellationToken cancellationToken = default);

    /// <summary>Replaces such a message; its recipient stays.</summary>
    Task<ResourceResponse> UpdateTargetedAsync(string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default);

    /// <summary>Deletes such a message.</summary>
    Task DeleteTargetedAsync(string conversationId, string activityId, CancellationToken cancellationToken = default);
}
