using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.KpiFigures;

/// <summary>Which way a KPI went, from when to when, and whether that is better; nothing is read out of a single value.</summary>
public class KpiTrendTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task Two_values_are_compared_in_a_sentence()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("is domestc burglary goin up or down");

        Assert.StartsWith("Domestic burglary offences: up 264 (6.7%), from 3,935 offences (2012/13) to 4,199 offences (2013/14), which is worse. Lower is better.", reply.Text, StringComparison.Ordinal);
        Assert.Empty(reply.Cards());
    }

    [Fact]
    public async Task A_single_value_has_no_trend_but_its_published_comparison()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var conversation = TestConversation.Personal(planBot, TestPerson.Tom);
        var compared = await conversation.SayAsync("has total crime gone down");
        var alone = await conversation.SayAsync("is the satisfaction of burglary victims improving");

        Assert.Contains("down 4.3% from 71,234 offences (previous year), which is better", compared.Text, StringComparison.Ordinal);
        Assert.Contains("Only one value is held", compared.Text, StringComparison.Ordinal);
        Assert.Contains("Only one value is held, and nothing to compare it with, so no trend can be given.", alone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_is_drawn_with_its_sentence_first()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("trend in residential burglary");

        Assert.StartsWith("Residential burglary offences: ", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Lower is better", reply.Text, StringComparison.Ordinal);
        var chart = Assert.Single(TestReply.Elements(reply.Card), element => (string?)element["type"] == "Chart.Line");
        Assert.Equal(12, TestReply.Elements(chart["data"]).Count(point => point["x"] is not null));
        Assert.Contains("Year of the pandemic", reply.Text, StringComparison.Ordinal);
    }
}
