using System.Text;
using PlanBot.Data.PlanFolders;
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
        Assert.Equal([12, 12], chart["data"]!.AsArray().Select(line => line!["values"]!.AsArray().Count));
        Assert.Equal("same month of the previous year", (string?)chart["data"]![1]!["legend"]);
        var table = chart["fallback"]!;
        Assert.Equal(13, table["rows"]!.AsArray().Count);
        Assert.All(table["rows"]!.AsArray(), row => Assert.Equal(3, row!["cells"]!.AsArray().Count));
        Assert.Equal(3, table["columns"]!.AsArray().Count);
        Assert.Contains("Compared with the same month of the previous year: from ", TestReply.Elements(reply.Card).Select(element => (string?)element["text"]).First(text => text?.StartsWith("From ", StringComparison.Ordinal) is true), StringComparison.Ordinal);
        Assert.Contains("Year of the pandemic", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_more_than_five_is_not_called_a_trend()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await ImportAsync(planBot, ("plan.csv", """
            plan_id,area,title,period_start,period_end,commissioner,force,panel,first_published,revised_published,status,note,source
            few-2025,fewshire,Few,2025-04,2029-03,,,,,,published,,s
            """), ("kpis.csv", """
            kpi_id,name,kind,unit,better,comparator,theme_id,target,source
            homicides,Homicide offences,outcome,offences,lower,previous year,,,s
            """), ("measurements.csv", """
            kpi_id,period_start,period_end,value,value_kind,comparator_value,note,source
            homicides,2024-04,2025-03,5,count,,,s
            homicides,2025-04,2026-03,8,count,5,,s
            """));
        var conversation = TestConversation.Personal(planBot, TestPerson.Tom);
        var trend = await conversation.SayAsync("are homicide offences going up");
        var value = await conversation.SayAsync("how many homicide offences were there");

        Assert.StartsWith("Homicide offences: from 5 offences (2024/25) to 8 offences (2025/26), too small a change to tell from chance, so no trend is given.", trend.Text, StringComparison.Ordinal);
        Assert.StartsWith("Homicide offences: 8 offences (2025/26), up 3 from 5 offences (previous year), too small a change to tell from chance.", value.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("worse", trend.Text + value.Text, StringComparison.Ordinal);
    }

    private static async Task ImportAsync(PlanBotApplication planBot, params (string Name, string Text)[] files)
    {
        var folder = new FolderFiles(files.ToDictionary(file => file.Name, file => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(file.Text), StringComparer.Ordinal));
        await planBot.InScopeAsync<PlanImporter, ImportOutcome>(importer => importer.ImportAsync(folder, new(), TestContext.Current.CancellationToken));
    }
}
