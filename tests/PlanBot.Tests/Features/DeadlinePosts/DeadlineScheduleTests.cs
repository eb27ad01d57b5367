using CsCheck;
using PlanBot.Features.DeadlinePosts;
using PlanBot.Plans;
using static PlanBot.Tests.Features.DeadlinePosts.SteeringGroup;

namespace PlanBot.Tests.Features.DeadlinePosts;

/// <summary>When which deadline is posted.</summary>
public sealed class DeadlineScheduleTests
{
    private const string Seed = "0N0XIzNsQ0O2";

    private static readonly LeadTimes Leads = LeadTimes.Of([28, 14, 7, 2, 0], 3);

    private static readonly WorkingDays Days = WorkingDays.EnglandAndWales;

    private static readonly Gen<DateOnly> AnyDay =
        Gen.Int[new DateOnly(2013, 1, 1).DayNumber, new DateOnly(2040, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);

    private static readonly Gen<Milestone> AnyMilestone =
        Gen.Select(AnyDay, Gen.Bool, (day, due) => due ? Paper(day) : Meeting(day));

    [Theory]
    [InlineData("2026-09-15", 28, "2026-08-18")] // a Tuesday four weeks before
    [InlineData("2026-09-15", 2, "2026-09-11")] // a Sunday: the Friday before
    [InlineData("2026-09-14", 14, "2026-08-28")] // the summer bank holiday: the Friday before
    [InlineData("2026-04-13", 7, "2026-04-02")] // Easter Monday: over Good Friday to Thursday
    [InlineData("2027-01-03", 7, "2026-12-24")] // 27 December, a Sunday: over Christmas to Christmas Eve
    [InlineData("2022-10-03", 14, "2022-09-16")] // the State Funeral, a one-off
    [InlineData("2024-03-28", 28, "2024-02-29")] // a leap day
    [InlineData("2026-09-19", 0, "2026-09-18")] // an event on a Saturday
    [InlineData("2026-09-18", -1, "2026-09-21")] // due on a Friday, late on Monday
    [InlineData("2026-12-24", -2, "2026-12-30")] // due on Christmas Eve
    public void A_lead_day_on_a_weekend_or_bank_holiday_moves_to_the_working_day_before(string counted, int lead, string posted) =>
        Assert.Equal(DateOnly.Parse(posted, BritishEnglish.Culture), DeadlineSchedule.DayOf(DateOnly.Parse(counted, BritishEnglish.Culture), lead, Days));

    [Fact]
    public void A_lead_day_is_always_a_working_day() =>
        Gen.Select(AnyDay, Gen.Int[-5, 60]).Sample((counted, lead) => Days.IsWorkingDay(DeadlineSchedule.DayOf(counted, lead, Days)), seed: Seed, iter: 5_000);

    [Fact]
    public void A_lead_day_is_never_after_the_counted_day_and_a_late_day_never_before_it() =>
        Gen.Select(AnyDay, Gen.Int[-5, 60]).Sample(
            (counted, lead) => lead >= 0
                ? DeadlineSchedule.DayOf(counted, lead, Days) <= counted.AddDays(-lead)
                : DeadlineSchedule.DayOf(counted, lead, Days) > counted,
            seed: Seed,
            iter: 5_000);

    [Fact]
    public void A_longer_lead_time_is_never_posted_later_nor_a_later_deadline_earlier() =>
        Gen.Select(AnyDay, Gen.Int[-5, 60], Gen.Int[0, 10]).Sample(
            (counted, lead, more) => DeadlineSchedule.DayOf(counted, lead + more, Days) <= DeadlineSchedule.DayOf(counted, lead, Days)
                && DeadlineSchedule.DayOf(counted, lead, Days) <= DeadlineSchedule.DayOf(counted.AddDays(more), lead, Days),
            seed: Seed,
            iter: 5_000);

    [Fact]
    public void Asked_every_day_each_lead_time_is_posted_once_on_its_day_and_in_order() =>
        AnyMilestone.Sample(
            milestone =>
            {
                var counted = MilestoneDates.CountedDay(milestone, Days)!.Value;
                var posted = new Dictionary<int, DateOnly>();
                for (var day = counted.AddDays(-40); day < counted.AddDays(40); day = day.AddDays(1))
                {
                    if (CurrentLead(milestone, day) is { } lead)
                    {
                        posted.TryAdd(lead, day);
                    }
                }

                var expected = Leads.Days
                    .Where(lead => lead >= 0 || MilestoneDates.NatureOf(milestone) is MilestoneNature.Due)
                    .GroupBy(lead => DeadlineSchedule.DayOf(counted, lead, Days))
                    .ToDictionary(sameDay => sameDay.Last(), sameDay => sameDay.Key);
                return posted.OrderBy(post => post.Value).SequenceEqual(expected.OrderBy(post => post.Value));
            },
            seed: Seed,
            iter: 500);

    [Fact]
    public void A_machine_that_was_off_posts_at_most_one_lead_time_and_never_one_that_has_not_come() =>
        Gen.Select(AnyMilestone, Gen.Int[-60, 60]).Sample(
            (milestone, offset) =>
            {
                var counted = MilestoneDates.CountedDay(milestone, Days)!.Value;
                var today = counted.AddDays(offset);
                return CurrentLead(milestone, today) is not { } lead
                    || (DeadlineSchedule.DayOf(counted, lead, Days) <= today && (today <= counted) == (lead >= 0));
            },
            seed: Seed,
            iter: 5_000);

    [Fact]
    public void What_is_announced_as_next_is_what_is_posted_on_that_day() =>
        Gen.Select(AnyMilestone, Gen.Int[0, 40]).Sample(
            (milestone, offset) =>
            {
                var today = MilestoneDates.CountedDay(milestone, Days)!.Value.AddDays(-offset);
                var next = DeadlineSchedule.Next(new PlanTimetable([milestone], today, Days), today, Leads, Days, new HashSet<PostKey>());
                return next.All(post => CurrentLead(milestone, post.Day) == post.Lead) && next.Select(post => post.Lead).Distinct().Count() == next.Count;
            },
            seed: Seed,
            iter: 2_000);

    [Theory]
    [InlineData("2026-09-18", 0)] // due on a Friday
    [InlineData("2026-09-19", null)] // late, but Saturday is no working day
    [InlineData("2026-09-21", -1)]
    [InlineData("2026-09-23", -3)]
    [InlineData("2026-10-07", -3)] // still caught up with two weeks later, as after a machine was off
    [InlineData("2026-10-08", null)]
    public void What_is_late_is_posted_on_three_working_days_and_caught_up_with_for_two_weeks(string today, int? lead) =>
        Assert.Equal(lead, CurrentLead(Paper(new(2026, 9, 18)), DateOnly.Parse(today, BritishEnglish.Culture)));

    [Fact]
    public void A_meeting_that_has_passed_is_not_late() =>
        Assert.Null(CurrentLead(Meeting(new(2026, 9, 18)), new(2026, 9, 21)));

    [Fact]
    public void Done_and_undated_milestones_have_no_lead_time()
    {
        var done = Paper(new(2026, 9, 18));
        done.State = "done";
        var undated = Paper(new(2026, 9, 18));
        (undated.Starts, undated.Ends, undated.Precision) = (null, null, "unknown");

        Assert.Null(CurrentLead(done, new(2026, 9, 18)));
        Assert.Null(CurrentLead(undated, new(2026, 9, 18)));
    }

    [Fact]
    public void Lead_times_are_read_as_they_are_written()
    {
        Assert.Equal("28;14;7;2;0;-1;-2;-3", Leads.ToString());
        Assert.Equal(Leads.Days, LeadTimes.Parse(Leads.ToString()).Days);
        Assert.Equal("28, 14, 7 and 2 days before and on the day; what somebody must deliver also on each of the first three working days that it is late", Leads.ToWords());
        Assert.Equal("1 day before", LeadTimes.Of([1], 0).ToWords());
        Assert.Equal("on the day; what somebody must deliver also on the first working day that it is late", LeadTimes.Of([0], 1).ToWords());
    }

    private static int? CurrentLead(Milestone milestone, DateOnly today) =>
        DeadlineSchedule.CurrentLead(new PlanTimetable([milestone], today, Days).Entries[0], today, Leads, Days);
}
