using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

/// <summary>Small counts move by chance; a change is called one only beyond that. The table is that of StatusRule.md.</summary>
public class CountChangeTests
{
    [Theory]
    [InlineData(5, 8, true)]
    [InlineData(8, 5, true)]
    [InlineData(0, 3, true)]
    [InlineData(0, 4, false)]
    [InlineData(100, 125, true)]
    [InlineData(100, 135, false)]
    [InlineData(3935, 4199, false)]
    [InlineData(7, 7, false)]
    public void A_change_of_an_outcome_counts_beyond_what_chance_makes(decimal before, decimal after, bool mayBeChance)
    {
        Assert.Equal(mayBeChance, CountChange.MayBeChance(new Kpi { Kind = "outcome" }, "count", before, after));
        Assert.Equal(mayBeChance, CountChange.MayBeChance(new Kpi(), "count", before, after));
    }

    [Fact]
    public void What_is_done_on_purpose_moves_by_chance_only_while_it_is_little_and_what_is_put_in_never()
    {
        Assert.True(CountChange.MayBeChance(new Kpi { Kind = "activity" }, "count", 5, 8));
        Assert.False(CountChange.MayBeChance(new Kpi { Kind = "activity" }, "count", 100, 125));
        Assert.False(CountChange.MayBeChance(new Kpi { Kind = "input" }, "count", 5, 8));
    }

    [Theory]
    [InlineData("percent")]
    [InlineData("rate")]
    [InlineData("GBP")]
    [InlineData("percent change")]
    public void Nothing_is_reckoned_from_what_is_no_count(string kind) =>
        Assert.False(CountChange.MayBeChance(new Kpi { Kind = "outcome" }, kind, 5, 8));

    [Fact]
    public void A_comparison_of_few_says_how_many_and_neither_a_percentage_nor_a_verdict()
    {
        var kpi = new Kpi { Id = "homicides", Kind = "outcome", Unit = "offences", Better = "lower" };
        var latest = new Measurement { KpiId = kpi.Id, Value = "8", ValueKind = "count", ComparatorValue = "5" };
        var comparison = KpiComparison.Of(kpi, latest, [latest], []);

        Assert.Equal("up 3 from 5 offences (the published comparison), too small a change to tell from chance", comparison!.ToWords(kpi));
        Assert.Null(comparison.Better);
    }

    [Fact]
    public void A_value_is_told_with_its_interval_as_published()
    {
        var kpi = new Kpi { Unit = "percent" };
        Assert.Equal(
            "79% (provisional) (confidence interval as published: 95%: 76.8 to 81.1)",
            KpiValue.ToWords(kpi, new() { Value = "79.0", ValueKind = "percent", Provisional = true, ConfidenceInterval = "95%: 76.8 to 81.1" }));
    }
}
