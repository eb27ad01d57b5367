using System.Globalization;

namespace PlanBot.Recognition.Wording;

/// <summary>Themes that are named by their place: "priority 3", "theme number two", "the third theme".</summary>
internal static class ThemeNumbers
{
    private const int Highest = 20;

    private static readonly string[] Numbers = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    private static readonly string[] Ordinals = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>The place that the words name; nothing where they name none.</summary>
    public static int? In(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at] is not ("theme" or "priority"))
            {
                continue;
            }

            var next = at + 1 < words.Count && words[at + 1] is "number" or "no" or "num" ? at + 2 : at + 1;
            if (next < words.Count && NumberOf(words[next]) is { } number)
            {
                return number;
            }

            if (at > 0 && Array.IndexOf(Ordinals, words[at - 1]) is > 0 and var place)
            {
                return place;
            }
        }

        return null;
    }

    private static int? NumberOf(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= Highest ? number
        : Array.IndexOf(Numbers, word) is > 0 and var named ? named
        : null;
}
