namespace PlanBot.Submissions;

/// <summary>How much two texts say the same, by the words they share.</summary>
internal static class Likeness
{
    /// <summary>From here on two texts are pointed out as perhaps the same.</summary>
    public const double Alike = 0.75;

    private static readonly string[] Fillers = ["the", "a", "an", "of", "in", "on", "to", "for", "and", "or", "with", "our", "is", "are", "be"];

    /// <summary>0 for nothing in common, 1 for the same words.</summary>
    public static double Of(string one, string other)
    {
        var (left, right) = (WordsOf(one), WordsOf(other));
        var shared = left.Count(right.Contains);
        var all = left.Count + right.Count - shared;
        return all == 0 ? 0 : (double)shared / all;
    }

    /// <summary>Whether every word of a title is in a text that people typed.</summary>
    public static bool IsNamedIn(string title, string text)
    {
        var words = WordsOf(title);
        return words.Count > 0 && words.IsSubsetOf(WordsOf(text));
    }

    private static HashSet<string> WordsOf(string text) =>
        [.. string.Concat(text.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Fillers.Contains(word))];
}
