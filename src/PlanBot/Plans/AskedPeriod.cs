using System.Globalization;
using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>A stretch of time as questions and rows name it: a day, a month, a year, a financial year, several of them.</summary>
/// <param name="Words">As a person reads it: <c>2013/14</c>, <c>September 2019</c>.</param>
internal sealed partial record AskedPeriod(DateOnly First, DateOnly Last, string Words)
{
    /// <summary><c>2013/14</c>, <c>2013/14-2015/16</c>, <c>from 2015/16</c>, <c>2013</c>, <c>2013-10</c>, <c>2013-06-26</c>; nothing for other text.</summary>
    public static AskedPeriod? Read(string text)
    {
        if (PartialDate.TryParse(text.Trim(), out var date))
        {
            return new(date.First, date.Last, date.ToWords());
        }

        var years = FinancialYear().Matches(text);
        if (years.Count == 0)
        {
            return null;
        }

        var isOpen = text.TrimStart().StartsWith("from ", StringComparison.OrdinalIgnoreCase);
        return new(new(StartOf(years[0]), 4, 1), isOpen ? DateOnly.MaxValue : new(StartOf(years[^1]) + 1, 3, 31), text.Trim());
    }

    /// <summary>The time that a measurement is for; nothing where its source gives none.</summary>
    public static AskedPeriod? Of(Measurement measurement) => (measurement.PeriodStart, measurement.PeriodEnd) switch
    {
        (null, null) => null,
        var (start, end) => new((start ?? end)!.Value.First, (end ?? start)!.Value.Last, KpiReading.PeriodInWords(measurement)),
    };

    /// <summary>How many days both have.</summary>
    public int DaysWith(AskedPeriod other)
    {
        var (first, last) = (First > other.First ? First : other.First, Last < other.Last ? Last : other.Last);
        return Math.Max(0, last.DayNumber - first.DayNumber + 1);
    }

    public int Days => Last.DayNumber - First.DayNumber + 1;

    private static int StartOf(Match year) => int.Parse(year.ValueSpan[..4], CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(?:19|20)\d\d/\d\d\b")]
    private static partial Regex FinancialYear();
}
