using ActivityProtocol.Schema;
using ActivityProtocol.Schema.Teams;

namespace ActivityProtocol.Connector;

/// <summary>The Bot Connector API at one service URL.</summary>
public interface IConnectorClient : IDisposable
{
    /// <summary>The service URL.</summary>
    Uri BaseUri { get; }

    /// <summary>Conversations.</summary>
    IConversations Conversations { get; }
}

/// <summary>What Teams adds to the Bot Connector API.</summary>
public interface ITeamsConnectorClient : IDisposable
{
    /// <summary>The service URL.</summary>
    Uri BaseUri { get; }

    /// <summary>Teams.</summary>
    ITeamsOperations Teams { get; }
}

/// <summary>
/// Conversations. Every call throws <see cref="ErrorResponseException"/> where the channel refuses it, and
/// <see cref="HttpRequestException"/> where the channel cannot be reached.
/// </summary>
public interface IConversations
{
    /// <summary>Makes a conversation.</summary>
    Task<ConversationResourceResponse> CreateConversationAsync(ConversationParameters parameters, CancellationToken cancellationToken = default);

    /// <summary>Sends to the end of a conversation.</summary>
    Task<ResourceResponse> SendToConversationAsync(string conversationId, Activity activity, CancellationToken cancellationToken = default);

    /// <summary>Replies to an activity.</summary>
    Task<ResourceResponse> ReplyToActivityAsync(string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default);

    /// <summary>Replaces an activity.</summary>
    Task<ResourceResponse> UpdateActivityAsync(string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default);

    /// <summary>Deletes an activity.</summary>
    Task DeleteActivityAsync(string conversationId, string activityId, CancellationToken cancellationToken = default);

    /// <summary>All members. Teams throttles this call: prefer <see cref="GetConversationPagedMembersAsync"/>.</summary>
    Task<IList<ChannelAccount>> GetConversationMembersAsync(string conversationId, CancellationToken cancellationToken = default);

    /// <summary>One member. What Teams says beside the account is in <see cref="ChannelAccount.Properties"/>.</summary>
    Task<ChannelAccount> GetConversationMemberAsync(string userId, string conversationId, CancellationToken cancellationToken = default);

    /// <summary>One page of members.</summary>
    Task<PagedMembersResult> GetConversationPagedMembersAsync(string conversationId, int? pageSize = null, string? continuationToken = null, CancellationToken cancellationToken = default);

    /// <summary>Who can see an activity.</summary>
    Task<IList<ChannelAccount>> GetActivityMembersAsync(string conversationId, string activityId, CancellationToken cancellationToken = default);
}
