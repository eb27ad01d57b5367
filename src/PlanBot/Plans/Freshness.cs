namespace PlanBot.Plans;

/// <summary>As at which day an answer holds, and how new the data behind it is, at the end of the sentence that answers.</summary>
internal static class Freshness
{
    /// <summary><c>As at 26 June 2013; newest data of March 2013.</c></summary>
    /// <param name="today">The day that the clock shows.</param>
    /// <param name="sources">Where the answer is from; what was published later than today is not how new it was then.</param>
    /// <param name="dates">When its rows were recorded or updated, where they say so.</param>
    public static string InWords(DateOnly today, IEnumerable<SourceReference> sources, params IEnumerable<PartialDate?> dates)
    {
        PartialDate? newest = null;
        foreach (var date in sources.Select(source => source.PublishedOn).Concat(dates))
        {
            if (date is { } given && given.First <= today && (newest is not { } best || given.First > best.First))
            {
                newest = given;
            }
        }

        return PlansTexts.FormatAsAt(BritishEnglish.Day(today), newest is { } data ? PlansTexts.FormatNewestDataOf(data.ToWords()) : PlansTexts.TheDataBehindItGivesNo);
    }

    /// <summary>An answer's own words, and after them the day that they hold for, in the language that is written now; all words where it names none.</summary>
    public static (string Words, string AsAt) Split(string text)
    {
        var pattern = PlansTexts.FormatAsAt(Hole, Hole);
        var at = text.LastIndexOf($" {pattern[..pattern.IndexOf(Hole, StringComparison.Ordinal)]}", StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }

    /// <summary>Stands where the day does, and in no text.</summary>
    private const string Hole = "\u0001";
}
