using System.Net;
using ActivityProtocol.Schema;
using ActivityProtocol.Schema.Teams;

namespace ActivityProtocol.Testing;

/// <summary>What Teams adds.</summary>
internal sealed partial class InMemoryConnectorClient
{
    public Task<ConversationList> FetchChannelListAsync(string teamId, CancellationToken cancellationToken = default)
    {
        channel.Record(ChannelCallKind.GetTeam, teamId, null, null);
        return Task.FromResult(new ConversationList { Conversations = channel.Team(teamId).Channels });
    }

    public Task<TeamDetails> FetchTeamDetailsAsync(string teamId, CancellationToken cancellationToken = default)
    {
        channel.Record(ChannelCallKind.GetTeam, teamId, null, null);
        return Task.FromResult(channel.Team(teamId).Details);
    }

    public Task<MeetingInfo> FetchMeetingInfoAsync(string meetingId, CancellationToken cancellationToken = default)
    {
        channel.Record(ChannelCallKind.Meeting, meetingId, null, null);
        return Task.FromResult(channel.Meeting(meetingId));
    }

    public Task<TeamsMeetingParticipant> FetchParticipantAsync(string meetingId, string participantId, string tenantId, CancellationToken cancellationToken = default)
    {
        channel.Record(ChannelCallKind.Meeting, meetingId, null, null);
        var meeting = channel.Meeting(meetingId);
        var user = channel.MembersOf(meetingId).FirstOrDefault(member => member.AadObjectId == participantId) ?? throw InMemoryChannel.Refusal(HttpStatusCode.NotFound, "NotFound");
        return Task.FromResult(new TeamsMeetingParticipant { User = user, Conversation = meeting.Conversation, Meeting = new MeetingParticipantInfo { InMeeting = true, Role = "Attendee" } });
    }

    public Task<MeetingNotificationResponse> SendMeetingNotificationAsync(string meetingId, MeetingNotificationBase notification, CancellationToken cancellationToken = default)
    {
        channel.Record(ChannelCallKind.Meeting, meetingId, null, null);
        return Task.FromResult(new MeetingNotificationResponse());
    }

    public Task<string> SendMessageToListOfUsersAsync(IActivity activity, IList<TeamMember> teamsMembers, string tenantId, CancellationToken cancellationToken = default) => Batch(activity, tenantId);

    public Task<string> SendMessageToAllUsersInTenantAsync(IActivity activity, string tenantId, CancellationToken cancellationToken = default) => Batch(activity, tenantId);

    public Task<string> SendMessageToAllUsersInTeamAsync(IActivity activity, string teamId, string tenantId, CancellationToken cancellationToken = default) => Batch(activity, teamId);

    public Task<string> SendMessageToListOfChannelsAsync(IActivity activity, IList<TeamMember> channelsMembers, string tenantId, CancellationToken cancellationToken = default) => Batch(activity, tenantId);

    public Task<BatchOperationState> GetOperationStateAsync(string operationId, CancellationToken cancellationToken = default) =>
        Task.FromResult(new BatchOperationState { State = "Completed", TotalEntriesCount = 1 });

    public Task<BatchFailedEntriesResponse> GetPagedFailedEntriesAsync(string operationId, string? continuationToken = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new BatchFailedEntriesResponse { FailedEntries = [] });

    public Task CancelOperationAsync(string operationId, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<ResourceResponse> SendTargetedAsync(string conversationId, Activity activity, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ResourceResponse(channel.Record(ChannelCallKind.SendTargeted, conversationId, null, activity).ActivityId));

    public Task<ResourceResponse> UpdateTargetedAsync(string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default) =>
        UpdateActivityAsync(conversationId, activityId, activity, cancellationToken);

    public Task DeleteTargetedAsync(string conversationId, string activityId, CancellationToken cancellationToken = default) =>
        DeleteActivityAsync(conversationId, activityId, cancellationToken);

    private Task<string> Batch(IActivity activity, string to) => Task.FromResult(channel.Record(ChannelCallKind.Batch, to, null, (Activity)activity).ActivityId!);
}
