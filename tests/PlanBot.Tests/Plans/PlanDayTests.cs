using Microsoft.Extensions.Time.Testing;
using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

/// <summary>The day and the time of day in London, also when the clocks change.</summary>
public sealed class PlanDayTests
{
    [Theory]
    [InlineData("2026-01-15T09:00", "2026-01-15T09:00Z")]
    [InlineData("2026-07-15T09:00", "2026-07-15T08:00Z")]
    [InlineData("2026-03-29T00:59", "2026-03-29T00:59Z")] // the last minute before the clocks go forward
    [InlineData("2026-03-29T01:30", "2026-03-29T01:30Z")] // skipped: taken an hour later, at 02:30
    [InlineData("2026-03-29T02:00", "2026-03-29T01:00Z")]
    [InlineData("2026-03-29T09:00", "2026-03-29T08:00Z")]
    [InlineData("2026-10-25T00:59", "2026-10-24T23:59Z")]
    [InlineData("2026-10-25T01:30", "2026-10-25T01:30Z")] // twice: taken as winter time
    [InlineData("2026-10-25T02:00", "2026-10-25T02:00Z")]
    [InlineData("2026-10-25T09:00", "2026-10-25T09:00Z")]
    public void A_time_in_London_is_an_instant(string wall, string utc)
    {
        var time = DateTime.ParseExact(wall, "yyyy-MM-ddTHH:mm", BritishEnglish.Culture);

        var instant = PlanDay.ToUtc(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time));

        Assert.Equal(Instant(utc).UtcDateTime, instant);
        Assert.Equal(DateTimeKind.Utc, instant.Kind);
    }

    [Theory]
    [InlineData("2026-07-14T22:59Z", 14)]
    [InlineData("2026-07-14T23:00Z", 15)] // midnight in London in summer
    [InlineData("2026-07-15T00:00Z", 15)]
    public void The_day_begins_at_midnight_in_London(string utc, int day) =>
        Assert.Equal(new DateOnly(2026, 7, day), PlanDay.Today(new FakeTimeProvider(Instant(utc))));

    [Fact]
    public void Nine_in_the_morning_comes_once_on_each_day_of_the_year_and_stays_nine()
    {
        var earlier = DateTime.MinValue;
        for (var day = new DateOnly(2026, 1, 1); day.Year == 2026; day = day.AddDays(1))
        {
            var instant = PlanDay.ToUtc(day, new(9, 0));
            Assert.True(instant > earlier);
            Assert.Equal(day.ToDateTime(new(9, 0)), PlanDay.ToLondon(instant));
            earlier = instant;
        }
    }

    [Theory]
    [InlineData("2013-06-26")]
    [InlineData("2026-03-29")]
    [InlineData("2026-10-25")]
    public void A_clock_set_to_another_day_keeps_the_time_of_day_and_runs_on(string asAt)
    {
        var real = new FakeTimeProvider(Instant("2026-11-22T21:30Z"));
        var day = DateOnly.ParseExact(asAt, "yyyy-MM-dd", BritishEnglish.Culture);
        var clock = new AsAtTimeProvider(real, day);

        Assert.Equal(day.ToDateTime(new(21, 30)), PlanDay.Now(clock));
        real.Advance(TimeSpan.FromHours(3));
        Assert.Equal(day.AddDays(1), PlanDay.Today(clock));
    }

    private static DateTimeOffset Instant(string utc) => DateTimeOffset.Parse(utc, BritishEnglish.Culture);
}
