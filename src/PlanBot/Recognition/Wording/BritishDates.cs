using System.Globalization;
using PlanBot.Plans;

namespace PlanBot.Recognition.Wording;

/// <summary>Dates as people in Britain type them: <c>26 June 2013</c>, <c>26/06/13</c>, <c>sept 2019</c>, <c>2013/14</c>, <c>in april</c>.</summary>
internal static class BritishDates
{
    private static readonly Dictionary<string, int> Months = new(StringComparer.Ordinal)
    {
        ["january"] = 1,
        ["jan"] = 1,
        ["february"] = 2,
        ["feb"] = 2,
        ["march"] = 3,
        ["mar"] = 3,
        ["april"] = 4,
        ["apr"] = 4,
        ["may"] = 5,
        ["june"] = 6,
        ["jun"] = 6,
        ["july"] = 7,
        ["jul"] = 7,
        ["august"] = 8,
        ["aug"] = 8,
        ["september"] = 9,
        ["sept"] = 9,
        ["sep"] = 9,
        ["october"] = 10,
        ["oct"] = 10,
        ["november"] = 11,
        ["nov"] = 11,
        ["december"] = 12,
        ["dec"] = 12,
    };

    public static IEnumerable<string> Words => Months.Keys;

    /// <summary>The dates in the words. A month without its year is the next one from <paramref name="today"/> on.</summary>
    public static IReadOnlyList<NamedDate> In(IReadOnlyList<string> words, DateOnly today)
    {
        var dates = new List<NamedDate>();
        for (var i = 0; i < words.Count;)
        {
            var date = AtWord(words, i, today);
            if (date is not null)
            {
                dates.Add(date);
            }

            i += date?.Words ?? 1;
        }

        return dates;
    }

    private static NamedDate? AtWord(IReadOnlyList<string> words, int at, DateOnly today) =>
        Numeric(words, at) ?? DayThenMonth(words, at, today) ?? MonthThenYear(words, at, today) ?? Relative(words, at, today);

    private static NamedDate? Numeric(IReadOnlyList<string> words, int at)
    {
        var word = words[at];
        if (word.Length < 4 || !char.IsAsciiDigit(word[0]))
        {
            return null;
        }

        if (word.Length > 4 || (Number(word, out var alone) && alone is >= 1990 and <= 2100))
        {
            return OfNumbers(words, at, word);
        }

        return null;
    }

    private static NamedDate? OfNumbers(IReadOnlyList<string> words, int at, string word)
    {
        if (Number(word[..4], out var firstYear) && firstYear is < 1990 or > 2100)
        {
            return null;
        }

        if (PartialDate.TryParse(word, out var iso) && !LooksLikeSpanOfYears(word))
        {
            if (iso.First.Year is < 1990 or > 2100)
            {
                return null;
            }

            if (iso.Part is DatePart.Year && PeriodInWords(words, at, iso.First.Year) is { } period)
            {
                return period;
            }

            var kind = iso.Part switch { DatePart.Day => NamedDateKind.Day, DatePart.Month => NamedDateKind.Month, _ => NamedDateKind.Year };
            return new NamedDate(kind, iso.Text, iso.First, iso.Last, at, 1, true);
        }

        var numbers = word.Split('/', '-', '.');
        if (numbers.Length == 3 && Number(numbers[0], out var day) && Number(numbers[1], out var month) && Number(numbers[2], out var year))
        {
            return Day(FullYear(year), month, day) is { } date ? OfDay(date, at, 1, true) : null;
        }

        return numbers.Length == 2 && !word.Contains('.', StringComparison.Ordinal) && Number(numbers[0], out var from) && Number(numbers[1], out var to)
            ? SpanOfYears(FullYear(from), to, at, 1)
            : null;
    }

    /// <summary><c>2017 to 2020</c>, <c>2017 - 20</c>.</summary>
    private static NamedDate? PeriodInWords(IReadOnlyList<string> words, int at, int from) =>
        at + 2 < words.Count && words[at + 1] is "to" or "until" or "till" && words[at + 2].Length is 4 && Number(words[at + 2], out var to)
            ? SpanOfYears(from, to, at, 3)
            : null;

    /// <summary><c>2013-14</c> and <c>2013/14</c> are a financial year, not a month; <c>2013-17</c> is a plan's period.</summary>
    private static bool LooksLikeSpanOfYears(string word) =>
        word.Length == 7 && Number(word[..4], out var from) && Number(word[5..], out var to) && to > 12 && to > from % 100;

    private static NamedDate? SpanOfYears(int from, int to, int at, int words)
    {
        to = to < 100 ? (from / 100 * 100) + to : to;
        if (from is < 1990 or > 2100 || to <= from || to > from + 10)
        {
            return null;
        }

        return to == from + 1
            ? FinancialYear(from, at, words)
            : new NamedDate(NamedDateKind.Period, $"{from}-{to % 100:00}", new DateOnly(from, 4, 1), new DateOnly(to, 3, 31), at, words, true);
    }

    public static NamedDate FinancialYear(int from, int at, int words) =>
        new(NamedDateKind.FinancialYear, $"{from}/{(from + 1) % 100:00}", new DateOnly(from, 4, 1), new DateOnly(from + 1, 3, 31), at, words, true);

    private static NamedDate? DayThenMonth(IReadOnlyList<string> words, int at, DateOnly today)
    {
        if (!DayNumber(words[at], out var day))
        {
            return null;
        }

        var next = at + 1 < words.Count && words[at + 1] is "of" ? at + 2 : at + 1;
        if (next >= words.Count || !Months.TryGetValue(words[next], out var month))
        {
            return null;
        }

        var yearSaid = Year(words, next + 1, out var year);
        var date = yearSaid ? Day(year, month, day) : NextFrom(today, month, day);
        return date is { } known ? OfDay(known, at, next + 1 - at + (yearSaid ? 1 : 0), yearSaid) : null;
    }

    private static NamedDate? MonthThenYear(IReadOnlyList<string> words, int at, DateOnly today)
    {
        if (!Months.TryGetValue(words[at], out var month))
        {
            return null;
        }

        var count = 1;
        if (at + 1 < words.Count && DayNumber(words[at + 1], out var day) && (words[at + 1].Length > 2 || Year(words, at + 2, out _)))
        {
            var saysYear = Year(words, at + 2, out var ofYear);
            var date = saysYear ? Day(ofYear, month, day) : NextFrom(today, month, day);
            return date is { } known ? OfDay(known, at, saysYear ? 3 : 2, saysYear) : null;
        }

        var yearSaid = Year(words, at + 1, out var year);
        if (!yearSaid && at + 1 < words.Count && words[at + 1].Length == 2 && Number(words[at + 1], out var shortYear) && shortYear > 9 && FullYear(shortYear) <= today.Year)
        {
            // "Jan 24" is a year where it can be one; it may be a day as well, so the year is not sure.
            year = FullYear(shortYear);
            count = 2;
        }
        else if (!yearSaid)
        {
            // "may", "march", "mar" and "sep" are other words too, unless something before them asks for a date.
            var before = at > 0 ? words[at - 1] : "";
            if (words[at] is "may" or "march" && before is not ("in" or "of" or "by" or "for" or "since" or "until" or "next" or "last" or "this" or "and" or "between" or "from" or "during"))
            {
                return null;
            }

            year = YearOfLaterMonth(words, at) ?? (month >= today.Month ? today.Year : today.Year + 1);
        }
        else
        {
            count = 2;
        }

        var first = new DateOnly(year, month, 1);
        return new NamedDate(NamedDateKind.Month, first.ToString("yyyy-MM", CultureInfo.InvariantCulture), first, first.AddMonths(1).AddDays(-1), at, count, yearSaid);
    }

    /// <summary>In "between June and September 2019" June has the year of September.</summary>
    private static int? YearOfLaterMonth(IReadOnlyList<string> words, int at) =>
        at + 2 < words.Count && words[at + 1] is "and" or "to" or "or" && Months.ContainsKey(words[at + 2]) && Year(words, at + 3, out var year) ? year : null;

    private static NamedDate? Relative(IReadOnlyList<string> words, int at, DateOnly today)
    {
        var second = at + 1 < words.Count ? words[at + 1] : "";
        return (words[at], second) switch
        {
            ("today", _) => OfDay(today, at, 1, true),
            ("tomorrow", _) => OfDay(today.AddDays(1), at, 1, true),
            ("this", "month") => OfMonth(today, at),
            ("next", "month") => OfMonth(today.AddMonths(1), at),
            _ => null,
        };
    }

    private static NamedDate OfMonth(DateOnly day, int at)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return new NamedDate(NamedDateKind.Month, first.ToString("yyyy-MM", CultureInfo.InvariantCulture), first, first.AddMonths(1).AddDays(-1), at, 2, true);
    }

    private static NamedDate OfDay(DateOnly day, int at, int words, bool yearSaid) =>
        new(NamedDateKind.Day, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day, day, at, words, yearSaid);

    private static DateOnly? NextFrom(DateOnly today, int month, int day)
    {
        var thisYear = Day(today.Year, month, day);
        return thisYear >= today ? thisYear : Day(today.Year + 1, month, day) ?? thisYear;
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1990 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static bool DayNumber(string word, out int day)
    {
        var digits = word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th" ? word[..^2] : word;
        return Number(digits, out day) && digits.Length <= 2 && day is >= 1 and <= 31;
    }

    private static bool Year(IReadOnlyList<string> words, int at, out int year)
    {
        year = 0;
        return at < words.Count && words[at].Length == 4 && Number(words[at], out year) && year is >= 1990 and <= 2100;
    }

    private static int FullYear(int year) => year < 100 ? 2000 + year : year;

    private static bool Number(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
