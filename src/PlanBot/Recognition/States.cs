using PlanBot.Recognition.Grammar;

namespace PlanBot.Recognition;

/// <summary>The states that a list can be narrowed to, and the words that ask for them.</summary>
internal static class States
{
    /// <summary>What the law asks for and the plan's data does not show.</summary>
    public const string Missing = "missing";

    /// <summary>Neither completed nor stopped.</summary>
    public const string Open = "open";

    /// <summary>Open, and past its date.</summary>
    public const string Overdue = "overdue";

    public const string Completed = "completed";
    public const string Stopped = "stopped";
    public const string Delayed = "delayed";
    public const string AtRisk = "at risk";
    public const string OnTrack = "on track";
    public const string InProgress = "in progress";
    public const string NotStarted = "not started";
    public const string Unknown = "unknown";
    public const string Red = "red";
    public const string Amber = "amber";
    public const string Green = "green";
    public const string NotRated = "not rated";

    private static readonly (PhrasePattern Pattern, string State)[] InTheLaw =
    [
        .. Of(Missing, "gap|gaps|missing|lacking|lacks|absent|outstanding|unmet|shortfall|shortfalls|incomplete|omitted|omission|omissions|omits|unevidenced", "not|never ... met|meet|done|covered|included|evidenced|complied|there|satisfied|fulfilled|in|yet|have|has"),
    ];

    /// <summary>Every word that says of itself which state is meant, and nothing of what.</summary>
    public static IReadOnlySet<string> Words { get; } = InTheLaw.SelectMany(state => state.Pattern.Words).ToHashSet(StringComparer.Ordinal);

    /// <summary>The state that a question about the law narrows its answer to; nothing where it asks for all.</summary>
    public static string? InLaw(IReadOnlyList<string> words) => Find(InTheLaw, words);

    private static string? Find((PhrasePattern Pattern, string State)[] patterns, IReadOnlyList<string> words)
    {
        foreach (var (pattern, state) in patterns)
        {
            if (pattern.IsIn(words))
            {
                return state;
            }
        }

        return null;
    }

    private static IEnumerable<(PhrasePattern Pattern, string State)> Of(string state, params string[] patterns) =>
        patterns.Select(pattern => (PhrasePattern.Parse(pattern), state));
}
