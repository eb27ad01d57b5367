using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.DeadlinePosts.SteeringGroup;

namespace PlanBot.Tests.Features.DeadlinePosts;

/// <summary>What is said to cancel a deadline, what is not, and who may.</summary>
public sealed class CancellationCommandsTests
{
    private static readonly DateOnly Today = new(2026, 9, 8);
    private static readonly DateOnly Day = new(2026, 9, 15);

    [Theory]
    [InlineData("cancel the panel meeting on 15 September", "the panel meeting on 15 September", "")]
    [InlineData("Please cancel our panel meeting, because of the flood.", "our panel meeting", "the flood")]
    [InlineData("call off the panel meeting: the chair is ill", "the panel meeting", "the chair is ill")]
    [InlineData("The panel meeting on 15/09/2026 has been cancelled because the chair is ill", "The panel meeting on 15/09/2026", "the chair is ill")]
    public void A_deadline_is_cancelled_in_many_words(string said, string what, string why) =>
        Assert.Equal((false, what, why), CancellationCommands.Said(said));

    [Theory]
    [InlineData("is the panel meeting cancelled?")]
    [InlineData("why was the panel meeting cancelled")]
    [InlineData("which meetings are cancelled")]
    [InlineData("when does the panel meet")]
    public void A_question_cancels_nothing(string asked) => Assert.Null(CancellationCommands.Said(asked));

    [Fact]
    public void Each_word_must_stand_in_the_deadline_and_a_date_must_be_one_that_it_can_mean()
    {
        Milestone[] milestones = [Meeting(Day), Meeting(new(2026, 12, 1), "winter"), Paper(Day)];

        Assert.Equal(["panel"], Ids("the panel meeting on Tuesday 15 September"));
        Assert.Equal(["winter"], Ids("the meeting of the police and crime panel in December"));
        Assert.Equal(["panel", "winter"], Ids("panel meetings"));
        Assert.Empty(Ids("the panel meeting on 16 September"));
        Assert.Empty(Ids("deadlines here"));
        Assert.Empty(Ids("the announcement"));
        Assert.Empty(Ids("15 September"));

        IEnumerable<string> Ids(string what) => CancellationCommands.MeantBy(what, milestones, Today).Where(meant => meant.IsOnTheDate).Select(meant => meant.Milestone.Id);
    }

    [Fact]
    public async Task A_partner_is_refused_and_what_names_no_deadline_is_answered_as_before()
    {
        await using var planBot = await StartAsync(Today, Meeting(Day));
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);

        var refused = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("cancel the panel meeting");
        var links = await priya.SayAsync("cancel the calendar links");
        var elsewhere = await priya.SayAsync("cancel the panel meeting on 16 September");
        var nothing = await priya.SayAsync("reinstate the panel meeting");

        Assert.Contains("You may not cancel or reinstate a deadline", refused.Text, StringComparison.Ordinal);
        Assert.Contains("calendar", links.Text, StringComparison.Ordinal);
        Assert.Contains("The timetable has none on that day. It has Panel meeting (15 September 2026).", elsewhere.Text, StringComparison.Ordinal);
        Assert.Contains("Not cancelled: Panel meeting (15 September 2026).", nothing.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_cancelled_is_listed_as_cancelled_and_is_not_the_next_one()
    {
        var cancelled = Meeting(Day);
        (cancelled.State, cancelled.CancelledBecause, cancelled.DoneOn) = (MilestoneDates.Cancelled, "the chair is ill", PartialDate.Of(new(2026, 9, 1)));
        await using var planBot = await StartAsync(Today, cancelled, Meeting(new(2026, 12, 1), "winter"));
        var personal = TestConversation.Personal(planBot, TestPerson.Priya);

        var next = await personal.SayAsync("what are the next deadlines?");
        var when = await personal.SayAsync("when is the panel meeting?");

        Assert.Contains("Next: Panel meeting, Police and Crime Panel, 1 December 2026", next.Text, StringComparison.Ordinal);
        Assert.Contains("Cancelled: Panel meeting, Police and Crime Panel, 15 September 2026, cancelled on 1 September 2026 (the chair is ill).", next.Text, StringComparison.Ordinal);
        Assert.Contains("⊘ Cancelled · 15 September 2026", next.Text, StringComparison.Ordinal);
        Assert.True(when.Text.IndexOf("1 December 2026", StringComparison.Ordinal) < when.Text.IndexOf("cancelled on 1 September 2026", StringComparison.Ordinal), when.Text);
    }
}
