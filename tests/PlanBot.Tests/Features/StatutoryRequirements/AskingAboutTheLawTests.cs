using PlanBot.Data.PlanFolders;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.StatutoryRequirements;

/// <summary>What law asks of a plan and its office, and what Leicestershire's plan of 2013 shows of it.</summary>
public sealed class AskingAboutTheLawTests : IAsyncLifetime
{
    private PlanBotApplication _planBot = null!;

    public async ValueTask InitializeAsync()
    {
        _planBot = await PlanBotApplication.StartAsync(new(2026, 11, 23));
        await _planBot.ImportSampleAsync(PlanFormat.NationalPlanId);
    }

    public ValueTask DisposeAsync() => _planBot.DisposeAsync();

    [Fact]
    public async Task Without_a_plan_the_law_alone_is_told()
    {
        var reply = await SayAsync("what must a police and crime plan contain by law?");

        Assert.Contains("By section 7(1) of the Police Reform and Social Responsibility Act 2011 a police and crime plan must set out: police and crime objectives", reply.Text, StringComparison.Ordinal);
        Assert.Contains("not legal advice", reply.Text, StringComparison.Ordinal);
        Assert.Empty(reply.Cards());
    }

    [Theory]
    [InlineData("does the panel have to review the draft?", "section 28(3)(a)", "review the draft plan or variation")]
    [InlineData("which section says the pcc has to issue a plan", "section 5(1)", "issue a plan in the financial year")]
    [InlineData("can the pcc vary the plan", "section 5(4)", "the PCC may vary a plan")]
    [InlineData("what does s5(6)(f) say", "section 5(6)(f)", "publish the response")]
    public async Task A_duty_is_told_with_its_section_and_whose_it_is(string question, string section, string duty)
    {
        var reply = await SayAsync(question);

        Assert.Contains(section, reply.Text, StringComparison.Ordinal);
        Assert.Contains(duty, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_power_that_the_data_does_not_name_is_said_to_be_missing_with_those_that_it_names()
    {
        var reply = await SayAsync("can the panel veto the plan");

        Assert.Contains("names no duty or power about \"veto\"", reply.Text, StringComparison.Ordinal);
        Assert.Contains("make a report or recommendations on it (section 28(3)(b))", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("statutory gaps in the plan")]
    [InlineData("legal gaps?")]
    [InlineData("what does the law require that is missing")]
    [InlineData("any statutory requirements outstanding")]
    [InlineData("which legal requirements have we not met")]
    public async Task A_gap_in_the_law_is_what_the_data_does_not_show_as_met_and_never_the_funding_gap(string question)
    {
        await _planBot.ImportSampleAsync("leicestershire-2013-17");

        var reply = await SayAsync(question);

        Assert.Contains("2 are not evidenced: how performance is measured (unclear", reply.Text, StringComparison.Ordinal);
        Assert.Contains("As at 23 November 2026; newest data of ", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("funding", reply.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("999", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_national_measures_are_listed()
    {
        var reply = await SayAsync("NCPM?");

        Assert.Contains("since July 2021, are six: reduce murder and other homicides", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("was an EIA done", "the data shows it (evidenced): Done on the first Plan")]
    [InlineData("did we have regard to the SPR", "section 5(5)")]
    [InlineData("does the plan say how performance is measured", "unclear from the data")]
    [InlineData("was the chief constable consulted", "does not say whether that was done")]
    public async Task With_a_plan_it_is_told_what_its_data_shows(string question, string shown)
    {
        await _planBot.ImportSampleAsync("leicestershire-2013-17");

        Assert.Contains(shown, (await SayAsync(question)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_list_with_a_plan_is_a_checklist()
    {
        await _planBot.ImportSampleAsync("leicestershire-2013-17");

        var reply = await SayAsync("what must the plan contain by law");

        Assert.Contains("evidenced: 4", reply.Text, StringComparison.Ordinal);
        Assert.Contains("◐ unclear", reply.Text, StringComparison.Ordinal);
        Assert.Single(reply.Cards());
    }

    private Task<TestReply> SayAsync(string text) => TestConversation.Personal(_planBot, TestPerson.Tom).SayAsync(text);
}
