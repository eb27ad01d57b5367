using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

/// <summary>What a milestone's date means, and the day that it counts to.</summary>
public sealed class MilestoneDatesTests
{
    [Theory]
    [InlineData("2016-07-25", "2016-07-25", "day", "2016-07-25", "2016-07-25", "25 July 2016")]
    [InlineData("2016-07-25", "2016-07-31", "week", "2016-07-25", "2016-07-31", "week commencing 25 July 2016")]
    [InlineData("2016-07-25", "", "week", "2016-07-25", "2016-07-31", "week commencing 25 July 2016")]
    [InlineData("2016-08-22", "2016-09-04", "week range", "2016-08-22", "2016-09-04", "weeks from 22 August 2016 to 4 September 2016")]
    [InlineData("2017-01-01", "2017-01-31", "month", "2017-01-01", "2017-01-31", "January 2017")]
    [InlineData("2017-01", "", "month", "2017-01-01", "2017-01-31", "January 2017")]
    [InlineData("2017-01-31", "2017-01-31", "month", "2017-01-31", "2017-01-31", "end of January 2017")]
    [InlineData("2016-10-01", "", "early month", "2016-10-01", "2016-10-10", "early October 2016")]
    [InlineData("2016-02-01", "", "late month", "2016-02-21", "2016-02-29", "late February 2016")]
    [InlineData("2013-06-01", "", "early summer", "2013-06-01", "2013-06-30", "early summer 2013")]
    [InlineData("2013-06-01", "", "summer", "2013-06-01", "2013-08-31", "summer 2013")]
    [InlineData("2016-06-20", "2016-06-24", "day", "2016-06-20", "2016-06-24", "20 June 2016 to 24 June 2016")]
    public void A_date_stands_for_days_and_reads_as_vague_as_it_was_written(string starts, string ends, string precision, string first, string last, string words)
    {
        var milestone = Milestone(starts, ends, precision);

        Assert.Equal(new DaySpan(Day(first), Day(last)), MilestoneDates.SpanOf(milestone));
        Assert.Equal(words, MilestoneDates.ToWords(milestone));
    }

    [Theory]
    [InlineData("", "", "unknown")]
    [InlineData("", "", "day")]
    [InlineData("2016-07-25", "", "unknown")]
    public void A_date_to_be_agreed_means_no_day(string starts, string ends, string precision)
    {
        var milestone = Milestone(starts, ends, precision);

        Assert.Null(MilestoneDates.SpanOf(milestone));
        Assert.Null(MilestoneDates.CountedDay(milestone, WorkingDays.EnglandAndWales));
        Assert.Equal("date to be agreed", MilestoneDates.ToWords(milestone));
        Assert.Equal(MilestoneStanding.ToBeAgreed, Entry(milestone, new(2016, 7, 1)).Standing);
    }

    [Fact]
    public void The_sources_own_words_for_a_date_go_before_any_other()
    {
        var milestone = Milestone("2013-08-31", "2013-08-31", "month");
        milestone.DateWritten = "by end of August";

        Assert.Equal("by end of August", MilestoneDates.ToWords(milestone));
    }

    [Theory]
    [InlineData("publication", "2016-07-29")] // due: the last working day, a Friday
    [InlineData("internal deadline", "2016-07-29")]
    [InlineData("panel deadline", "2016-07-29")]
    [InlineData("statutory", "2016-07-29")]
    [InlineData("panel", "2016-07-25")] // happens: the first day
    [InlineData("Consultation Event", "2016-07-25")]
    public void What_is_due_counts_to_the_last_working_day_and_what_happens_to_the_first_day(string kind, string counted)
    {
        var milestone = Milestone("2016-07-25", "2016-07-31", "week");
        milestone.Kind = kind;

        Assert.Equal(Day(counted), MilestoneDates.CountedDay(milestone, WorkingDays.EnglandAndWales));
    }

    [Fact]
    public void What_is_due_by_the_end_of_a_month_that_ends_in_holidays_counts_to_the_working_day_before_them()
    {
        var milestone = Milestone("2013-03-01", "2013-03-31", "month");
        milestone.Kind = "publication";

        // 29 March 2013 was Good Friday.
        Assert.Equal(new DateOnly(2013, 3, 28), MilestoneDates.CountedDay(milestone, WorkingDays.EnglandAndWales));
    }

    [Theory]
    [InlineData("publication", 9, "Ahead", "tomorrow")]
    [InlineData("publication", 10, "Ahead", "today")]
    [InlineData("publication", 11, "Late", "1 day late")]
    [InlineData("publication", 24, "Late", "14 days late")]
    [InlineData("panel", 3, "Ahead", "in 7 days")]
    [InlineData("panel", 10, "Ahead", "today")]
    [InlineData("panel", 11, "Closed", "")]
    public void Only_what_somebody_must_deliver_can_be_late(string kind, int today, string standing, string words)
    {
        var milestone = Milestone("2016-08-10", "2016-08-10", "day");
        milestone.Kind = kind;

        var entry = Entry(milestone, new(2016, 8, today));

        Assert.Equal(standing, entry.Standing.ToString());
        Assert.Equal(words, entry.DaysInWords);
    }

    [Fact]
    public void What_the_data_calls_done_on_a_later_day_is_planned()
    {
        var milestone = Milestone("2016-08-10", "2016-08-10", "day");
        milestone.State = "done";

        Assert.Equal(MilestoneStanding.Ahead, Entry(milestone, new(2016, 8, 9)).Standing);
        Assert.Equal(MilestoneStanding.Closed, Entry(milestone, new(2016, 8, 10)).Standing);
    }

    [Theory]
    [InlineData("publication")]
    [InlineData("panel")]
    public void What_is_cancelled_is_never_late_and_never_took_place_and_on_a_day_before_that_it_counts(string kind)
    {
        var milestone = Milestone("2016-08-10", "2016-08-10", "day");
        (milestone.Kind, milestone.State, milestone.DoneOn) = (kind, MilestoneDates.Cancelled, PartialDate.Parse("2016-08-05"));

        Assert.Equal(MilestoneStanding.Ahead, Entry(milestone, new(2016, 8, 4)).Standing);
        Assert.Equal(MilestoneStanding.Cancelled, Entry(milestone, new(2016, 8, 5)).Standing);
        Assert.Equal((MilestoneStanding.Cancelled, ""), (Entry(milestone, new(2016, 9, 1)).Standing, Entry(milestone, new(2016, 9, 1)).DaysInWords));
        Assert.True(MilestoneDates.IsSettled(milestone, new(2016, 9, 1)));
    }

    [Fact]
    public void A_timetable_stands_in_the_order_of_its_days_with_the_undated_last()
    {
        var undated = Milestone("", "", "unknown");
        var early = Milestone("2016-08-01", "2016-08-01", "day");
        var late = Milestone("2016-08-10", "2016-08-10", "day");

        var timetable = new PlanTimetable([undated, late, early], new(2016, 8, 1), WorkingDays.EnglandAndWales);

        Assert.Equal([early, late, undated], timetable.Entries.Select(entry => entry.Milestone));
    }

    private static TimetableEntry Entry(Milestone milestone, DateOnly today) =>
        new PlanTimetable([milestone], today, WorkingDays.EnglandAndWales).Entries[0];

    private static Milestone Milestone(string starts, string ends, string precision) => new()
    {
        Starts = starts.Length > 0 ? PartialDate.Parse(starts) : null,
        Ends = ends.Length > 0 ? PartialDate.Parse(ends) : null,
        Precision = precision,
        Kind = "publication",
        Event = "Plan published",
    };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", BritishEnglish.Culture);
}
