using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

/// <summary>Which steps follow a recommendation, and which revisions are assessed.</summary>
public sealed class RecommendationStepsTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly Duty[] Duties =
    [
        new() { Id = "respond", Summary = "Give the panel a response" },
        new() { Id = "publish", Summary = "Publish the response" },
        new() { Id = "both", Summary = "Respond to the panel's report and publish the response" },
        new() { Id = "copy", Summary = "Send a copy of the plan to the chief constable" },
        new() { Id = "review", Summary = "Review the draft plan or variation" },
    ];

    [Fact]
    public void Without_a_duty_and_a_date_there_is_no_step() => Assert.Empty(Of(new()));

    [Fact]
    public void A_duty_asks_for_the_steps_that_its_words_name()
    {
        Assert.Equal(["Response", "Publication of the response"], Of(new() { DutyIds = "both;review" }).Select(step => step.Name));
        Assert.Equal(["Copy to the chief constable"], Of(new() { DutyIds = "copy" }).Select(step => step.Name));
    }

    [Theory]
    [InlineData("2026-11-21", "Late")]
    [InlineData("2026-11-22", "Due")]
    [InlineData("2026-11", "Due")]
    [InlineData("", "Gap")]
    public void A_response_is_late_from_the_day_after_it_was_due(string due, string standing)
    {
        var steps = Of(new() { DutyIds = "respond", RespondBy = due.Length == 0 ? null : PartialDate.Parse(due) });

        Assert.Equal(standing, Assert.Single(steps).Standing.ToString());
    }

    [Fact]
    public void What_was_done_late_says_so_and_a_day_to_come_is_when_it_is_planned()
    {
        Assert.Equal("5 March 2026, late: it was due by 3 March 2026", Of(new() { RespondBy = PartialDate.Parse("2026-03-03"), RespondedOn = PartialDate.Parse("2026-03-05") })[0].InWords);
        Assert.Equal(StepStanding.Due, Of(new() { RespondedOn = PartialDate.Parse("2026-12-05") })[0].Standing);
    }

    [Fact]
    public void Publication_is_no_gap_while_the_response_is_still_due()
    {
        var steps = Of(new() { DutyIds = "respond;publish", RespondBy = PartialDate.Parse("2026-12-05") });

        Assert.Equal([StepStanding.Due, StepStanding.Waits], steps.Select(step => step.Standing));
    }

    [Fact]
    public void A_revision_without_an_assessment_is_a_gap_and_one_to_come_is_not_looked_at()
    {
        Theme[] themes = [new() { Version = "2025-04" }, new() { Version = "2026-02" }, new() { Version = "2027-01" }];

        var revisions = EqualityCoverage.Of(themes, [new() { Revision = "2025-04", Status = "done", DoneOn = PartialDate.Parse("2025-02") }], Today);

        Assert.Equal([("2025-04", false), ("2026-02", true)], revisions.Select(revision => (revision.Revision, revision.IsGap)));
        Assert.Equal("gap: the data holds no assessment", revisions[1].InWords(Today));
    }

    private static IReadOnlyList<RecommendationStep> Of(PanelRecommendation recommendation) => RecommendationSteps.Of(recommendation, Duties, Today);
}
