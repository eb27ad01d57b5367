using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.CommitmentStatus;

/// <summary>What became of something promised, in the source's own word, with owner, dates and what was decided.</summary>
public class CommitmentStatusTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task A_kept_promise_names_its_dates_and_every_source()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("did teh pcc keep his promise to refresh the plan");

        Assert.StartsWith("Review and refresh the Plan and publish a revised document: kept (completed).", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Decided on 29 October 2013", reply.Text, StringComparison.Ordinal);
        Assert.Contains("25 October", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Panel minutes 2 October 2013", reply.Text, StringComparison.Ordinal);
        Assert.Empty(reply.Cards());
    }

    [Fact]
    public async Task A_promise_whose_day_has_passed_is_not_called_done()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("is the change curve information done");

        Assert.Contains("planned (not started)", reply.Text, StringComparison.Ordinal);
        Assert.Contains("the data does not say that it was done", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Due: October 2013, which has passed; no later update is held.", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_name_all_are_listed_by_status()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("list the commitments");

        Assert.Contains("The plan's data holds 11 commitments: 4 kept (completed)", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Publish the Commissioning Intentions", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commitment_with_a_decision_is_a_card_that_leads_to_the_reason()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        var conversation = TestConversation.Personal(planBot, TestPerson.Tom);
        var status = await conversation.SayAsync("what is the status of the victims' hub in Wyremouth");
        var why = await conversation.ExecuteAsync("decision.why", status.ButtonData("Why?"));

        Assert.Contains("stopped", status.Text, StringComparison.Ordinal);
        Assert.Contains("18 June 2026", status.Text, StringComparison.Ordinal);
        Assert.Contains("It balances.", why.Text, StringComparison.Ordinal);
    }
}
