using System.Net;
using System.Net.Http.Headers;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>What became of an attempt to post.</summary>
internal abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <summary>It stands in the conversation.</summary>
    /// <param name="ActivityId">The card's activity, empty where the channel gives no id.</param>
    /// <param name="ThreadId">The thread that it began; empty outside channels.</param>
    public sealed record Sent(string ActivityId, string ThreadId) : PostOutcome;

    /// <summary>What it says is not true any more; nothing was sent.</summary>
    public sealed record Closed(string Why) : PostOutcome;

    /// <summary>It may succeed later.</summary>
    /// <param name="Why">The kind of failure.</param>
    /// <param name="NotBefore">How long the channel asked to wait, if it did.</param>
    public sealed record TryAgain(string Why, TimeSpan? NotBefore) : PostOutcome;

    /// <summary>PlanBot is not in the conversation any more, or may not write there.</summary>
    public sealed record ConversationGone(string Why) : PostOutcome;

    /// <summary>It cannot succeed.</summary>
    public sealed record Impossible(string Why) : PostOutcome;

    /// <summary>Codes of a 403 that say that nothing can be written to the conversation until PlanBot hears from it again.</summary>
    private static readonly HashSet<string> GoneCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        "BotNotInConversationRoster", "BotDisabledByAdmin", "ConversationBlockedByUser", "ForbiddenOperationException", "MessageWritesBlocked",
    };

    /// <summary>
    /// What a failed send means. A server's error is tried again although the message may have been delivered, and so
    /// is a lost connection: a lost deadline is worse than a doubled one. So is a refused token: an expired secret is
    /// put right by an administrator, and the deadlines of the day should not be lost until then.
    /// </summary>
    public static PostOutcome Of(ErrorResponseException refusal, DateTimeOffset now)
    {
        var status = refusal.Response?.StatusCode;
        var code = refusal.Body?.Error?.Code ?? "";
        var why = $"{(int?)status ?? 0} {code}".TrimEnd();
        return status switch
        {
            null or HttpStatusCode.Unauthorized or HttpStatusCode.RequestTimeout or HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
                => new TryAgain(why, RetryAfter(refusal, now)),
            HttpStatusCode.NotFound => new ConversationGone(why),
            HttpStatusCode.Forbidden when GoneCodes.Contains(code) => new ConversationGone(why),
            _ => new Impossible(why),
        };
    }

    /// <summary>How long to wait after the given number of attempts: doubling from 15 seconds to an hour, less up to a third by chance, and never less than the channel asked for.</summary>
    /// <param name="chance">From 0 to 1, so that many posts that failed together are not all tried again together.</param>
    public static TimeSpan Delay(int attempts, TimeSpan? notBefore, double chance)
    {
        var doubled = TimeSpan.FromSeconds(15) * Math.Pow(2, Math.Clamp(attempts - 1, 0, 8));
        var delay = (doubled < TimeSpan.FromHours(1) ? doubled : TimeSpan.FromHours(1)) * (1 - (chance / 3));
        return notBefore > delay ? notBefore.Value + (TimeSpan.FromSeconds(5) * chance) : delay;
    }

    private static TimeSpan? RetryAfter(ErrorResponseException refusal, DateTimeOffset now) =>
        refusal.Response is { } response
        && response.Headers.TryGetValue("Retry-After", out var values)
        && RetryConditionHeaderValue.TryParse(values.FirstOrDefault(), out var retry)
            ? retry.Delta ?? (retry.Date - now)
            : null;
}
