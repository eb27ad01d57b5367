namespace PlanBot.Plans;

/// <summary>The day on the clock in Europe/London: due, late and next count from it.</summary>
internal static class PlanDay
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(Now(clock));

    /// <summary>The wall clock in London.</summary>
    public static DateTime Now(TimeProvider clock) => TimeZoneInfo.ConvertTimeFromUtc(clock.GetUtcNow().UtcDateTime, London);

    public static DateTime ToLondon(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, London);

    /// <summary><c>26 June 2013 at 09:00</c>, London time.</summary>
    public static string InWords(DateTime utc)
    {
        var london = ToLondon(utc);
        return PlansTexts.FormatDayAtLondon(BritishEnglish.Day(DateOnly.FromDateTime(london)), london.ToString("HH:mm", BritishEnglish.Culture));
    }

    /// <summary>A wall-clock time in London as an instant; a time that the clocks skip in spring is taken an hour later.</summary>
    public static DateTime ToUtc(DateOnly day, TimeOnly time)
    {
        var wall = day.ToDateTime(time, DateTimeKind.Unspecified);
        if (London.IsInvalidTime(wall))
        {
            wall = wall.AddHours(1);
        }

        return TimeZoneInfo.ConvertTimeToUtc(wall, London);
    }
}
