using System.Globalization;
using PlanBot.Plans;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>
/// When a deadline is posted: days before it (28, 14, 7, 2, 0) and, as negative numbers, working days after it while
/// it is late (-1, -2, -3). Stored as <c>28;14;7;2;0;-1;-2;-3</c>.
/// </summary>
internal sealed class LeadTimes
{
    private LeadTimes(IEnumerable<int> days) => Days = [.. days.Distinct().OrderDescending()];

    /// <summary>The longest lead time first.</summary>
    public IReadOnlyList<int> Days { get; }

    /// <summary>On how many working days a late one is posted.</summary>
    public int LateDays => Days.Count(day => day < 0);

    /// <param name="daysBefore">Days before a deadline, none of them negative.</param>
    /// <param name="lateDays">On how many working days what somebody must deliver is posted while it is late.</param>
    public static LeadTimes Of(IEnumerable<int> daysBefore, int lateDays) =>
        new(daysBefore.Concat(Enumerable.Range(1, lateDays).Select(day => -day)));

    /// <exception cref="FormatException">The text was not written by <see cref="ToString"/>.</exception>
    public static LeadTimes Parse(string text) =>
        new(IdList.Split(text).Select(day => int.Parse(day, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)));

    public override string ToString() => string.Join(';', Days.Select(day => day.ToString(CultureInfo.InvariantCulture)));

    /// <summary><c>28, 14, 7 and 2 days before and on the day</c>, and what becomes of late ones.</summary>
    public string ToWords()
    {
        var before = Days.Where(day => day > 0).Select(day => BritishEnglish.Number(day)).ToList();
        var ahead = before.Count == 0 ? "" : DeadlinePostsTexts.FormatBeforePartBefore(BritishEnglish.List(before), before is ["1"] ? "day" : "days");
        if (Days.Contains(0))
        {
            ahead = ahead.Length == 0 ? DeadlinePostsTexts.OnTheDay : DeadlinePostsTexts.FormatAndOnTheDay(ahead);
        }

        var late = LateDays switch
        {
            0 => "",
            1 => DeadlinePostsTexts.WhatSomebodyMustDeliverAlsoOn,
            _ => DeadlinePostsTexts.FormatWhatSomebodyMustDeliverAlsoOnEach(NumberWords.Of(LateDays)),
        };
        return string.Join("; ", new[] { ahead, late }.Where(part => part.Length > 0));
    }
}
