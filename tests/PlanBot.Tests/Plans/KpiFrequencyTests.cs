using PlanBot.Features.Updates;
using PlanBot.Performance;
using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

/// <summary>How often a KPI is measured decides when its value is too old, which period is due and which the form offers.</summary>
public class KpiFrequencyTests
{
    [Theory]
    [InlineData("monthly", 1)]
    [InlineData("Quarterly", 3)]
    [InlineData("yearly", 12)]
    [InlineData("annual", 12)]
    [InlineData("ANNUALLY", 12)]
    [InlineData(" annual ", 12)]
    public void A_word_is_read_in_any_case_and_a_year_under_each_of_its_names(string word, int months) =>
        Assert.Equal(months, KpiFrequency.Of(word)?.Months);

    [Theory]
    [InlineData("")]
    [InlineData("when asked")]
    public void What_says_nothing_of_how_often_is_no_frequency(string word) => Assert.Null(KpiFrequency.Of(word));

    [Theory]
    [InlineData("annual")]
    [InlineData("Annually")]
    [InlineData("Yearly")]
    public void A_year_is_a_year_to_the_verdict_to_the_nudge_and_to_the_form(string word)
    {
        var kpi = new Kpi { Id = "k1", Frequency = word };
        var latest = new Measurement { KpiId = "k1", Value = "7", PeriodStart = PartialDate.Of(new(2024, 4, 1)), PeriodEnd = PartialDate.Of(new(2025, 3, 31)) };
        var today = new DateOnly(2026, 6, 1);

        Assert.Equal(KpiReading.StaleFrom(new Kpi { Frequency = "yearly" }, latest), KpiReading.StaleFrom(kpi, latest));
        Assert.Equal((new DateOnly(2025, 4, 1), new DateOnly(2026, 3, 31)), OwnedRecord.PeriodDue(kpi, latest, today));
        Assert.Equal("2025-04-01..2026-03-31", UpdateInputs.Periods(kpi, latest, today)[0].Value);
    }

    [Fact]
    public void Without_a_frequency_the_form_offers_periods_as_long_as_the_latest()
    {
        var kpi = new Kpi { Id = "k1" };
        var latest = new Measurement { KpiId = "k1", Value = "7", PeriodStart = PartialDate.Of(new(2026, 1, 1)), PeriodEnd = PartialDate.Of(new(2026, 3, 31)) };

        Assert.Equal("2026-04-01..2026-06-30", UpdateInputs.Periods(kpi, latest, new(2026, 7, 1))[0].Value);
    }
}
