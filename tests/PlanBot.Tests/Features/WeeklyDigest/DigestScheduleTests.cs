using PlanBot.Features.WeeklyDigest;
using PlanBot.Plans;

namespace PlanBot.Tests.Features.WeeklyDigest;

/// <summary>When a digest is posted.</summary>
public sealed class DigestScheduleTests
{
    private static readonly TimeOnly Nine = new(9, 0);

    [Theory]
    [InlineData("2026-09-07T09:00", "2026-09-07", "2026-09-07T08:00")]
    [InlineData("2026-09-07T08:59", "2026-08-31", "2026-09-01T08:00")]
    [InlineData("2026-09-13T23:00", "2026-09-07", "2026-09-07T08:00")]
    [InlineData("2026-12-29T10:00", "2026-12-28", "2026-12-29T09:00")]
    [InlineData("2026-12-29T08:00", "2026-12-21", "2026-12-21T09:00")]
    public void The_latest_whose_time_has_come_on_the_working_day_after_a_bank_holiday(string now, string week, string dueUtc)
    {
        var latest = DigestSchedule.Latest(DayOfWeek.Monday, Nine, DateTime.Parse(now, BritishEnglish.Culture), WorkingDays.EnglandAndWales);

        Assert.Equal(DateOnly.Parse(week, BritishEnglish.Culture), latest.Week);
        Assert.Equal(DateTime.Parse(dueUtc, BritishEnglish.Culture), latest.DueAtUtc);
    }

    [Fact]
    public void Each_weekday_of_seven_years_has_one_digest_a_week_and_none_before_its_time()
    {
        var chosen = new[] { DayOfWeek.Monday, DayOfWeek.Friday };
        foreach (var day in chosen)
        {
            var weeks = new List<DateOnly>();
            for (var now = new DateTime(2024, 1, 3, 12, 0, 0); now.Year < 2031; now = now.AddDays(1))
            {
                var latest = DigestSchedule.Latest(day, Nine, now, WorkingDays.EnglandAndWales);
                Assert.True(PlanDay.ToLondon(latest.DueAtUtc) <= now);
                Assert.Equal(DayOfWeek.Monday, latest.Week.DayOfWeek);
                Assert.True(WorkingDays.EnglandAndWales.IsWorkingDay(DateOnly.FromDateTime(PlanDay.ToLondon(latest.DueAtUtc))));
                weeks.Add(latest.Week);
            }

            var distinct = weeks.Distinct().ToList();
            Assert.Equal(distinct.Order(), distinct);
            Assert.All(distinct.Zip(distinct.Skip(1)), pair => Assert.Equal(7, pair.Second.DayNumber - pair.First.DayNumber));
        }
    }
}
