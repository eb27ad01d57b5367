using CsCheck;
using PlanBot.Features.DeadlinePosts;
using PlanBot.Plans;

namespace PlanBot.Tests.Features.DeadlinePosts;

/// <summary>What holds of dates and lead times on every day from 2013 to 2040, clock changes, leap days and holidays included.</summary>
public sealed class LeadTimeProperties
{
    private static readonly WorkingDays Days = WorkingDays.EnglandAndWales;

    private static readonly Gen<DateOnly> AnyDay = Gen.Int[0, new DateOnly(2040, 12, 31).DayNumber - new DateOnly(2013, 1, 1).DayNumber]
        .Select(days => new DateOnly(2013, 1, 1).AddDays(days));

    [Fact]
    public void A_lead_day_is_a_working_day_not_after_the_day_it_counts_and_at_most_five_days_before() =>
        Gen.Select(AnyDay, Gen.Int[0, 60]).Sample((counted, lead) =>
        {
            var day = DeadlineSchedule.DayOf(counted, lead, Days);
            return Days.IsWorkingDay(day) && day <= counted.AddDays(-lead) && day >= counted.AddDays(-lead - 5);
        });

    [Fact]
    public void A_late_day_is_so_many_working_days_after() =>
        Gen.Select(AnyDay, Gen.Int[1, 10]).Sample((counted, late) =>
        {
            var day = DeadlineSchedule.DayOf(counted, -late, Days);
            return Enumerable.Range(1, day.DayNumber - counted.DayNumber).Count(days => Days.IsWorkingDay(counted.AddDays(days))) == late && Days.IsWorkingDay(day);
        });

    [Fact]
    public void Working_days_back_and_forth_meet() =>
        Gen.Select(AnyDay, Gen.Int[1, 30]).Sample((day, count) =>
        {
            var before = Days.Before(day, count);
            return before < day && Enumerable.Range(0, day.DayNumber - before.DayNumber).Count(days => Days.IsWorkingDay(before.AddDays(days))) == count;
        });

    [Fact]
    public void Nine_in_London_is_nine_in_London_on_every_day() =>
        AnyDay.Sample(day => PlanDay.ToLondon(PlanDay.ToUtc(day, new(9, 0))) == day.ToDateTime(new(9, 0)));

    [Fact]
    public void A_time_that_the_clocks_skip_or_repeat_still_falls_on_its_day_within_the_hour() =>
        Gen.Select(AnyDay, Gen.Int[0, (24 * 60) - 1]).Sample((day, minute) =>
        {
            var wall = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
            var read = PlanDay.ToLondon(PlanDay.ToUtc(day, TimeOnly.FromDateTime(wall)));
            return read == wall || read == wall.AddHours(1);
        });

    [Fact]
    public void As_the_days_go_by_lead_times_come_in_their_order_and_each_on_its_day() =>
        Gen.Select(AnyDay, Gen.OneOf("day", "week", "month", "early month", "late month", "early summer", "summer", "year"), Gen.OneOf("paper due", "panel")).Sample(
            (start, precision, kind) =>
            {
                var milestone = new Milestone { Id = "m", Starts = PartialDate.Of(start), Precision = precision, Kind = kind, State = "planned" };
                var span = MilestoneDates.SpanOf(milestone)!.Value;
                var leads = LeadTimes.Of([28, 14, 7, 2, 0], 3);
                int? last = null;
                var counted = MilestoneDates.CountedDay(milestone, Days)!.Value;
                Assert.InRange(counted, span.First, span.Last);
                for (var today = counted.AddDays(-40); today < counted.AddDays(30); today = today.AddDays(1))
                {
                    var entry = new PlanTimetable([milestone], today, Days).Entries[0];
                    var current = DeadlineSchedule.CurrentLead(entry, today, leads, Days);
                    if (current is { } lead)
                    {
                        Assert.True(last is null || lead <= last, $"{lead} after {last}");
                        Assert.True(DeadlineSchedule.DayOf(counted, lead, Days) <= today);
                        Assert.True(lead >= 0 || kind == "paper due", "what happens is never late");
                        last = lead;
                    }
                }

                Assert.Equal(kind == "paper due" ? -3 : 0, last);
            },
            iter: 300);
}
