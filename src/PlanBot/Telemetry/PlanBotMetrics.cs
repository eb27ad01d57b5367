using System.Diagnostics.Metrics;

namespace PlanBot.Telemetry;

/// <summary>PlanBot's own figures: how answers go, and what becomes of posts. They name intents and topics, never what anybody wrote.</summary>
internal sealed class PlanBotMetrics
{
    public const string Name = "PlanBot";

    private readonly Histogram<double> _answers;
    private readonly Counter<long> _unknown;
    private readonly Counter<long> _posts;
    private readonly Counter<long> _graph;
    private int _waiting;
    private double _age;

    public PlanBotMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _answers = meter.CreateHistogram<double>("planbot.answer.duration", "s", "How long answers take, by intent and kind.");
        _unknown = meter.CreateCounter<long>("planbot.questions.unknown", description: "Questions that could not be answered, by intent.");
        _posts = meter.CreateCounter<long>("planbot.outbox.posts", description: "Attempts to send posts, by topic and what became of the post.");
        _graph = meter.CreateCounter<long>("planbot.graph.calls", description: "What Microsoft Graph was asked, by use and what became of it.");
        meter.CreateObservableGauge("planbot.outbox.depth", () => _waiting, description: "Posts that are due and wait.");
        meter.CreateObservableGauge("planbot.outbox.age", () => _age, "s", "For how long the oldest post has been due.");
    }

    /// <summary>An answer was made.</summary>
    /// <param name="intent">What was asked; empty for a pressed button.</param>
    /// <param name="kind">What kind of answer it is.</param>
    /// <param name="isUnknown">Whether it says that PlanBot does not know.</param>
    /// <param name="time">How long it took.</param>
    public void Answered(string intent, string kind, bool isUnknown, TimeSpan time)
    {
        var asked = new KeyValuePair<string, object?>("intent", intent.Length == 0 ? "button" : intent);
        _answers.Record(time.TotalSeconds, asked, new("kind", kind));
        if (isUnknown)
        {
            _unknown.Add(1, asked);
        }
    }

    /// <summary>An attempt to send a post was made.</summary>
    public void Posted(string topic, string state) => _posts.Add(1, new("topic", topic), new KeyValuePair<string, object?>("state", state));

    /// <summary>Microsoft Graph was asked, or was to be.</summary>
    public void GraphCalled(string use, string outcome) => _graph.Add(1, new("use", use), new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>The outbox was looked at.</summary>
    public void OutboxSeen(int waiting, TimeSpan age) => (_waiting, _age) = (waiting, age.TotalSeconds);
}
