using PlanBot.People;
using PlanBot.Tests.Data.PlanFolders;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.KpiFigures;

/// <summary>A KPI's value for the time asked, with unit, period, comparison and source; what is not held is said.</summary>
public class KpiFigureTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task The_year_asked_for_is_given_with_unit_comparison_target_and_source_and_without_a_card()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("how many domestic burglaries in 2013/14");

        Assert.StartsWith("Domestic burglary offences: 4,199 offences (2013/14), up 6.7% from 3,935 offences (previous year), which is worse.", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Target: -13%", reply.Text, StringComparison.Ordinal);
        Assert.Contains("As at 22 November 2026; newest data of 2014.", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Source: Panel item: Annual Report 2013/14 (2014)", reply.Text, StringComparison.Ordinal);
        Assert.Empty(reply.Cards());
    }

    [Fact]
    public async Task An_earlier_year_has_its_own_value()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("domestic burglary 2012/13");

        Assert.StartsWith("Domestic burglary offences: 3,935 offences (2012/13).", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_without_a_value_is_said_with_what_there_is()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("domestic burglary figure for 2015/16");

        Assert.StartsWith("No figure is held for Domestic burglary offences in 2015/16.", reply.Text, StringComparison.Ordinal);
        Assert.Contains("The latest is 4,199 offences (2013/14)", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_that_the_plan_does_not_measure_is_not_made_up()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("how many hate crimes were there");

        Assert.StartsWith("No figure for \"hate crimes\" is held", reply.Text, StringComparison.Ordinal);
        Assert.Contains("What it measures: Domestic burglary offences", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lower_bound_carries_no_verdict_on_a_higher_target()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("what is the user satisfaction target");

        Assert.Contains("more than 86% (2011/12)", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Target: 88%.", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("misses", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loose_fact_is_answered_like_a_figure_and_an_empty_one_is_said_to_be_missing()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var conversation = TestConversation.Personal(planBot, TestPerson.Tom);
        var gap = await conversation.SayAsync("how big is the projected funding gap");
        var officers = await conversation.SayAsync("how many police officers are envisaged by 2016");

        Assert.Contains("Projected funding gap to 2016/17: £20,000,000 (26 June 2013).", gap.Text, StringComparison.Ordinal);
        Assert.Contains("no figure is given", officers.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_that_disagree_on_a_period_are_both_named()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await new SmallPlan()
            .With("measurements.csv", "calls,,,good,grade,,,smallshire-plan ¶4,,,", "calls,2026-01-01,2026-01-31,120,count,,,smallshire-plan ¶4,,,,\ncalls,2026-01-01,2026-01-31,131,above,,,smallshire-plan ¶9,,,")
            .ImportAsync(planBot.Services);
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("how many calls answered in January 2026");

        Assert.Contains("The sources disagree", reply.Text, StringComparison.Ordinal);
        Assert.Contains("120 calls", reply.Text, StringComparison.Ordinal);
        Assert.Contains("131 calls", reply.Text, StringComparison.Ordinal);
        Assert.Contains("¶4", reply.Text, StringComparison.Ordinal);
        Assert.Contains("¶9", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provisional_value_is_for_staff_in_their_own_chat_and_never_in_a_channel()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await new SmallPlan().With("kpis.csv", "Head of Victims,80,70.5,staff", "Head of Victims,80,70.5,").ImportAsync(planBot.Services);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "smallshire");

        var toStaff = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("victims satisfied figure");
        var inChannel = await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync("victims satisfied figure");
        var toReader = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("victims satisfied figure");

        Assert.Contains("81% (provisional)", toStaff.Text, StringComparison.Ordinal);
        Assert.All([inChannel, toReader], reply =>
        {
            Assert.Contains("79% (confidence interval as published: 95%: 76.8 to 81.1) (January 2026)", reply.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("81%", reply.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_measure_for_staff_is_like_none_to_others()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await new SmallPlan().ImportAsync(planBot.Services);
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("victims satisfied figure");

        Assert.DoesNotContain("79", reply.Text, StringComparison.Ordinal);
        Assert.Contains("No figure", reply.Text, StringComparison.Ordinal);
    }
}
