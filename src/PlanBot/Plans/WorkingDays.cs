namespace PlanBot.Plans;

/// <summary>
/// Working days in England and Wales: Monday to Friday without bank holidays. The regular holidays are computed
/// for any year by the rules on https://www.gov.uk/bank-holidays; one-off days are given by whoever makes it.
/// </summary>
internal sealed class WorkingDays(IEnumerable<DateOnly> oneOffHolidays)
{
    private readonly HashSet<DateOnly> _oneOffHolidays = [.. oneOffHolidays];

    /// <summary>
    /// With the one-off holidays so far: royal weddings and jubilees, VE Day (moved in 2020), the State Funeral
    /// and the Coronation. A moved holiday's regular day is a working day again.
    /// </summary>
    public static WorkingDays EnglandAndWales { get; } = new(
    [
        new(1999, 12, 31), new(2002, 6, 3), new(2011, 4, 29), new(2012, 6, 5), new(2022, 6, 3), new(2022, 9, 19), new(2023, 5, 8),
    ]);

    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    public bool IsHoliday(DateOnly day) => _oneOffHolidays.Contains(day) || RegularHolidays(day.Year).Contains(day);

    /// <summary>The day itself if it is a working day, else the last one before it, but not before <paramref name="notBefore"/>.</summary>
    public DateOnly OnOrBefore(DateOnly day, DateOnly notBefore)
    {
        for (var candidate = day; candidate >= notBefore; candidate = candidate.AddDays(-1))
        {
            if (IsWorkingDay(candidate))
            {
                return candidate;
            }
        }

        return day;
    }

    /// <summary>The day itself if it is a working day, else the last one before it.</summary>
    public DateOnly OnOrBefore(DateOnly day) => OnOrBefore(day, day.AddDays(-14));

    /// <summary>The working day that lies <paramref name="count"/> working days before <paramref name="day"/>.</summary>
    public DateOnly Before(DateOnly day, int count)
    {
        var result = day;
        for (var left = count; left > 0;)
        {
            result = result.AddDays(-1);
            if (IsWorkingDay(result))
            {
                left--;
            }
        }

        return result;
    }

    /// <summary>The working day that lies <paramref name="count"/> working days after <paramref name="day"/>.</summary>
    public DateOnly After(DateOnly day, int count)
    {
        var result = day;
        for (var left = count; left > 0;)
        {
            result = result.AddDays(1);
            if (IsWorkingDay(result))
            {
                left--;
            }
        }

        return result;
    }

    private static IEnumerable<DateOnly> RegularHolidays(int year)
    {
        yield return NextWeekday(new(year, 1, 1));

        var easter = EasterSunday(year);
        yield return easter.AddDays(-2);
        yield return easter.AddDays(1);

        // In 1995 and 2020 the early May holiday was moved to 8 May, in 2002, 2012 and 2022 the spring one to June.
        yield return year is 1995 or 2020 ? new(year, 5, 8) : FirstMonday(year, 5);
        yield return year switch
        {
            2002 => new(2002, 6, 4),
            2012 => new(2012, 6, 4),
            2022 => new(2022, 6, 2),
            _ => LastMonday(year, 5),
        };
        yield return LastMonday(year, 8);

        var christmas = new DateOnly(year, 12, 25);
        yield return christmas.DayOfWeek switch
        {
            DayOfWeek.Saturday => new(year, 12, 27),
            DayOfWeek.Sunday => new(year, 12, 27),
            _ => christmas,
        };
        yield return new DateOnly(year, 12, 26).DayOfWeek switch
        {
            DayOfWeek.Saturday => new(year, 12, 28),
            DayOfWeek.Sunday => new(year, 12, 28),
            _ => new(year, 12, 26),
        };
    }

    private static DateOnly NextWeekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private static DateOnly FirstMonday(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7);
    }

    private static DateOnly LastMonday(int year, int month)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-(((int)last.DayOfWeek - (int)DayOfWeek.Monday + 7) % 7));
    }

    /// <summary>The Gregorian computus in its anonymous form (Meeus, Astronomical Algorithms, chapter 8).</summary>
    private static DateOnly EasterSunday(int year)
    {
        var a = year % 19;
        var (b, c) = (year / 100, year % 100);
        var (d, e) = (b / 4, b % 4);
        var f = (b + 8) / 25;
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new(year, n / 31, (n % 31) + 1);
    }
}
