using System.Globalization;

namespace PlanBot.Plans;

/// <summary>
/// A date as a source gives it: a day (<c>2013-10-01</c>), a month (<c>2013-10</c>) or a year (<c>2013</c>).
/// Kept as written, with the first and last day that it means.
/// </summary>
internal readonly record struct PartialDate
{
    private PartialDate(string text, DateOnly first, DateOnly last, DatePart part)
    {
        Text = text;
        First = first;
        Last = last;
        Part = part;
    }

    public string Text { get; }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    public DatePart Part { get; }

    /// <summary>Whether the day is known, not just the month or the year.</summary>
    public bool IsDay => Part is DatePart.Day;

    public static PartialDate Of(DateOnly day) =>
        new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day, day, DatePart.Day);

    public static PartialDate Parse(string text) =>
        TryParse(text, out var date)
            ? date
            : throw new FormatException(PlansTexts.FormatIsNotADateWrite2013(text));

    public static bool TryParse(string text, out PartialDate date)
    {
        date = default;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            date = new(text, day, day, DatePart.Day);
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            date = new(text, month, new(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month)), DatePart.Month);
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year))
        {
            date = new(text, year, new(year.Year, 12, 31), DatePart.Year);
            return true;
        }

        return false;
    }

    /// <summary>As a person reads it: <c>1 October 2013</c>, <c>October 2013</c>, <c>2013</c>.</summary>
    public string ToWords() => Part switch
    {
        DatePart.Day => First.ToString("d MMMM yyyy", BritishEnglish.Culture),
        DatePart.Month => First.ToString("MMMM yyyy", BritishEnglish.Culture),
        _ => First.ToString("yyyy", BritishEnglish.Culture),
    };

    public override string ToString() => Text;
}

internal enum DatePart
{
    Day,
    Month,
    Year,
}
