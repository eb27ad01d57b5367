using System.Net.Mime;
using System.Text.Json;
using ActivityProtocol.Authentication;
using ActivityProtocol.Connector;
using ActivityProtocol.Schema;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ActivityProtocol.Hosting;

/// <summary>The adapter over HTTP.</summary>
public partial class CloudAdapter : CloudAdapterBase, IBotFrameworkHttpAdapter
{
    private readonly IRedeliveryFilter? _redeliveries;
    private readonly ConversationOrder? _order;

    // Teams gives up after some ten seconds.
    private static readonly TimeSpan InvokeTime = TimeSpan.FromSeconds(8);

    /// <summary>An adapter.</summary>
    public CloudAdapter(BotFrameworkAuthentication botFrameworkAuthentication, ILogger? logger = null)
        : base(botFrameworkAuthentication, logger)
    {
    }

    internal CloudAdapter(BotFrameworkAuthentication botFrameworkAuthentication, ILogger logger, TimeProvider clock, IRedeliveryFilter? redeliveries, ConversationOrder? order)
        : base(botFrameworkAuthentication, logger)
    {
        TimeProvider = clock;
        _redeliveries = redeliveries;
        _order = order;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Answers: 200 after a turn (with a body for expected replies); the status and body of an invoke's answer; 400 for
    /// what is not an activity; 401 without a good token; 403 where a bot without authentication is not asked by its own
    /// machine; 405 for a method other than POST; 413 over 256 KB; 415 for what is not application/json.
    /// </remarks>
    public async Task ProcessAsync(HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        ArgumentNullException.ThrowIfNull(httpResponse);
        ArgumentNullException.ThrowIfNull(bot);
        if (!HttpMethods.IsPost(httpRequest.Method))
        {
            httpResponse.Headers.Allow = HttpMethods.Post;
            httpResponse.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        if (BotFrameworkAuthentication.FindReasonToRefuse(httpRequest) is { } reason)
        {
            await RefuseAsync(httpResponse, StatusCodes.Status403Forbidden, reason).ConfigureAwait(false);
            return;
        }

        if (!IsJson(httpRequest.ContentType))
        {
            await RefuseAsync(httpResponse, StatusCodes.Status415UnsupportedMediaType, "The Content-Type must be application/json.").ConfigureAwait(false);
            return;
        }

        try
        {
            // The token is looked at before the body is read: nobody without one makes this process parse anything.
            var registered = BotFrameworkAuthentication as ConfigurationBotFrameworkAuthentication;
            var header = httpRequest.Headers.Authorization.ToString();
            var token = registered is null ? null : await registered.ValidateTokenAsync(header, cancellationToken).ConfigureAwait(false);
            // A sender that hangs up ends the reading by itself.
            switch (await ActivityBody.ReadAsync(httpRequest, CancellationToken.None).ConfigureAwait(false))
            {
                case ActivityBody.Refused refused:
                    await RefuseAsync(httpResponse, refused.Status, refused.Reason).ConfigureAwait(false);
                    return;

                case ActivityBody.Read { Activity: var activity }:
                    var caller = registered is null
                        ? await BotFrameworkAuthentication.AuthenticateRequestAsync(activity, header, cancellationToken).ConfigureAwait(false)
                        : registered.Authorize(token!, activity);
                    await RunTurnAsync(caller, activity, httpResponse, bot, cancellationToken).ConfigureAwait(false);
                    return;
            }
        }
        catch (UnauthorizedAccessException refusal)
        {
            LogRefused(Logger, refusal.Message);
            httpResponse.StatusCode = BotFrameworkAuthentication.RunsWithoutAuthentication ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;
        }
        catch (KeysUnavailableException unavailable)
        {
            LogRefused(Logger, unavailable.Message);
            httpResponse.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        catch (BadHttpRequestException broken)
        {
            // Too slow, cut off, or not as long as it says.
            await RefuseAsync(httpResponse, broken.StatusCode, "The body could not be read.").ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The process is stopping: the sender may try another instance.
            httpResponse.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private static bool IsJson(string? contentType) => contentType is not null
        && contentType.StartsWith(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == MediaTypeNames.Application.Json.Length || contentType[MediaTypeNames.Application.Json.Length] is ';' or ' ');

    private static async Task WriteAsync(HttpResponse response, InvokeResponse answer)
    {
        response.StatusCode = answer.Status;
        if (answer.Body is null)
        {
            return;
        }

        response.ContentType = "application/json; charset=utf-8";
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer.Body, ProtocolJson.Options.GetTypeInfo(answer.Body.GetType()));
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task RunTurnAsync(AuthenticateRequestResult caller, Activity activity, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken)
    {
        if (UnknownActivity.FindIn(activity) is { } unknown)
        {
            LogUnknown(Logger, unknown.What, unknown.Name, activity.ChannelId);
        }

        if (_redeliveries is not null && !await _redeliveries.TryBeginAsync(activity, cancellationToken).ConfigureAwait(false))
        {
            LogRedelivery(Logger, activity.Type!, activity.ChannelId);
            return;
        }

        var isDone = false;
        var conversation = _order is not null && ConversationOrder.Applies(activity) ? activity.Conversation!.Id : null;
        var place = conversation is null ? TurnPlace.Beside : await _order!.EnterAsync(conversation).ConfigureAwait(false);
        if (place == TurnPlace.Full)
        {
            await ForgetAsync().ConfigureAwait(false);
            await RefuseAsync(httpResponse, StatusCodes.Status503ServiceUnavailable, "Too many activities of one conversation wait for their turn.").ConfigureAwait(false);
            return;
        }

        if (conversation is not null && place == TurnPlace.Beside)
        {
            LogOverdue(Logger, ConversationOrder.MaxWait.TotalSeconds);
        }

        // Somebody waits for an invoke's answer, and Teams gives up: what the turn sends meanwhile has to end before.
        using var deadline = activity.Type == ActivityTypes.Invoke ? ConnectorRetries.EndWithin(InvokeTime, TimeProvider) : null;
        try
        {
            var answer = await ProcessActivityAsync(caller, activity, bot.OnTurnAsync, cancellationToken).ConfigureAwait(false);
            isDone = true;
            if (answer is not null)
            {
                await WriteAsync(httpResponse, answer).ConfigureAwait(false);
            }
        }
        finally
        {
            if (conversation is not null && place == TurnPlace.Own)
            {
                _order!.Leave(conversation);
            }

            if (!isDone)
            {
                await ForgetAsync().ConfigureAwait(false);
            }
        }

        ValueTask ForgetAsync() => _redeliveries?.ForgetAsync(activity, CancellationToken.None) ?? default;
    }

    private async Task RefuseAsync(HttpResponse response, int status, string? reason)
    {
        response.StatusCode = status;
        if (reason is not null)
        {
            LogRefused(Logger, reason);
            response.ContentType = "text/plain; charset=utf-8";
            await response.WriteAsync(reason).ConfigureAwait(false);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A request to the bot was refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Information, "An activity that was delivered before was answered without a turn: {Type} on {ChannelId}")]
    private static partial void LogRedelivery(ILogger logger, string type, string? channelId);

    [LoggerMessage(2, LogLevel.Information, "Something came in that is not known: {What} {Name} on {ChannelId}")]
    private static partial void LogUnknown(ILogger logger, string what, string name, string? channelId);

    [LoggerMessage(4, LogLevel.Warning, "A turn takes longer than {Seconds} seconds; the next one of its conversation does not wait for it any more")]
    private static partial void LogOverdue(ILogger logger, double seconds);
}
