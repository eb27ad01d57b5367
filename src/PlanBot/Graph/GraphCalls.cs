using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using PlanBot.Telemetry;

namespace PlanBot.Graph;

/// <summary>
/// Every call to Graph goes through here: bounded in time, counted, and never a reason for anything else to fail. While
/// Graph has asked to wait it is not called at all. A use that does not work is logged once, until it works again.
/// </summary>
internal sealed partial class GraphCalls(Lazy<GraphClient> client, IOptions<GraphOptions> options, PlanBotMetrics metrics, TimeProvider clock, ILogger<GraphCalls> logger)
{
    private readonly ConcurrentDictionary<GraphUse, DateTimeOffset> _notBefore = [];
    private readonly ConcurrentDictionary<GraphUse, string> _failing = [];

    public async Task<GraphOutcome<T>> TryAsync<T>(GraphUse use, Func<GraphServiceClient, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        if (_notBefore.TryGetValue(use, out var until) && until - clock.GetUtcNow() is { Ticks: > 0 } left)
        {
            metrics.GraphCalled($"{use}", "paused");
            return new GraphOutcome<T>.Unavailable("asked to wait", left);
        }

        var outcome = await OnceAsync(call, cancellationToken);
        if (outcome is GraphOutcome<T>.Refused { Status: 401 })
        {
            client.Value.Tokens.Refuse();
            outcome = await OnceAsync(call, cancellationToken);
        }

        Note(use, outcome);
        return outcome;
    }

    /// <summary>For whoever looks whether something works: that it does not is the answer, and is noted nowhere.</summary>
    public Task<GraphOutcome<T>> ProbeAsync<T>(Func<GraphServiceClient, CancellationToken, Task<T>> call, CancellationToken cancellationToken) => OnceAsync(call, cancellationToken);

    private async Task<GraphOutcome<T>> OnceAsync<T>(Func<GraphServiceClient, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        // The client's own limit begins once there is a token: whoever gives none, and does not answer, is waited for no longer.
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        try
        {
            return new GraphOutcome<T>.Done(await call(client.Value.Service, bounded.Token).WaitAsync(bounded.Token));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return OutcomeOf<T>(failure);
        }
    }

    /// <summary>After the last repetition the client's handler throws what it met each time, in one exception.</summary>
    private GraphOutcome<T> OutcomeOf<T>(Exception failure) => failure switch
    {
        AggregateException several when several.InnerExceptions.OfType<ApiException>().LastOrDefault() is { } last => OutcomeOf<T>(last),
        ApiException { ResponseStatusCode: 408 or 429 or >= 500 } busy => new GraphOutcome<T>.Unavailable($"{busy.ResponseStatusCode}", RetryAfter(busy)),
        ODataError { ResponseStatusCode: > 0 } refusal => new GraphOutcome<T>.Refused(refusal.ResponseStatusCode, CodeIn(refusal)),
        ApiException { ResponseStatusCode: > 0 } refusal => new GraphOutcome<T>.Refused(refusal.ResponseStatusCode, ""),
        OperationCanceledException => new GraphOutcome<T>.Unavailable("no answer in time", null),
        _ => new GraphOutcome<T>.Unavailable(failure.GetType().Name, null),
    };

    private TimeSpan? RetryAfter(ApiException busy) =>
        busy.ResponseHeaders.FirstOrDefault(header => header.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault() is { } text
        && RetryConditionHeaderValue.TryParse(text, out var after)
            ? after.Delta ?? (after.Date - clock.GetUtcNow())
            : null;

    /// <summary>Codes are words such as <c>Authorization_RequestDenied</c>; what is no word is left out of logs.</summary>
    private static string CodeIn(ODataError refusal) =>
        refusal.Error?.Code is { Length: > 0 and <= 80 } code && code.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-') ? code : "";

    private void Note<T>(GraphUse use, GraphOutcome<T> outcome)
    {
        switch (outcome)
        {
            case GraphOutcome<T>.Done:
                metrics.GraphCalled($"{use}", "done");
                if (_failing.TryRemove(use, out _))
                {
                    LogWorksAgain(use);
                }

                break;
            case GraphOutcome<T>.Refused { Status: 404 or 409 }:
                // An answer about one person or event: the use works.
                metrics.GraphCalled($"{use}", "refused");
                break;
            default:
                metrics.GraphCalled($"{use}", outcome is GraphOutcome<T>.Refused ? "refused" : "unavailable");
                if (outcome is GraphOutcome<T>.Unavailable { After: { } after })
                {
                    _notBefore[use] = clock.GetUtcNow() + after;
                }

                if (_failing.TryAdd(use, outcome.Reason))
                {
                    LogFails(use, outcome.Reason);
                }

                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Microsoft Graph does not serve {Use} ({Why}); PlanBot goes on without it. planbot doctor says what to do")]
    private partial void LogFails(GraphUse use, string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "Microsoft Graph serves {Use} again")]
    private partial void LogWorksAgain(GraphUse use);
}
