using ActivityProtocol.Connector;
using ActivityProtocol.Schema;
using ActivityProtocol.Schema.Teams;

namespace ActivityProtocol.Teams;

/// <summary>Asks Teams about members, teams and channels of the conversation of a turn.</summary>
public static class TeamsInfo
{
    // Of 500 members each: a team has 25,000 at most.
    private const int MaxPages = 1000;

    /// <summary>A member of the team, or of the conversation outside a team.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="userId">A Teams id (<c>29:…</c>), an Entra object id or a user principal name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ErrorResponseException">There is no such member, or the channel refused the call.</exception>
    public static async Task<TeamsChannelAccount?> GetMemberAsync(ITurnContext turnContext, string userId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return await GetMemberAsync(Client(turnContext), userId, Place(turnContext), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A member of a team.</summary>
    /// <exception cref="ErrorResponseException">There is no such member, or the channel refused the call.</exception>
    public static Task<TeamsChannelAccount?> GetTeamMemberAsync(ITurnContext turnContext, string userId, string? teamId = null, CancellationToken cancellationToken = default) =>
        GetMemberAsync(Client(turnContext), userId, Team(turnContext, teamId), cancellationToken);

    /// <summary>One page of the members of the team, or of the conversation outside a team.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="pageSize">50 to 500; Teams takes other numbers as the nearer of the two.</param>
    /// <param name="continuationToken">From the page before.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task<TeamsPagedMembersResult> GetPagedMembersAsync(ITurnContext turnContext, int? pageSize = null, string? continuationToken = null, CancellationToken cancellationToken = default) =>
        GetPagedMembersAsync(Client(turnContext), Place(turnContext), continuationToken, pageSize, cancellationToken);

    /// <summary>One page of the members of a team.</summary>
    public static Task<TeamsPagedMembersResult> GetPagedTeamMembersAsync(ITurnContext turnContext, string? teamId = null, string? continuationToken = null, int? pageSize = null, CancellationToken cancellationToken = default) =>
        GetPagedMembersAsync(Client(turnContext), Team(turnContext, teamId), continuationToken, pageSize, cancellationToken);

    /// <summary>A team.</summary>
    public static Task<TeamDetails> GetTeamDetailsAsync(ITurnContext turnContext, string? teamId = null, CancellationToken cancellationToken = default) =>
        Operations(turnContext).FetchTeamDetailsAsync(Team(turnContext, teamId), cancellationToken);

    /// <summary>The channels of a team; General has no name.</summary>
    public static async Task<IList<ChannelInfo>> GetTeamChannelsAsync(ITurnContext turnContext, string? teamId = null, CancellationToken cancellationToken = default)
    {
        var list = await Operations(turnContext).FetchChannelListAsync(Team(turnContext, teamId), cancellationToken).ConfigureAwait(false);
        return list.Conversations ?? [];
    }

    /// <summary>All members of the team, or of the conversation outside a team, page after page.</summary>
    /// <exception cref="ErrorResponseException">The channel refused the call, or its pages have no end.</exception>
    public static async Task<IEnumerable<TeamsChannelAccount>> GetMembersAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) =>
        await GetAllAsync(Client(turnContext), Place(turnContext), cancellationToken).ConfigureAwait(false);

    /// <summary>All members of a team, page after page.</summary>
    /// <exception cref="ErrorResponseException">The channel refused the call, or its pages have no end.</exception>
    public static async Task<IEnumerable<TeamsChannelAccount>> GetTeamMembersAsync(ITurnContext turnContext, string? teamId = null, CancellationToken cancellationToken = default) =>
        await GetAllAsync(Client(turnContext), Team(turnContext, teamId), cancellationToken).ConfigureAwait(false);

    /// <summary>A meeting; the one of the turn where none is named.</summary>
    public static Task<MeetingInfo> GetMeetingInfoAsync(ITurnContext turnContext, string? meetingId = null, CancellationToken cancellationToken = default) =>
        Operations(turnContext).FetchMeetingInfoAsync(Meeting(turnContext, meetingId), cancellationToken);

    /// <summary>Somebody in a meeting; the sender of the turn's activity where nobody is named.</summary>
    public static Task<TeamsMeetingParticipant> GetMeetingParticipantAsync(ITurnContext turnContext, string? meetingId = null, string? participantId = null, string? tenantId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        participantId ??= turnContext.Activity.From?.AadObjectId ?? throw new InvalidOperationException("GetMeetingParticipantAsync requires a participantId.");
        tenantId ??= TeamsActivityExtensions.DataOf(turnContext.Activity)?.Tenant?.Id ?? throw new InvalidOperationException("GetMeetingParticipantAsync requires a tenantId.");
        return Operations(turnContext).FetchParticipantAsync(Meeting(turnContext, meetingId), participantId, tenantId, cancellationToken);
    }

    /// <summary>Notifies some in a meeting.</summary>
    public static Task<MeetingNotificationResponse> SendMeetingNotificationAsync(ITurnContext turnContext, MeetingNotificationBase notification, string? meetingId = null, CancellationToken cancellationToken = default) =>
        Operations(turnContext).SendMeetingNotificationAsync(Meeting(turnContext, meetingId), notification, cancellationToken);

    /// <summary>Posts in a channel of a team; answers with the thread's reference and the id of the post.</summary>
    /// <param name="turnContext">A turn; its service URL is used.</param>
    /// <param name="activity">The post.</param>
    /// <param name="teamsChannelId">The channel.</param>
    /// <param name="botAppId">The bot's app id; empty while it runs without authentication.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<Tuple<ConversationReference, string>> SendMessageToTeamsChannelAsync(ITurnContext turnContext, IActivity activity, string teamsChannelId, string botAppId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentException.ThrowIfNullOrEmpty(teamsChannelId);
        var parameters = new ConversationParameters
        {
            IsGroup = true,
            ChannelData = new TeamsChannelData { Channel = new ChannelInfo(teamsChannelId) },
            Activity = (Activity)activity,
            TenantId = turnContext.Activity.Conversation?.TenantId,
        };
        Tuple<ConversationReference, string>? posted = null;
        await turnContext.Adapter.CreateConversationAsync(
            botAppId,
            turnContext.Activity.ChannelId ?? Channels.Msteams,
            turnContext.Activity.ServiceUrl!,
            null,
            parameters,
            (thread, _) =>
            {
                posted = Tuple.Create(thread.Activity.GetConversationReference(), thread.Activity.Id!);
                return Task.CompletedTask;
            },
            cancellationToken).ConfigureAwait(false);
        return posted!;
    }

    /// <summary>Sends to people; answers with the id of the batch.</summary>
    public static Task<string> SendMessageToListOfUsersAsync(ITurnContext turnContext, IActivity activity, IList<TeamMember> teamsMembers, string tenantId, CancellationToken cancellationToken = default) =>
        Operations(turnContext).SendMessageToListOfUsersAsync(activity, teamsMembers, tenantId, cancellationToken);

    /// <summary>Sends to all in a tenant; answers with the id of the batch.</summary>
    public static Task<string> SendMessageToAllUsersInTenantAsync(ITurnContext turnContext, IActivity activity, string tenantId, CancellationToken cancellationToken = default) =>
        Operations(turnContext).SendMessageToAllUsersInTenantAsync(activity, tenantId, cancellationToken);

    /// <summary>Sends to all in a team; answers with the id of the batch.</summary>
    public static Task<string> SendMessageToAllUsersInTeamAsync(ITurnContext turnContext, IActivity activity, string teamId, string tenantId, CancellationToken cancellationToken = default) =>
        Operations(turnContext).SendMessageToAllUsersInTeamAsync(activity, teamId, tenantId, cancellationToken);

    /// <summary>Sends to channels; answers with the id of the batch.</summary>
    public static Task<string> SendMessageToListOfChannelsAsync(ITurnContext turnContext, IActivity activity, IList<TeamMember> channelsMembers, string tenantId, CancellationToken cancellationToken = default) =>
        Operations(turnContext).SendMessageToListOfChannelsAsync(activity, channelsMembers, tenantId, cancellationToken);

    /// <summary>How far a batch is.</summary>
    public static Task<BatchOperationState> GetOperationStateAsync(ITurnContext turnContext, string operationId, CancellationToken cancellationToken = default) =>
        Operations(turnContext).GetOperationStateAsync(operationId, cancellationToken);

    /// <summary>One page of those that a batch did not reach.</summary>
    public static Task<BatchFailedEntriesResponse> GetPagedFailedEntriesAsync(ITurnContext turnContext, string operationId, string? continuationToken = null, CancellationToken cancellationToken = default) =>
        Operations(turnContext).GetPagedFailedEntriesAsync(operationId, continuationToken, cancellationToken);

    /// <summary>Ends a batch.</summary>
    public static Task CancelOperationAsync(ITurnContext turnContext, string operationId, CancellationToken cancellationToken = default) =>
        Operations(turnContext).CancelOperationAsync(operationId, cancellationToken);

    private static async Task<List<TeamsChannelAccount>> GetAllAsync(IConnectorClient client, string conversationId, CancellationToken cancellationToken)
    {
        var members = new List<TeamsChannelAccount>();
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        string? continuationToken = null;
        do
        {
            var page = await GetPagedMembersAsync(client, conversationId, continuationToken, 500, cancellationToken).ConfigureAwait(false);
            members.AddRange(page.Members ?? []);
            continuationToken = page.ContinuationToken;
            if (!string.IsNullOrEmpty(continuationToken) && (!tokens.Add(continuationToken) || tokens.Count >= MaxPages))
            {
                throw new ErrorResponseException($"The channel's list of members has no end: after {tokens.Count} pages it repeats a continuation token or still names another page.");
            }
        }
        while (!string.IsNullOrEmpty(continuationToken));

        return members;
    }

    private static string Meeting(ITurnContext turnContext, string? meetingId) =>
        meetingId ?? turnContext.Activity.TeamsGetMeetingInfo()?.Id ?? throw new InvalidOperationException("The meetingId can only be null if turnContext is within the scope of a MS Teams Meeting.");

    private static async Task<TeamsChannelAccount?> GetMemberAsync(IConnectorClient client, string userId, string conversationId, CancellationToken cancellationToken)
    {
        var member = await client.Conversations.GetConversationMemberAsync(userId, conversationId, cancellationToken).ConfigureAwait(false);
        return ProtocolJson.Convert<TeamsChannelAccount>(member);
    }

    private static async Task<TeamsPagedMembersResult> GetPagedMembersAsync(IConnectorClient client, string conversationId, string? continuationToken, int? pageSize, CancellationToken cancellationToken)
    {
        var page = await client.Conversations.GetConversationPagedMembersAsync(conversationId, pageSize, continuationToken, cancellationToken).ConfigureAwait(false);
        return new TeamsPagedMembersResult
        {
            ContinuationToken = page.ContinuationToken,
            Members = [.. (page.Members ?? []).Select(member => ProtocolJson.Convert<TeamsChannelAccount>(member)!)],
        };
    }

    private static IConnectorClient Client(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return turnContext.TurnState.Get<IConnectorClient>() ?? throw new InvalidOperationException("This method requires a connector client.");
    }

    private static ITeamsOperations Operations(ITurnContext turnContext) => Client(turnContext) is ITeamsConnectorClient teams
        ? teams.Teams
        : throw new InvalidOperationException("The turn's connector client is not one of Teams.");

    private static string Place(ITurnContext turnContext) =>
        TeamOf(turnContext)
        ?? turnContext.Activity.Conversation?.Id
        ?? throw new InvalidOperationException("The conversation has no id.");

    private static string Team(ITurnContext turnContext, string? teamId) =>
        teamId ?? TeamOf(turnContext) ?? throw new InvalidOperationException("This method is only valid within the scope of MS Teams Team.");

    private static string? TeamOf(ITurnContext turnContext) => turnContext.Activity.TeamsGetTeamInfo()?.Id;
}
