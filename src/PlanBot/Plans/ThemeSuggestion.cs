using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>Which theme a record's words speak for: those of the themes' names and purposes, and of what is tied to them. A guess, and said to be one.</summary>
/// <param name="ThemeId">The theme.</param>
/// <param name="Words">The words in common, as the record writes them.</param>
internal sealed partial record ThemeSuggestion(string ThemeId, IReadOnlyList<string> Words)
{
    /// <summary>Words are the same that begin alike: <c>victim</c>, <c>victims</c>.</summary>
    private const int StemLength = 6;

    /// <summary>By so much the best has to lead.</summary>
    private const double Lead = 1.3;

    private const double NameCounts = 2;

    /// <param name="text">The record's words.</param>
    /// <param name="themes">The themes in force, each with the words of its name and of what is tied to it.</param>
    /// <returns>Nothing where no theme leads.</returns>
    public static ThemeSuggestion? Of(string text, IReadOnlyList<(Theme Theme, IEnumerable<string> Texts)> themes)
    {
        var stems = themes.Select(theme => (
            theme.Theme,
            Name: StemsOf($"{theme.Theme.Name} {theme.Theme.Purpose}").Keys.ToHashSet(StringComparer.Ordinal),
            Tied: StemsOf(string.Join(' ', theme.Texts)).Keys.ToHashSet(StringComparer.Ordinal))).ToList();
        var said = StemsOf(text);
        var scores = stems
            .Select(theme => (theme.Theme, Words: said.Where(word => theme.Name.Contains(word.Key) || theme.Tied.Contains(word.Key)).ToList(), theme.Name))
            .Select(theme => (
                theme.Theme,
                theme.Words,
                Score: theme.Words.Sum(word => (theme.Name.Contains(word.Key) ? NameCounts : 1) * Math.Log(1 + ((double)stems.Count / (1 + stems.Count(other => other.Name.Contains(word.Key) || other.Tied.Contains(word.Key))))))))
            .OrderByDescending(theme => theme.Score)
            .ToList();
        return scores is [{ Score: > 0 } best, ..] && (scores.Count == 1 || best.Score >= Lead * scores[1].Score)
            ? new(best.Theme.Id, [.. best.Words.Take(3).Select(word => word.Value)])
            : null;
    }

    private static Dictionary<string, string> StemsOf(string text) => Word().Matches(text)
        .Select(match => match.Value)
        .Where(word => !Everyday.Contains(word.ToLowerInvariant()))
        .GroupBy(word => word.ToLowerInvariant()[..Math.Min(word.Length, StemLength)].TrimEnd('s'))
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    private static readonly HashSet<string> Everyday = new(StringComparer.Ordinal)
    {
        "with", "from", "that", "this", "their", "them", "they", "into", "more", "than", "have", "will", "what", "when", "where", "which", "police", "policing", "crime", "crimes",
        "number", "people", "work", "working", "increase", "reduce", "reducing", "fewer", "less", "each", "every", "make", "made", "year", "years", "plan", "over", "after", "those", "through", "other", "about", "and", "for", "the",
    };

    [GeneratedRegex(@"\p{L}{4,}|\p{Lu}{3}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
