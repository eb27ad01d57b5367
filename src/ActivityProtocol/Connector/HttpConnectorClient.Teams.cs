using System.Text.Json;
using ActivityProtocol.Schema;
using ActivityProtocol.Schema.Teams;

namespace ActivityProtocol.Connector;

/// <summary>What Teams adds.</summary>
internal sealed partial class HttpConnectorClient
{
    private const string Targeted = "?isTargetedActivity=true";

    public Task<ConversationList> FetchChannelListAsync(string teamId, CancellationToken cancellationToken = default) =>
        GetAsync<ConversationList>($"/v3/teams/{Escape(teamId)}/conversations", cancellationToken);

    public Task<TeamDetails> FetchTeamDetailsAsync(string teamId, CancellationToken cancellationToken = default) =>
        GetAsync<TeamDetails>($"/v3/teams/{Escape(teamId)}", cancellationToken);

    public Task<MeetingInfo> FetchMeetingInfoAsync(string meetingId, CancellationToken cancellationToken = default) =>
        GetAsync<MeetingInfo>($"/v1/meetings/{Escape(meetingId)}", cancellationToken);

    public Task<TeamsMeetingParticipant> FetchParticipantAsync(string meetingId, string participantId, string tenantId, CancellationToken cancellationToken = default) =>
        GetAsync<TeamsMeetingParticipant>($"/v1/meetings/{Escape(meetingId)}/participants/{Escape(participantId)}?tenantId={Escape(tenantId)}", cancellationToken);

    public Task<MeetingNotificationResponse> SendMeetingNotificationAsync(string meetingId, MeetingNotificationBase notification, CancellationToken cancellationToken = default) =>
        SendAsync(
            HttpMethod.Post,
            $"/v1/meetings/{Escape(meetingId)}/notification",
            notification as TargetedMeetingNotification ?? throw new ArgumentException("A notification in a meeting is a TargetedMeetingNotification.", nameof(notification)),
            ConnectorJson<TargetedMeetingNotification>.TypeInfo,
            ConnectorJson<MeetingNotificationResponse>.TypeInfo,
            cancellationToken);

    public Task<string> SendMessageToListOfUsersAsync(IActivity activity, IList<TeamMember> teamsMembers, string tenantId, CancellationToken cancellationToken = default) =>
        StartBatchAsync("users", new BatchRequest((Activity)activity, tenantId, teamsMembers), cancellationToken);

    public Task<string> SendMessageToAllUsersInTenantAsync(IActivity activity, string tenantId, CancellationToken cancellationToken = default) =>
        StartBatchAsync("tenant", new BatchRequest((Activity)activity, tenantId), cancellationToken);

    public Task<string> SendMessageToAllUsersInTeamAsync(IActivity activity, string teamId, string tenantId, CancellationToken cancellationToken = default) =>
        StartBatchAsync("team", new BatchRequest((Activity)activity, tenantId, TeamId: teamId), cancellationToken);

    public Task<string> SendMessageToListOfChannelsAsync(IActivity activity, IList<TeamMember> channelsMembers, string tenantId, CancellationToken cancellationToken = default) =>
        StartBatchAsync("channels", new BatchRequest((Activity)activity, tenantId, channelsMembers), cancellationToken);

    public Task<BatchOperationState> GetOperationStateAsync(string operationId, CancellationToken cancellationToken = default) =>
        GetAsync<BatchOperationState>($"/v3/batch/conversation/{Escape(operationId)}", cancellationToken);

    public Task<BatchFailedEntriesResponse> GetPagedFailedEntriesAsync(string operationId, string? continuationToken = null, CancellationToken cancellationToken = default) =>
        GetAsync<BatchFailedEntriesResponse>(
            $"/v3/batch/conversation/failedentries/{Escape(operationId)}{(continuationToken is null ? string.Empty : "?continuationToken=" + Uri.EscapeDataString(continuationToken))}",
            cancellationToken);

    public Task CancelOperationAsync(string operationId, CancellationToken cancellationToken = default) =>
        SendAsync<ResourceResponse, ResourceResponse>(HttpMethod.Delete, $"/v3/batch/conversation/{Escape(operationId)}", null, null, ConnectorJson<ResourceResponse>.TypeInfo, cancellationToken);

    public Task<ResourceResponse> SendTargetedAsync(string conversationId, Activity activity, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, $"{Conversation(conversationId)}/activities{Targeted}", activity, ProtocolJson.Activity, ConnectorJson<ResourceResponse>.TypeInfo, cancellationToken);

    public async Task<ResourceResponse> UpdateTargetedAsync(string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);

        // For whom it is was said when it was sent, and is refused when it is said again.
        var recipient = activity.Recipient;
        activity.Recipient = null;
        try
        {
            return await SendAsync(HttpMethod.Put, ActivityPath(conversationId, activityId) + Targeted, activity, ProtocolJson.Activity, ConnectorJson<ResourceResponse>.TypeInfo, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            activity.Recipient = recipient;
        }
    }

    public Task DeleteTargetedAsync(string conversationId, string activityId, CancellationToken cancellationToken = default) =>
        SendAsync<ResourceResponse, ResourceResponse>(HttpMethod.Delete, ActivityPath(conversationId, activityId) + Targeted, null, null, ConnectorJson<ResourceResponse>.TypeInfo, cancellationToken);

    private async Task<string> StartBatchAsync(string kind, BatchRequest request, CancellationToken cancellationToken)
    {
        MessageSize.Check(JsonSerializer.SerializeToUtf8Bytes(request.Activity, ProtocolJson.Activity));
        return (await SendAsync(HttpMethod.Post, $"/v3/batch/conversation/{kind}/", request, ConnectorJson<BatchRequest>.TypeInfo, ConnectorJson<BatchStarted>.TypeInfo, cancellationToken).ConfigureAwait(false)).OperationId;
    }
}
