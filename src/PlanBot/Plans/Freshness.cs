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
}
