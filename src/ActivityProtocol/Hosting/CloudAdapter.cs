using System.Net.Mime;
using System.Text.Json;
using ActivityProtocol.Authentication;
using ActivityProtocol.Schema;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ActivityProtocol.Hosting;

/// <summary>The adapter over HTTP.</summary>
public partial class CloudAdapter : CloudAdapterBase, IBotFrameworkHttpAdapter
{
    /// <summary>An adapter.</summary>
    public CloudAdapter(BotFrameworkAuthentication botFrameworkAuthentication, ILogger? logger = null)
        : base(botFrameworkAuthentication, logger)
    {
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

        switch (await ActivityBody.ReadAsync(httpRequest, httpRequest.HttpContext.RequestAborted).ConfigureAwait(false))
        {
            case ActivityBody.Refused refused:
                await RefuseAsync(httpResponse, refused.Status, refused.Reason).ConfigureAwait(false);
                return;

            case ActivityBody.Read { Activity: var activity }:
                await RunTurnAsync(activity, httpRequest, httpResponse, bot, cancellationToken).ConfigureAwait(false);
                return;
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

    private async Task RunTurnAsync(Activity activity, HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken)
    {
        InvokeResponse? answer;
        try
        {
            var result = await BotFrameworkAuthentication.AuthenticateRequestAsync(activity, httpRequest.Headers.Authorization, cancellationToken).ConfigureAwait(false);
            if (!KnownTypes.Contains(activity.Type!))
            {
                LogUnknownType(Logger, activity.Type!.Length > 64 ? "(longer than 64 characters)" : activity.Type, activity.ChannelId);
            }

            answer = await ProcessActivityAsync(result, activity, bot.OnTurnAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (UnauthorizedAccessException refusal)
        {
            LogRefused(Logger, refusal.Message);
            await RefuseAsync(httpResponse, BotFrameworkAuthentication.RunsWithoutAuthentication ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized, null).ConfigureAwait(false);
            return;
        }

        if (answer is not null)
        {
            await WriteAsync(httpResponse, answer).ConfigureAwait(false);
        }
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

    private static readonly HashSet<string> KnownTypes =
    [
        ActivityTypes.Message, ActivityTypes.MessageUpdate, ActivityTypes.MessageDelete, ActivityTypes.MessageReaction,
        ActivityTypes.ConversationUpdate, ActivityTypes.ContactRelationUpdate, ActivityTypes.InstallationUpdate,
        ActivityTypes.Typing, ActivityTypes.Event, ActivityTypes.Invoke, ActivityTypes.EndOfConversation,
        ActivityTypes.Handoff, ActivityTypes.Suggestion, ActivityTypes.Trace, ActivityTypes.Command, ActivityTypes.CommandResult,
    ];

    [LoggerMessage(1, LogLevel.Warning, "A request to the bot was refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);

    [LoggerMessage(2, LogLevel.Information, "An activity of a type that is not known came in: {Type} on {ChannelId}")]
    private static partial void LogUnknownType(ILogger logger, string type, string? channelId);
}
