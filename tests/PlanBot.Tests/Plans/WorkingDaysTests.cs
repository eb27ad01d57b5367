using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

/// <summary>Working days in England and Wales against the list on https://www.gov.uk/bank-holidays.</summary>
public sealed class WorkingDaysTests
{
    private static readonly WorkingDays Days = WorkingDays.EnglandAndWales;

    /// <summary>Every bank holiday of England and Wales of the year, substitute and one-off days included.</summary>
    public static TheoryData<int, string> BankHolidays => new()
    {
        { 2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26" },
        { 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28" },
        { 2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28" },
        { 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27" },
        { 2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26" },
        { 2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26" },
        { 2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26" },
        { 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28" },
        { 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28" },
    };

    [Theory]
    [MemberData(nameof(BankHolidays))]
    public void The_bank_holidays_of_a_year_are_those_of_the_official_list_and_no_others(int year, string holidays)
    {
        var found = DaysOf(year).Where(Days.IsHoliday).Select(day => day.ToString("MM-dd", BritishEnglish.Culture));

        Assert.Equal(holidays.Split(' '), found);
    }

    [Theory]
    [InlineData(2011, 4, 29)] // the wedding of Prince William
    [InlineData(2012, 6, 4)] // the spring bank holiday, moved
    [InlineData(2012, 6, 5)] // the Diamond Jubilee
    public void One_off_and_moved_holidays_of_earlier_years_are_known(int year, int month, int day) =>
        Assert.True(Days.IsHoliday(new(year, month, day)));

    [Theory]
    [InlineData(2012, 5, 28)] // its holiday was moved to 4 June
    [InlineData(2020, 5, 4)] // its holiday was moved to 8 May
    [InlineData(2022, 5, 30)] // its holiday was moved to 2 June
    public void The_regular_day_of_a_moved_holiday_is_a_working_day(int year, int month, int day) =>
        Assert.True(Days.IsWorkingDay(new(year, month, day)));

    [Fact]
    public void Every_year_has_eight_regular_holidays_none_of_them_on_a_weekend()
    {
        var regular = new WorkingDays(OneOffHolidays.None);
        for (var year = 2013; year <= 2040; year++)
        {
            var holidays = DaysOf(year).Where(regular.IsHoliday).ToList();
            Assert.Equal(8, holidays.Count);
            Assert.DoesNotContain(holidays, day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        }
    }

    [Theory]
    [InlineData("2026-12-29", 1, "2026-12-24")] // over the substitute of Boxing Day, the weekend and Christmas
    [InlineData("2026-04-07", 1, "2026-04-02")] // over Easter
    [InlineData("2026-09-14", 5, "2026-09-07")]
    [InlineData("2026-09-12", 1, "2026-09-11")] // from a Saturday
    [InlineData("2026-09-12", 0, "2026-09-12")]
    public void Working_days_are_counted_back_over_weekends_and_holidays(string day, int count, string before) =>
        Assert.Equal(Day(before), Days.Before(Day(day), count));

    [Theory]
    [InlineData("2026-12-24", 1, "2026-12-29")]
    [InlineData("2026-04-02", 2, "2026-04-08")]
    [InlineData("2026-09-12", 1, "2026-09-14")]
    [InlineData("2026-09-12", 0, "2026-09-12")]
    public void Working_days_are_counted_on_over_weekends_and_holidays(string day, int count, string after) =>
        Assert.Equal(Day(after), Days.After(Day(day), count));

    [Theory]
    [InlineData("2026-09-11", "2026-09-11")]
    [InlineData("2026-09-13", "2026-09-11")]
    [InlineData("2026-08-31", "2026-08-28")]
    [InlineData("2026-12-28", "2026-12-24")]
    public void A_day_that_is_no_working_day_goes_back_to_the_one_before(string day, string before) =>
        Assert.Equal(Day(before), Days.OnOrBefore(Day(day)));

    [Fact]
    public void A_span_without_a_working_day_keeps_its_last_day() =>
        Assert.Equal(Day("2026-12-27"), Days.OnOrBefore(Day("2026-12-27"), Day("2026-12-25")));

    private static IEnumerable<DateOnly> DaysOf(int year) =>
        Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(offset => new DateOnly(year, 1, 1).AddDays(offset));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", BritishEnglish.Culture);
}
