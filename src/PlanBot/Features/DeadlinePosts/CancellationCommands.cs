using System.Text.RegularExpressions;
using PlanBot.Plans;
using PlanBot.Recognition.Wording;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>
/// "Cancel the panel meeting on 15 September because the chair is ill", "reinstate the panel meeting". Read from the text
/// as it was typed; taken for one only where it names a deadline of the plan.
/// </summary>
internal static partial class CancellationCommands
{
    /// <summary>What a text was understood as that cancels.</summary>
    public const string CancelIntent = "deadline.cancel";

    /// <summary>What a text was understood as that takes a cancellation back.</summary>
    public const string ReinstateIntent = "deadline.reinstate";

    private const int LongestCommand = 600;

    private static readonly HashSet<string> Links = new(StringComparer.Ordinal)
    {
        "the", "a", "an", "our", "of", "on", "in", "for", "from", "at", "to", "this", "that", "due", "dated", "monday", "tuesday", "wednesday", "thursday", "friday",
    };

    private static readonly HashSet<string> Asking = new(StringComparer.OrdinalIgnoreCase)
    {
        "who", "what", "which", "when", "where", "why", "how", "if", "is", "are", "was", "were", "has", "have", "did", "does", "do", "tell", "show", "list",
    };

    /// <summary>The command, or nothing where the text is none.</summary>
    public static CancellationCommand? Of(string text)
    {
        var said = text.Length > LongestCommand ? "" : Spaces().Replace(text, " ").Trim();
        if (said.EndsWith('?') || Asking.Contains(said.Split(' ')[0]))
        {
            return null;
        }

        said = said.TrimEnd('.', '!').TrimEnd();
        foreach (var (form, reinstates) in new[] { (Cancel(), false), (Reinstate(), true), (IsCancelled(), false) })
        {
            if (form.Match(said) is { Success: true } match)
            {
                return new(reinstates, match.Groups["what"].Value.Trim(' ', ','), match.Groups["why"].Value.Trim());
            }
        }

        return null;
    }

    /// <summary>The milestones that the words name: each word stands in what it is, for whom or of which kind; a date that was said is one that it can mean.</summary>
    public static CancellationMatch MeantBy(string what, IReadOnlyList<Milestone> milestones, DateOnly today)
    {
        var words = Tokenizer.Words(what);
        var dates = BritishDates.In(words, today);
        var names = words.Where((word, at) => !Links.Contains(word) && !dates.Any(date => at >= date.Word && at < date.Word + date.Words)).Select(Singular).ToList();
        if (names.Count == 0)
        {
            return new([], []);
        }

        var named = milestones.Where(milestone => IsNamedBy(names, milestone)).ToList();
        return new(named, dates.Count == 0 ? named : named.FindAll(milestone => MilestoneDates.SpanOf(milestone) is { } span && dates.Any(date => date.First <= span.Last && date.Last >= span.First)));
    }

    private static bool IsNamedBy(List<string> names, Milestone milestone)
    {
        var held = Tokenizer.Words($"{milestone.Event} {milestone.Body} {milestone.Kind}").Select(Singular).ToHashSet(StringComparer.Ordinal);
        return names.TrueForAll(held.Contains);
    }

    private static string Singular(string word) => word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\A(please )?(?:cancel|call off) (?<what>.{3,200}?)(?:(?:,? because(?: of)?|:| –| -) (?<why>.{2,300}))?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cancel();

    [GeneratedRegex(@"\A(please )?(?:reinstate|un-?cancel) (?<what>.{3,200})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reinstate();

    [GeneratedRegex(@"\A(?<what>.{3,200}?) (?:is|are|has been|have been|was|were) (?:now )?(?:cancelled|canceled|called off)(?:(?:,? because(?: of)?|:| –| -) (?<why>.{2,300}))?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsCancelled();
}

/// <summary>Somebody says that a milestone is cancelled, or that it is not any more.</summary>
/// <param name="Reinstates">Whether a cancellation is taken back.</param>
/// <param name="What">The words that name it.</param>
/// <param name="Why">The reason; empty where none was said.</param>
internal sealed record CancellationCommand(bool Reinstates, string What, string Why)
{
    public string Intent => Reinstates ? CancellationCommands.ReinstateIntent : CancellationCommands.CancelIntent;
}

/// <summary>The milestones that words name, and those of them on the date that was said.</summary>
internal sealed record CancellationMatch(IReadOnlyList<Milestone> Named, IReadOnlyList<Milestone> OnTheDate);
