using ActivityProtocol.Connector;
using ActivityProtocol.Schema;
using ActivityProtocol.Schema.Teams;

namespace ActivityProtocol.Teams;

/// <summary>Asks Teams about members, teams and channels of the conversation of a turn.</summary>
public static class TeamsInfo
{
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

    private static string? TeamOf(ITurnContext turnContext) => turnContext.Activity.TryGetChannelData<TeamsChannelData>(out var data) ? data?.Team?.Id : null;
}
