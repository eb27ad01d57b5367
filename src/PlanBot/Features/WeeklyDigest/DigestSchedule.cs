using PlanBot.Plans;

namespace PlanBot.Features.WeeklyDigest;

/// <summary>When a subscription's digest is posted. Pure: the chosen day, the time and the clock say it all.</summary>
internal static class DigestSchedule
{
    /// <summary>
    /// The latest digest whose time has come: on the chosen weekday, or where that is a bank holiday on the working day
    /// after it. Whatever was missed before it is in it.
    /// </summary>
    /// <param name="day">The chosen weekday.</param>
    /// <param name="time">The subscription's time of day in London.</param>
    /// <param name="now">The wall clock in London.</param>
    /// <param name="workingDays">The working days.</param>
    public static DigestTime Latest(DayOfWeek day, TimeOnly time, DateTime now, WorkingDays workingDays)
    {
        var today = DateOnly.FromDateTime(now);
        var chosen = today.AddDays(-(((int)today.DayOfWeek - (int)day + 7) % 7));
        var posted = OnOrAfter(chosen, workingDays);
        while (posted.ToDateTime(time) > now)
        {
            chosen = chosen.AddDays(-7);
            posted = OnOrAfter(chosen, workingDays);
        }

        return new(MondayOf(chosen), PlanDay.ToUtc(posted, time));
    }

    private static DateOnly OnOrAfter(DateOnly day, WorkingDays workingDays)
    {
        while (!workingDays.IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

/// <summary>A digest of a week.</summary>
/// <param name="Week">The week's Monday: one digest for each.</param>
/// <param name="DueAtUtc">When it is posted.</param>
internal readonly record struct DigestTime(DateOnly Week, DateTime DueAtUtc);
