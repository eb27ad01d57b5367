using System.Globalization;

namespace PlanBot.Plans;

/// <summary>Whether a milestone is something that somebody must deliver, or something that takes place.</summary>
internal enum MilestoneNature
{
    /// <summary>A paper, a publication: counts to the last working day of its span and can be late.</summary>
    Due,

    /// <summary>A meeting, an event: counts to its first day and closes itself when past.</summary>
    Happens,
}

/// <summary>The first and the last day that a date as written can mean.</summary>
internal readonly record struct DaySpan(DateOnly First, DateOnly Last);

/// <summary>
/// What a milestone's date means. A date may be vague and stays as written; these are the days it stands for:
/// a week from its Monday to its Sunday, a month or a year all of it, early in a month the 1st to the 10th,
/// late in a month the 21st to its end, early summer June, summer June to August.
/// </summary>
internal static class MilestoneDates
{
    /// <summary>The state of what does not take place.</summary>
    public const string Cancelled = "cancelled";

    private static readonly HashSet<string> HappeningKinds = new(StringComparer.OrdinalIgnoreCase)
    {
        "panel", "board", "meeting", "consultation event", "engagement event", "consultation", "consultation opens",
        "grant round", "period", "internal",
    };

    public static MilestoneNature NatureOf(Milestone milestone) =>
        HappeningKinds.Contains(milestone.Kind) ? MilestoneNature.Happens : MilestoneNature.Due;

    /// <summary>The days it can mean, or nothing where the date is still to be agreed.</summary>
    public static DaySpan? SpanOf(Milestone milestone)
    {
        if ((milestone.Starts ?? milestone.Ends) is not { } start)
        {
            return null;
        }

        var end = milestone.Ends ?? start;
        return milestone.Precision switch
        {
            "unknown" => null,
            "early month" => new(FirstOfMonth(start.First), FirstOfMonth(start.First).AddDays(9)),
            "late month" => new(FirstOfMonth(start.First).AddDays(20), FirstOfMonth(start.First).AddMonths(1).AddDays(-1)),
            "early summer" => new(new(start.First.Year, 6, 1), new(start.First.Year, 6, 30)),
            "summer" => new(new(start.First.Year, 6, 1), new(start.First.Year, 8, 31)),
            "week" when milestone.Ends is null => new(start.First, start.First.AddDays(6)),
            _ => new(start.First, end.Last < start.First ? start.Last : end.Last),
        };
    }

    /// <summary>The day that due, late and next count to, or nothing where the date is still to be agreed.</summary>
    public static DateOnly? CountedDay(Milestone milestone, WorkingDays workingDays) =>
        SpanOf(milestone) is not { } span ? null
        : NatureOf(milestone) is MilestoneNature.Happens ? span.First
        : workingDays.OnOrBefore(span.Last, span.First);

    /// <summary>Done on the day asked about: said to be done, and not on a later day; where nobody says when, not before its own first day.</summary>
    public static bool IsDone(Milestone milestone, DateOnly today) =>
        milestone.State == "done" && (milestone.DoneOn is { } done ? done.First <= today : SpanOf(milestone) is not { } span || span.First <= today);

    /// <summary>Cancelled on the day asked about: said to be, and not on a later day.</summary>
    public static bool IsCancelled(Milestone milestone, DateOnly today) =>
        milestone.State == Cancelled && !(milestone.DoneOn?.First > today);

    /// <summary>Whether nothing more is to come of it on the day asked about: it is done, or cancelled.</summary>
    public static bool IsSettled(Milestone milestone, DateOnly today) => IsDone(milestone, today) || IsCancelled(milestone, today);

    /// <summary>The date as a person reads it, as vague as it was written.</summary>
    public static string ToWords(Milestone milestone)
    {
        if (milestone.DateWritten.Length > 0)
        {
            return milestone.DateWritten;
        }

        if ((milestone.Starts ?? milestone.Ends) is not { } start || milestone.Precision == "unknown")
        {
            return PlansTexts.DateToBeAgreed;
        }

        var end = milestone.Ends ?? start;
        return milestone.Precision switch
        {
            "early month" => PlansTexts.FormatEarlyMonthOf(MonthOf(start)),
            "late month" => PlansTexts.FormatLateMonthOf(MonthOf(start)),
            "early summer" => PlansTexts.FormatEarlySummer(start.First.Year.ToString(CultureInfo.InvariantCulture)),
            "summer" => PlansTexts.FormatSummerStartFirstYear(start.First.Year.ToString(CultureInfo.InvariantCulture)),
            "week" => PlansTexts.FormatWeekCommencing(start.ToWords()),
            "week range" => PlansTexts.FormatWeeksFromTo(start.ToWords(), end.ToWords()),
            "month" when start.IsDay && start.First.Day == DateTime.DaysInMonth(start.First.Year, start.First.Month) => PlansTexts.FormatEndOf(MonthOf(start)),
            "month" when start.First.Year == end.First.Year && start.First.Month == end.First.Month => MonthOf(start),
            "month" => PlansTexts.FormatLowToHigh(MonthOf(start), MonthOf(end)),
            _ when start.Text == end.Text => start.ToWords(),
            _ => PlansTexts.FormatLowToHigh(start.ToWords(), end.ToWords()),
        };
    }

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    private static string MonthOf(PartialDate date) => date.First.ToString("MMMM yyyy", BritishEnglish.Culture);
}
