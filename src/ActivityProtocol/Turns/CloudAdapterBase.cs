using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Security.Principal;
using System.Text.Json;
using ActivityProtocol.Authentication;
using ActivityProtocol.Connector;
using ActivityProtocol.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActivityProtocol;

/// <summary>The adapter without its HTTP endpoint: turns, sending, and conversations that the bot starts.</summary>
public abstract class CloudAdapterBase : BotAdapter
{
    private const string StreamInfo = "streaminfo";

    /// <summary>An adapter.</summary>
    protected CloudAdapterBase(BotFrameworkAuthentication botFrameworkAuthentication, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(botFrameworkAuthentication);
        BotFrameworkAuthentication = botFrameworkAuthentication;
        Logger = logger ?? NullLogger.Instance;
    }

    /// <summary>Says who sends, and gives credentials.</summary>
    protected BotFrameworkAuthentication BotFrameworkAuthentication { get; }

    /// <summary>The log.</summary>
    protected ILogger Logger { get; }

    /// <summary>The clock; delays between activities wait on it.</summary>
    protected TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    public override async Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);
        if (activities.Length == 0)
        {
            throw new ArgumentException("Expecting one or more activities, but the array was empty.", nameof(activities));
        }

        var responses = new ResourceResponse[activities.Length];
        for (var i = 0; i < activities.Length; i++)
        {
            // A connector of the application's own may have no id to give.
            responses[i] = await SendOneAsync(turnContext, activities[i], cancellationToken).ConfigureAwait(false) ?? new ResourceResponse();
        }

        return responses;
    }

    /// <inheritdoc/>
    public override async Task<ResourceResponse?> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentException.ThrowIfNullOrEmpty(activity.Id, "activity.Id");
        return await Connector(turnContext).Conversations.UpdateActivityAsync(ConversationOf(activity.Conversation), activity.Id, activity, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentException.ThrowIfNullOrEmpty(reference.ActivityId, "reference.ActivityId");
        return Connector(turnContext).Conversations.DeleteActivityAsync(ConversationOf(reference.Conversation), reference.ActivityId, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task ContinueConversationAsync(string botId, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return ProcessProactiveAsync(CreateClaimsIdentity(botId), reference.GetContinuationActivity(), null, callback, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task ContinueConversationAsync(ClaimsIdentity claimsIdentity, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ContinueConversationAsync(claimsIdentity, reference, null, callback, cancellationToken);

    /// <inheritdoc/>
    public override Task ContinueConversationAsync(ClaimsIdentity claimsIdentity, ConversationReference reference, string? audience, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return ProcessProactiveAsync(claimsIdentity, reference.GetContinuationActivity(), audience, callback, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task ContinueConversationAsync(string botId, Activity continuationActivity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ProcessProactiveAsync(CreateClaimsIdentity(botId), continuationActivity, null, callback, cancellationToken);

    /// <inheritdoc/>
    public override Task ContinueConversationAsync(ClaimsIdentity claimsIdentity, Activity continuationActivity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ProcessProactiveAsync(claimsIdentity, continuationActivity, null, callback, cancellationToken);

    /// <inheritdoc/>
    public override Task ContinueConversationAsync(ClaimsIdentity claimsIdentity, Activity continuationActivity, string? audience, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ProcessProactiveAsync(claimsIdentity, continuationActivity, audience, callback, cancellationToken);

    /// <inheritdoc/>
    public override async Task CreateConversationAsync(string botAppId, string channelId, string serviceUrl, string? audience, ConversationParameters conversationParameters, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceUrl);
        ArgumentNullException.ThrowIfNull(conversationParameters);
        ArgumentNullException.ThrowIfNull(callback);
        var identity = CreateClaimsIdentity(botAppId);
        var factory = BotFrameworkAuthentication.CreateConnectorFactory(identity);
        var client = await factory.CreateAsync(serviceUrl, audience, cancellationToken).ConfigureAwait(false);
        var created = await client.Conversations.CreateConversationAsync(conversationParameters, cancellationToken).ConfigureAwait(false);
        var activity = new Activity(ActivityTypes.Event)
        {
            Name = ActivityEventNames.CreateConversation,
            ChannelId = channelId,
            ServiceUrl = serviceUrl,
            Id = created.ActivityId ?? Guid.NewGuid().ToString("n"),
            Conversation = new ConversationAccount { Id = created.Id, TenantId = conversationParameters.TenantId },
            ChannelData = conversationParameters.ChannelData,
            Recipient = conversationParameters.Bot,
        };
        using var context = CreateTurnContext(activity, identity, audience, client, callback, factory);
        await RunPipelineAsync(context, callback, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task<InvokeResponse?> ProcessActivityAsync(ClaimsIdentity claimsIdentity, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claimsIdentity);
        return await ProcessActivityAsync(
            new AuthenticateRequestResult { ClaimsIdentity = claimsIdentity, ConnectorFactory = BotFrameworkAuthentication.CreateConnectorFactory(claimsIdentity) },
            activity,
            callback,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a turn for an activity that came with a token.</summary>
    /// <exception cref="UnauthorizedAccessException">The token is missing or wrong.</exception>
    protected async Task<InvokeResponse?> ProcessActivityAsync(string? authHeader, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        var result = await BotFrameworkAuthentication.AuthenticateRequestAsync(activity, authHeader, cancellationToken).ConfigureAwait(false);
        return await ProcessActivityAsync(result, activity, callback, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a turn for an activity whose sender is known.</summary>
    protected async Task<InvokeResponse?> ProcessActivityAsync(AuthenticateRequestResult authenticateRequestResult, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(authenticateRequestResult);
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(authenticateRequestResult.ConnectorFactory, "authenticateRequestResult.ConnectorFactory");
        activity.CallerId = authenticateRequestResult.CallerId;
        var client = await authenticateRequestResult.ConnectorFactory.CreateAsync(activity.ServiceUrl ?? string.Empty, authenticateRequestResult.Audience, cancellationToken).ConfigureAwait(false);
        using var context = CreateTurnContext(activity, authenticateRequestResult.ClaimsIdentity, authenticateRequestResult.Audience, client, callback, authenticateRequestResult.ConnectorFactory);
        await RunPipelineAsync(context, callback, cancellationToken).ConfigureAwait(false);
        return ResultOf(context);
    }

    /// <summary>Runs a turn that the bot starts.</summary>
    protected async Task ProcessProactiveAsync(ClaimsIdentity claimsIdentity, Activity continuationActivity, string? audience, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(continuationActivity);
        ArgumentNullException.ThrowIfNull(callback);
        ArgumentException.ThrowIfNullOrEmpty(continuationActivity.Conversation?.Id, "Conversation.Id");
        ArgumentException.ThrowIfNullOrEmpty(continuationActivity.ServiceUrl, "ServiceUrl");
        var factory = BotFrameworkAuthentication.CreateConnectorFactory(claimsIdentity);
        var client = await factory.CreateAsync(continuationActivity.ServiceUrl, audience, cancellationToken).ConfigureAwait(false);
        using var context = CreateTurnContext(continuationActivity, claimsIdentity, audience, client, callback, factory);
        await RunPipelineAsync(context, callback, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The identity of the bot itself.</summary>
    /// <exception cref="ArgumentException">There is no app id, and the bot does not run without authentication.</exception>
    protected ClaimsIdentity CreateClaimsIdentity(string? botAppId)
    {
        if (string.IsNullOrWhiteSpace(botAppId))
        {
            return BotFrameworkAuthentication.RunsWithoutAuthentication
                ? new ClaimsIdentity()
                : throw new ArgumentException("The bot's app id is missing.", nameof(botAppId));
        }

        return new ClaimsIdentity([new Claim("aud", botAppId), new Claim("appid", botAppId)]);
    }

    private static string ConversationOf(ConversationAccount? conversation) =>
        conversation?.Id ?? throw new ArgumentException("The conversation has no id.", nameof(conversation));

    private static IConnectorClient Connector(ITurnContext turnContext) =>
        turnContext.TurnState.Get<IConnectorClient>() ?? throw new InvalidOperationException("The turn has no connector client.");

    private static InvokeResponse? ResultOf(TurnContext context)
    {
        if (string.Equals(context.Activity.DeliveryMode, DeliveryModes.ExpectReplies, StringComparison.OrdinalIgnoreCase))
        {
            return new InvokeResponse { Status = (int)HttpStatusCode.OK, Body = new ExpectedReplies(context.BufferedReplyActivities) };
        }

        if (context.Activity.Type != ActivityTypes.Invoke)
        {
            return null;
        }

        return context.TurnState.Get<Activity>(InvokeResponseKey)?.Value as InvokeResponse
            ?? new InvokeResponse { Status = (int)HttpStatusCode.NotImplemented };
    }

    private TurnContext CreateTurnContext(Activity activity, ClaimsIdentity? identity, string? audience, IConnectorClient client, BotCallbackHandler callback, ConnectorFactory factory)
    {
        var context = new TurnContext(this, activity);
        context.TurnState.Add<IIdentity>(BotIdentityKey, identity ?? new ClaimsIdentity());
        context.TurnState.Add(client);
        context.TurnState.Add(callback);
        context.TurnState.Add(factory);
        context.TurnState.Set(OAuthScopeKey, audience);
        return context;
    }

    private Task<ResourceResponse> SendOneAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        switch (activity.Type)
        {
            case ActivityTypes.Delay:
                return DelayAsync(activity, cancellationToken);

            case ActivityTypesEx.InvokeResponse:
                turnContext.TurnState.Set(InvokeResponseKey, activity);
                return Task.FromResult(new ResourceResponse());

            case ActivityTypes.Trace when activity.ChannelId != Channels.Emulator:
                return Task.FromResult(new ResourceResponse());

            default:
                activity.Id = null;
                return MessageSize.Split(activity) is { } parts
                    ? SendPartsAsync(turnContext, activity, parts, cancellationToken)
                    : PostAsync(turnContext, activity, cancellationToken);
        }
    }

    private async Task<ResourceResponse> DelayAsync(Activity activity, CancellationToken cancellationToken)
    {
        await Task.Delay(DelayOf(activity), TimeProvider, cancellationToken).ConfigureAwait(false);
        return new ResourceResponse();
    }

    private static async Task<ResourceResponse> SendPartsAsync(ITurnContext turnContext, Activity activity, List<string> parts, CancellationToken cancellationToken)
    {
        ResourceResponse? first = null;
        var (whole, entities) = (activity.Text, activity.Entities);
        try
        {
            foreach (var part in parts)
            {
                activity.Text = part;
                var sent = await PostAsync(turnContext, activity, cancellationToken).ConfigureAwait(false);
                if (first is null)
                {
                    // A stream ends with its first part; what follows are messages.
                    activity.Entities = entities?.Where(entity => entity.Type != StreamInfo).ToList();
                    first = sent;
                }
            }
        }
        finally
        {
            (activity.Text, activity.Entities) = (whole, entities);
        }

        return first!;
    }

    private static Task<ResourceResponse> PostAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        var conversations = Connector(turnContext).Conversations;
        var conversationId = ConversationOf(activity.Conversation);
        return string.IsNullOrEmpty(activity.ReplyToId)
            ? conversations.SendToConversationAsync(conversationId, activity, cancellationToken)
            : conversations.ReplyToActivityAsync(conversationId, activity.ReplyToId, activity, cancellationToken);
    }

    private static TimeSpan DelayOf(Activity activity) => activity.Value switch
    {
        JsonElement { ValueKind: JsonValueKind.Number } number => TimeSpan.FromMilliseconds(number.GetDouble()),
        null => TimeSpan.FromSeconds(1),
        var value => TimeSpan.FromMilliseconds(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
    };
}
