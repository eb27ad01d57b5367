using System.Diagnostics;
using System.Diagnostics.Metrics;
using Span = System.Diagnostics.Activity;

namespace ActivityProtocol.Hosting;

/// <summary>
/// The traces and metrics of the protocol's side: turns, calls of the connector, tokens. They name kinds and results, never
/// what anybody wrote. An addition.
/// </summary>
public static class ProtocolTelemetry
{
    /// <summary>The name of the source of traces and of the meter.</summary>
    public const string Name = "ActivityProtocol";

    private const int LongestId = 128;

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> TurnDuration = Meter.CreateHistogram<double>("bot.turn.duration", "s", "How long turns take, by type of activity.");
    private static readonly Counter<long> FailedTurns = Meter.CreateCounter<long>("bot.turn.failed", description: "Turns that threw, by type of activity.");
    private static readonly Histogram<double> CallDuration = Meter.CreateHistogram<double>("bot.connector.duration", "s", "How long calls of the connector take, by method and result.");
    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>("bot.token.requests", description: "Requests for an outgoing token, by result.");

    /// <summary>Begins to measure a turn, until it is disposed of.</summary>
    internal static Measured BeginTurn(Schema.Activity activity)
    {
        var type = Known(activity.Type);
        var span = Source.StartActivity("bot.turn");
        span?.SetTag("bot.activity.type", type);
        span?.SetTag("bot.activity.id", Short(activity.Id));
        return new Measured(TurnDuration, new("bot.activity.type", type), default, span);
    }

    /// <summary>Begins to measure a call, until it is disposed of; its result is set when it is known.</summary>
    internal static Measured BeginCall(HttpMethod method) =>
        new(CallDuration, new("http.request.method", method.Method), new("result", "failed"), null);

    internal static void TurnFailed(string? type) => FailedTurns.Add(1, new KeyValuePair<string, object?>("bot.activity.type", Known(type)));

    internal static void TokenRequested(bool granted) => Tokens.Add(1, new KeyValuePair<string, object?>("result", granted ? "granted" : "failed"));

    /// <summary>A type comes from the sender: what is none that is known is not copied.</summary>
    private static string Known(string? type) => type is not null && UnknownActivity.IsKnownType(type) ? type : "other";

    private static string? Short(string? id) => id?.Length > LongestId ? id[..LongestId] : id;

    /// <summary>Something under way.</summary>
    internal sealed class Measured(Histogram<double> duration, KeyValuePair<string, object?> kind, KeyValuePair<string, object?> result, Span? span) : IDisposable
    {
        private readonly long _begun = Stopwatch.GetTimestamp();
        private TimeSpan? _time;

        /// <summary>What came of it; the time ends here.</summary>
        internal string Result
        {
            set => (result, _time) = (new("result", value), Stopwatch.GetElapsedTime(_begun));
        }

        public void Dispose()
        {
            var seconds = (_time ?? Stopwatch.GetElapsedTime(_begun)).TotalSeconds;
            if (result.Key is null)
            {
                duration.Record(seconds, kind);
            }
            else
            {
                duration.Record(seconds, kind, result);
            }

            span?.Dispose();
        }
    }
}
