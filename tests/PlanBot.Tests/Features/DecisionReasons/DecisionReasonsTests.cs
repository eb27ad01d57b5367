using PlanBot.Plans;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.DecisionReasons;

/// <summary>Why something was decided, when, what it released and where that went, and which panel was told.</summary>
public class DecisionReasonsTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task The_money_of_a_decision_balances_and_the_panel_that_was_told_is_named()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("why was the victims' hub stopped");

        Assert.Contains("decided on 18 June 2026, because: The building would have cost £410,000", reply.Text, StringComparison.Ordinal);
        Assert.Contains("It released £180,000; reallocated: £120,000 to Victims' helpline, evenings and weekends (For two years) and £60,000 to Outreach workers for market towns. It balances.", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Panel told: Northshire Police and Crime Panel, 9 July 2026.", reply.Text, StringComparison.Ordinal);
        Assert.Contains("As at 22 November 2026", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Money_that_does_not_balance_is_said()
    {
        var money = DecisionMoney.Of(
            new Decision { Id = "d1", ReleasedGbp = 50_000 },
            [new Reallocation { DecisionId = "d1", Destination = "Helpline", AmountGbp = 30_000 }, new Reallocation { DecisionId = "d1", Destination = "Training", AmountGbp = 10_000 }]);

        Assert.Equal("It released £50,000; reallocated: £30,000 to Helpline and £10,000 to Training. It does not balance: £40,000 of £50,000 is accounted for.", money.ToWords());
    }

    [Fact]
    public async Task Amounts_that_were_not_published_are_not_guessed()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("why was the robbery team put off");

        Assert.Contains("How much it released is not given", reply.Text, StringComparison.Ordinal);
        Assert.Contains("amount not given to Training of detectives", reply.Text, StringComparison.Ordinal);
        Assert.Contains("whether it balances cannot be said", reply.Text, StringComparison.Ordinal);
        Assert.Contains("The data does not say which panel was told.", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_that_is_a_loose_fact_is_given()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("reason the PCC wont set a crime reduction target");

        Assert.Contains("No target that harms victims' confidence to report", reply.Text, StringComparison.Ordinal);
    }
}
