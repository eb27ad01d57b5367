using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace PlanBot.Features.CalendarFeed;

/// <summary>Where calendar programs fetch a feed. What is unknown and what was revoked is answered alike.</summary>
internal static class CalendarFeedEndpoint
{
    /// <summary>What addresses of calendars begin with.</summary>
    public const string Path = "/calendar";

    private const string Suffix = ".ics";

    private const string Policy = "calendar";

    private const int AtOnce = 4;

    private const int MostWaiting = 60;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    /// <summary>However many ask, a few feeds are made at a time, and the bot keeps the rest of the machine.</summary>
    public static void AddCalendarFeed(this IServiceCollection services)
    {
        services.AddRateLimiter(limiter => limiter.AddPolicy<string, FeedLimit>(Policy));
        services.AddScoped<CalendarFeed>();
        services.AddScoped<CalendarLinkHandler>();
        services.AddScoped<MailboxCalendar>();
        services.AddSingleton<MailboxCalendarSchedule>();
        services.AddHostedService<MailboxCalendarService>();
    }

    public static void MapCalendarFeed(this WebApplication app) =>
        app.MapMethods($"{Path}/{{file}}", [HttpMethods.Get, HttpMethods.Head], AnswerAsync).RequireRateLimiting(Policy);

    private static async Task<IResult> AnswerAsync(string file, CalendarFeed feed, HttpResponse response, CancellationToken cancellationToken)
    {
        // The address is a secret: no page may pass it on, no search engine keep it, no shared cache answer for it.
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex";
        response.Headers.CacheControl = "private, no-cache";
        if (!file.EndsWith(Suffix, StringComparison.Ordinal) || await feed.ReadAsync(file[..^Suffix.Length], cancellationToken) is not { } calendar)
        {
            return Results.Text(CalendarFeedTexts.ThereIsNoCalendarHereAsk, statusCode: StatusCodes.Status404NotFound);
        }

        var content = Encoding.UTF8.GetBytes(calendar);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"");
        return Results.Bytes(content, "text/calendar; charset=utf-8", entityTag: tag);
    }

    /// <summary>A policy of its own, since a calendar program is told otherwise than the channel when it must come again.</summary>
    private sealed class FeedLimit : IRateLimiterPolicy<string>
    {
        public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected { get; } = (context, _) =>
        {
            context.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.HttpContext.Response.Headers.RetryAfter = RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };

        public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
            RateLimitPartition.GetConcurrencyLimiter(Policy, _ => new() { PermitLimit = AtOnce, QueueLimit = MostWaiting });
    }
}
