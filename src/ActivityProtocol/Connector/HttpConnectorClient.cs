using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ActivityProtocol.Schema;
using ActivityProtocol.Schema.Teams;

namespace ActivityProtocol.Connector;

/// <summary>The Bot Connector API over HTTP. Ids are percent-encoded; the path of the service URL is kept.</summary>
internal sealed partial class HttpConnectorClient(Uri baseUri, string? audience, HttpConnector connector) : IConnectorClient, ITeamsConnectorClient, IConversations, ITeamsOperations, ITargetedMessages
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = ProtocolJson.Options.Encoder, MaxDepth = ProtocolJson.Options.MaxDepth, SkipValidation = true };
    private readonly string _root = baseUri.AbsoluteUri.TrimEnd('/');

    public Uri BaseUri => baseUri;

    public IConversations Conversations => this;

    public ITeamsOperations Teams => this;

    public Task<ConversationResourceResponse> CreateConversationAsync(ConversationParameters parameters, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, "/v3/conversations", parameters, ConnectorJson<ConversationParameters>.TypeInfo, ConnectorJson<ConversationResourceResponse>.TypeInfo, cancellationToken);

    public Task<ResourceResponse> SendToConversationAsync(string conversationId, Activity activity, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, $"{Conversation(conversationId)}/activities", activity, ProtocolJson.Activity, ConnectorJson<ResourceResponse>.TypeInfo, cancellationToken);

    public Task<ResourceResponse> ReplyToActivityAsync(string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, ActivityPath(conversationId, activityId), activity, ProtocolJson.Activity, ConnectorJson<ResourceResponse>.TypeInfo, cancellationToken);

    public Task<ResourceResponse> UpdateActivityAsync(string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Put, ActivityPath(conversationId, activityId), activity, ProtocolJson.Activity, ConnectorJson<ResourceResponse>.TypeInfo, cancellationToken);

    public Task DeleteActivityAsync(string conversationId, string activityId, CancellationToken cancellationToken = default) =>
        SendAsync<ResourceResponse, ResourceResponse>(HttpMethod.Delete, ActivityPath(conversationId, activityId), null, null, ConnectorJson<ResourceResponse>.TypeInfo, cancellationToken);

    public Task<IList<ChannelAccount>> GetConversationMembersAsync(string conversationId, CancellationToken cancellationToken = default) =>
        GetListAsync($"{Conversation(conversationId)}/members", cancellationToken);

    public Task<ChannelAccount> GetConversationMemberAsync(string userId, string conversationId, CancellationToken cancellationToken = default) =>
        GetAsync<ChannelAccount>($"{Conversation(conversationId)}/members/{Escape(userId)}", cancellationToken);

    public Task<PagedMembersResult> GetConversationPagedMembersAsync(string conversationId, int? pageSize = null, string? continuationToken = null, CancellationToken cancellationToken = default)
    {
        var size = pageSize is { } number ? string.Create(CultureInfo.InvariantCulture, $"pageSize={number}") : null;
        var token = continuationToken is null ? null : $"continuationToken={Uri.EscapeDataString(continuationToken)}";
        var query = string.Join('&', new[] { size, token }.Where(part => part is not null));
        return GetAsync<PagedMembersResult>($"{Conversation(conversationId)}/pagedmembers{(query.Length == 0 ? string.Empty : "?" + query)}", cancellationToken);
    }

    public Task<IList<ChannelAccount>> GetActivityMembersAsync(string conversationId, string activityId, CancellationToken cancellationToken = default) =>
        GetListAsync($"{ActivityPath(conversationId, activityId)}/members", cancellationToken);

    public void Dispose()
    {
        // The handler belongs to the process, not to a turn.
    }

    private static string Escape(string? id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return Uri.EscapeDataString(id);
    }

    private static string Conversation(string conversationId) => $"/v3/conversations/{Escape(conversationId)}";

    private static string ActivityPath(string conversationId, string activityId) => $"{Conversation(conversationId)}/activities/{Escape(activityId)}";

    private async Task<IList<ChannelAccount>> GetListAsync(string path, CancellationToken cancellationToken)
    {
        // The whole roster says objectId where one member says aadObjectId.
        var members = await GetAsync<IList<TeamsChannelAccount>>(path, cancellationToken).ConfigureAwait(false);
        return [.. members];
    }

    private Task<TResult> GetAsync<TResult>(string path, CancellationToken cancellationToken)
        where TResult : class => SendAsync<TResult, TResult>(HttpMethod.Get, path, null, null, ConnectorJson<TResult>.TypeInfo, cancellationToken);

    private async Task<TResult> SendAsync<TBody, TResult>(HttpMethod method, string path, TBody? body, JsonTypeInfo<TBody>? bodyType, JsonTypeInfo<TResult> resultType, CancellationToken cancellationToken)
        where TBody : class
        where TResult : class
    {
        var uri = new Uri(_root + path);
        if (body is null)
        {
            return await connector.SendAsync(method, uri, audience, null, resultType, cancellationToken).ConfigureAwait(false);
        }

        var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            JsonSerializer.Serialize(writer, body, bodyType!);
        }

        if (typeof(TBody) == typeof(Activity) || typeof(TBody) == typeof(ConversationParameters))
        {
            MessageSize.Check(buffer.Written.Span);
        }

        var result = await connector.SendAsync(method, uri, audience, buffer.Written, resultType, cancellationToken).ConfigureAwait(false);

        // After a failure the array is left to the garbage collector: a call that was given up may still read it.
        buffer.Dispose();
        return result;
    }
}

/// <summary>The contract of one type, looked up once.</summary>
internal static class ConnectorJson<T>
{
    internal static JsonTypeInfo<T> TypeInfo { get; } = ProtocolJson.TypeInfo<T>();
}
