using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace PlanBot.Teams.Outbox;

/// <summary>What became of an attempt to send.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>It stands in the conversation.</summary>
    /// <param name="ActivityId">The message's activity, empty where the channel gives no id.</param>
    /// <param name="ThreadId">The thread that it began, or the conversation.</param>
    public sealed record Sent(string ActivityId, string ThreadId) : SendOutcome;

    /// <summary>There was nothing to send any more.</summary>
    public sealed record Closed(string Why) : SendOutcome;

    /// <summary>It may succeed later.</summary>
    /// <param name="Why">The kind of failure.</param>
    /// <param name="NotBefore">How long the channel asked to wait, if it did.</param>
    /// <param name="Unknown">Whether the message may have arrived all the same.</param>
    /// <param name="Alone">Whether the fault lies with this post, so that others of its line go on.</param>
    public sealed record TryAgain(string Why, TimeSpan? NotBefore, bool Unknown, bool Alone) : SendOutcome;

    /// <summary>The standing message that it was to replace or reply to is not there any more.</summary>
    public sealed record MessageGone(string Why) : SendOutcome;

    /// <summary>PlanBot is not in the conversation any more, or may not write there.</summary>
    public sealed record ConversationGone(string Why) : SendOutcome;

    /// <summary>It cannot succeed.</summary>
    public sealed record Impossible(string Why) : SendOutcome;

    /// <summary>A failure that may lie with the post itself (a server's error, a fault nobody foresaw) is tried this often.</summary>
    public const int MostAttemptsAlone = 8;

    /// <summary>After so long without success a post is given up.</summary>
    public static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(7);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    /// <summary>Codes of a 403 that say that nothing can be written to the conversation until PlanBot hears from it again.</summary>
    private static readonly HashSet<string> GoneCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        "BotNotInConversationRoster", "BotDisabledByAdmin", "ConversationBlockedByUser", "ForbiddenOperationException", "MessageWritesBlocked",
    };

    /// <summary>
    /// What a refusal means. A server's error is tried again although the message may have been delivered: a lost deadline is
    /// worse than a doubled one. So is a refused token: an expired secret is put right by an administrator, and the posts of
    /// the day should not be lost until then.
    /// </summary>
    public static SendOutcome Of(ErrorResponseException refusal, DateTimeOffset now)
    {
        var status = refusal.Response?.StatusCode;
        var code = refusal.Body?.Error?.Code ?? "";
        var why = $"{(int?)status ?? 0} {code}".TrimEnd();
        return status switch
        {
            HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.Unauthorized
                => new TryAgain(why, RetryAfter(refusal, now), Unknown: false, Alone: false),
            null or HttpStatusCode.RequestTimeout or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
                => new TryAgain(why, RetryAfter(refusal, now), Unknown: true, Alone: false),
            >= HttpStatusCode.InternalServerError => new TryAgain(why, RetryAfter(refusal, now), Unknown: true, Alone: true),
            HttpStatusCode.NotFound when code.Equals("ActivityNotFoundInConversation", StringComparison.OrdinalIgnoreCase) => new MessageGone(why),
            HttpStatusCode.NotFound => new ConversationGone(why),
            HttpStatusCode.Forbidden when GoneCodes.Contains(code) => new ConversationGone(why),
            _ => new Impossible(why),
        };
    }

    /// <summary>What a fault on the way means: only a connection that was never made has surely delivered nothing.</summary>
    public static SendOutcome Of(Exception fault) => new TryAgain(
        fault.GetType().Name,
        null,
        Unknown: fault is not HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }
            && fault.InnerException is not SocketException { SocketErrorCode: SocketError.ConnectionRefused },
        Alone: false);

    /// <summary>How long to wait after the given number of attempts: doubling from 5 seconds to an hour, less up to a third by chance, and never less than the channel asked for.</summary>
    /// <param name="attempts">How many there were.</param>
    /// <param name="notBefore">How long the channel asked to wait, if it did.</param>
    /// <param name="chance">From 0 to 1, so that many posts that failed together are not all tried again together.</param>
    public static TimeSpan Delay(int attempts, TimeSpan? notBefore, double chance)
    {
        var doubled = FirstDelay * Math.Pow(2, Math.Clamp(attempts - 1, 0, 10));
        var delay = (doubled < LongestDelay ? doubled : LongestDelay) * (1 - (chance / 3));
        return notBefore > delay ? notBefore.Value + (TimeSpan.FromSeconds(5) * chance) : delay;
    }

    private static TimeSpan? RetryAfter(ErrorResponseException refusal, DateTimeOffset now) =>
        refusal.Response is { } response
        && response.Headers.TryGetValue("Retry-After", out var values)
        && RetryConditionHeaderValue.TryParse(values.FirstOrDefault(), out var retry)
            ? retry.Delta ?? (retry.Date - now)
            : null;
}
