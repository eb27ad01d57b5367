using System.Net;
using ActivityProtocol.Connector;
using ActivityProtocol.Schema;

namespace ActivityProtocol.Testing;

/// <summary>The connector of an <see cref="InMemoryChannel"/>.</summary>
internal sealed partial class InMemoryConnectorClient(InMemoryChannel channel, string serviceUrl) : IConnectorClient, ITeamsConnectorClient, IConversations, ITeamsOperations, ITargetedMessages
{
    public Uri BaseUri { get; } = new(serviceUrl);

    public IConversations Conversations => this;

    public ITeamsOperations Teams => this;

    public Task<ConversationResourceResponse> CreateConversationAsync(ConversationParameters parameters, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var call = channel.Record(ChannelCallKind.CreateConversation, string.Empty, null, parameters.Activity, parameters);
        return Task.FromResult(new ConversationResourceResponse
        {
            Id = call.ConversationId,
            ActivityId = parameters.IsGroup is true ? call.ActivityId : null,
            ServiceUrl = serviceUrl,
        });
    }

    public Task<ResourceResponse> SendToConversationAsync(string conversationId, Activity activity, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ResourceResponse(channel.Record(ChannelCallKind.Send, conversationId, null, activity).ActivityId));

    public Task<ResourceResponse> ReplyToActivityAsync(string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ResourceResponse(channel.Record(ChannelCallKind.Reply, conversationId, null, activity).ActivityId));

    public Task<ResourceResponse> UpdateActivityAsync(string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ResourceResponse(channel.Record(ChannelCallKind.Update, conversationId, activityId, activity).ActivityId));

    public Task DeleteActivityAsync(string conversationId, string activityId, CancellationToken cancellationToken = default)
    {
        channel.Record(ChannelCallKind.Delete, conversationId, activityId, null);
        return Task.CompletedTask;
    }

    public Task<IList<ChannelAccount>> GetConversationMembersAsync(string conversationId, CancellationToken cancellationToken = default)
    {
        channel.Record(ChannelCallKind.GetMembers, conversationId, null, null);
        return Task.FromResult<IList<ChannelAccount>>([.. channel.MembersOf(conversationId)]);
    }

    public Task<ChannelAccount> GetConversationMemberAsync(string userId, string conversationId, CancellationToken cancellationToken = default)
    {
        channel.Record(ChannelCallKind.GetMembers, conversationId, null, null);
        var member = channel.MembersOf(conversationId).FirstOrDefault(member => member.Id == userId || member.AadObjectId == userId || member.UserPrincipalName == userId);
        return member is null
            ? throw InMemoryChannel.Refusal(HttpStatusCode.NotFound, "MemberNotFoundInConversation")
            : Task.FromResult<ChannelAccount>(member);
    }

    public Task<PagedMembersResult> GetConversationPagedMembersAsync(string conversationId, int? pageSize = null, string? continuationToken = null, CancellationToken cancellationToken = default)
    {
        channel.Record(ChannelCallKind.GetMembers, conversationId, null, null);
        var members = channel.MembersOf(conversationId);

        // Teams takes sizes of 50 to 500.
        var size = Math.Clamp(pageSize ?? 500, 50, 500);
        var start = int.TryParse(continuationToken, out var next) ? next : 0;
        return Task.FromResult(new PagedMembersResult
        {
            Members = [.. members.Skip(start).Take(size)],
            ContinuationToken = start + size < members.Count ? FormattableString.Invariant($"{start + size}") : null,
        });
    }

    public Task<IList<ChannelAccount>> GetActivityMembersAsync(string conversationId, string activityId, CancellationToken cancellationToken = default) =>
        GetConversationMembersAsync(conversationId, cancellationToken);

    public void Dispose()
    {
        // The channel outlives the turn.
    }
}
