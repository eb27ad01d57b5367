namespace PlanBot.Plans;

/// <summary>
/// Working days in England and Wales: Monday to Friday without bank holidays. The regular holidays are computed
/// for any year by the rules on https://www.gov.uk/bank-holidays; one-off days are given by whoever makes it.
/// </summary>
internal sealed class WorkingDays(OneOffHolidays oneOff)
{
    private static readonly Lazy<WorkingDays> WithDataBesideProgram =
        new(() => new(OneOffHolidays.Read(Path.Combine(AppContext.BaseDirectory, OneOffHolidays.FileName))));

    /// <summary>With the one-off holidays that stand beside the program. A moved holiday's regular day is a working day again.</summary>
    /// <exception cref="InvalidDataException">Their file cannot be read.</exception>
    public static WorkingDays EnglandAndWales => WithDataBesideProgram.Value;

    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    public bool IsHoliday(DateOnly day) => oneOff.Days.Contains(day) || (RegularHolidays(day.Year).Contains(day) && !oneOff.Moved.Contains(day));

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

        yield return FirstMonday(year, 5);
        yield return LastMonday(year, 5);
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
