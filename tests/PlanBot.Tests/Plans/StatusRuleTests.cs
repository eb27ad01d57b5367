using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

public class StatusRuleTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void A_third_off_track_is_red_and_less_is_amber()
    {
        Assert.Equal(Rating.Red, Rate(StatusRule.Of(null), "on track", "on track", "delayed").Rating);
        Assert.Equal(Rating.Amber, Rate(StatusRule.Of(null), "on track", "on track", "on track", "delayed").Rating);
    }

    [Fact]
    public void A_quarter_of_concern_is_amber_and_less_is_green()
    {
        Assert.Equal(Rating.Amber, Rate(StatusRule.Of(null), "on track", "on track", "on track", "at risk").Rating);
        Assert.Equal(Rating.Green, Rate(StatusRule.Of(null), "on track", "on track", "on track", "completed", "at risk").Rating);
    }

    [Fact]
    public void Missing_data_is_never_green()
    {
        Assert.Equal(Rating.NotRated, Rate(StatusRule.Of(null)).Rating);
        Assert.Equal(Rating.NotRated, Rate(StatusRule.Of(null), "in progress", "unknown").Rating);
        Assert.Equal(Rating.NotRated, Rate(StatusRule.Of(null), "on track", "in progress", "unknown").Rating);
    }

    [Fact]
    public void An_on_track_that_nobody_confirmed_for_long_is_stale_and_says_nothing()
    {
        var rating = StatusRule.Of(null).Rate(new Theme { Name = "Victims" }, [], [Commitment("on track", Today.AddDays(-124)), Commitment("on track", Today.AddDays(-200))], [], Today);

        Assert.Equal(Rating.NotRated, rating.Rating);
        Assert.Contains("2 items are stale", rating.Why, StringComparison.Ordinal);
        Assert.All(rating.ByRule.Items, item => Assert.True(item.Stale));
    }

    [Fact]
    public void Bad_news_does_not_go_stale()
    {
        var rating = StatusRule.Of(null).Rate(new Theme(), [], [Commitment("delayed", Today.AddDays(-400))], [], Today);

        Assert.Equal(Rating.Red, rating.Rating);
    }

    [Fact]
    public void A_value_older_than_its_frequency_allows_is_stale_and_not_green()
    {
        var kpi = new Kpi { Id = "k", Name = "Satisfaction", Better = "higher", GreenAt = 80, Frequency = "monthly", Unit = "percent" };
        var old = new Measurement { KpiId = "k", Value = "90", ValueKind = "percent", PeriodStart = PartialDate.Parse("2026-08"), PeriodEnd = PartialDate.Parse("2026-08") };
        var fresh = new Measurement { KpiId = "k", Value = "90", ValueKind = "percent", PeriodStart = PartialDate.Parse("2026-10"), PeriodEnd = PartialDate.Parse("2026-10") };

        Assert.Equal(Rating.NotRated, StatusRule.Of(null).Rate(new Theme(), [KpiReading.Of(kpi, [old], [], Today)], [], [], Today).Rating);
        Assert.Equal(Rating.Green, StatusRule.Of(null).Rate(new Theme(), [KpiReading.Of(kpi, [fresh], [], Today)], [], [], Today).Rating);
    }

    [Fact]
    public void A_plan_sets_its_own_thresholds_and_weights_and_the_rule_reads_them_out()
    {
        var lenient = StatusRule.Of(new StatusRuleNumbers { RedPercent = 60, Note = "Agreed by the board" });
        Assert.Equal(Rating.Amber, Rate(lenient, "on track", "delayed").Rating);
        Assert.Contains(lenient.InWords, line => line.Contains("Red: 60% or more", StringComparison.Ordinal));
        Assert.Contains(lenient.InWords, line => line.Contains("Agreed by the board", StringComparison.Ordinal));

        var ambitionsLeftOut = StatusRule.Of(new StatusRuleNumbers { AmbitionWeight = 0 });
        var rating = ambitionsLeftOut.Rate(new Theme(), [], [Commitment("on track", Today)], [new Ambition { Summary = "a", Status = "delayed" }], Today);
        Assert.Equal((Rating.Green, 1), (rating.Rating, rating.ByRule.Items.Count));
    }

    [Fact]
    public void Weights_count_an_item_several_times()
    {
        var rule = StatusRule.Of(new StatusRuleNumbers { CommitmentWeight = 3 });
        var good = new Ambition { Summary = "a", Status = "completed" };

        Assert.Equal(Rating.Red, rule.Rate(new Theme(), [], [Commitment("delayed", Today)], [good, good, good, good], Today).Rating);
        Assert.Equal(Rating.Amber, StatusRule.Of(null).Rate(new Theme(), [], [Commitment("delayed", Today)], [good, good, good, good], Today).Rating);
    }

    [Theory]
    [InlineData("2026-11-24", "Green", true)]
    [InlineData("2026-11-23", "Red", false)]
    public void What_a_person_set_holds_until_its_last_day_and_the_rule_is_told_beside_it(string until, string expected, bool byPerson)
    {
        var theme = new Theme { SetRating = "green", SetRatingBy = "Priya Shah", SetRatingReason = "The tender is settled", SetRatingOn = PartialDate.Parse("2026-10-01"), SetRatingUntil = PartialDate.Parse(until) };

        var rating = StatusRule.Of(null).Rate(theme, [], [Commitment("delayed", Today)], [], Today);

        Assert.Equal((expected, byPerson, Rating.Red), (rating.Rating.ToString(), rating.SetByPerson, rating.ByRule.Rating));
        Assert.Contains(byPerson ? "By the rule it would be red" : "that has ended", rating.Note, StringComparison.Ordinal);
    }

    private static ThemeRating Rate(StatusRule rule, params IEnumerable<string> statuses) =>
        rule.Rate(new Theme { Name = "Victims" }, [], [.. statuses.Select(status => Commitment(status, Today))], [], Today);

    private static Commitment Commitment(string status, DateOnly updated) => new() { Summary = "A promise", Status = status, UpdatedOn = PartialDate.Of(updated) };
}
