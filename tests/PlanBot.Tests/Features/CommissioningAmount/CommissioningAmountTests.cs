using PlanBot.Plans;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.CommissioningAmount;

/// <summary>The money of a scheme, of a year, of a theme; what was not published is said, and nothing is summed that must not be.</summary>
public class CommissioningAmountTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task A_scheme_has_its_amount_year_recipient_and_limit()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("size of the PCC grant fund 2014/15?");

        Assert.StartsWith("PCC Grant fund (2014/15, announced): £400,000. Recipient: Partner organisations. At most £50,000 per application in any year.", reply.Text, StringComparison.Ordinal);
        Assert.Empty(reply.Cards());
    }

    [Fact]
    public async Task An_amount_that_was_not_published_is_said_to_be_missing()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("how much is in the innovation fund");

        Assert.StartsWith("No amount is given for Innovation fund (announced)", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_year_than_the_datas_is_not_answered_with_its_amount_as_if_it_were()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("size of the PCC grant fund 2016/17?");

        Assert.StartsWith("No amount is held for PCC Grant fund in 2016/17. What there is: PCC Grant fund (2014/15, announced): £400,000.", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_amounts_for_the_same_budget_are_named()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("annual commissioning budget 2013/14");

        Assert.Contains("£2,900,000 to £3,800,000", reply.Text, StringComparison.Ordinal);
        Assert.Contains("approximately £2,900,000", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_years_lines_are_a_card()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("how much money for victims and survivors in 2026/27");

        Assert.Contains("£412,500", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Northshire Victim Care", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_exact_amounts_of_one_year_that_do_not_hold_each_other_are_summed()
    {
        CommissioningLine Line(string name, decimal amount, string year = "2019/20", string kind = "exact", string note = "") =>
            new() { Name = name, AmountGbp = amount, AmountKind = kind, Year = year, Status = "reported", Note = note };

        Assert.Equal(300, CommissioningWords.Sum([Line("A", 100), Line("B", 200)]));
        Assert.Null(CommissioningWords.Sum([Line("A", 100)]));
        Assert.Null(CommissioningWords.Sum([Line("A", 100), Line("B", 200, "2020/21")]));
        Assert.Null(CommissioningWords.Sum([Line("A", 100), Line("B", 200, kind: "up to")]));
        Assert.Null(CommissioningWords.Sum([Line("A", 100), Line("B", 200, note: "Within the commissioning budget")]));
        Assert.Null(CommissioningWords.Sum([Line("Total budget", 300), Line("B", 200)]));
    }
}
