using PlanBot.Tests.Support;

namespace PlanBot.Tests.Conversations;

/// <summary>Questions about a plan as a whole: its bodies, its versions, lists of a state, two questions at once, and what nobody can know.</summary>
public sealed class AskingAboutTheWholePlanTests(LeicestershirePlanBot planBot) : IClassFixture<LeicestershirePlanBot>
{
    [Theory]
    [InlineData("what is JARAP", "Joint Audit, Risk and Assurance Panel (JARAP): Notes progress on the Plan.")]
    [InlineData("what does the strategic partnership board do", "New partnership arrangements at all levels.")]
    [InlineData("was probation engaged", "Probation: engaged on commissioning.")]
    [InlineData("who are our partners", "12 partners in the data")]
    public async Task A_body_or_partner_is_told_with_what_the_data_says_of_it(string question, string told) =>
        Assert.Contains(told, (await planBot.AskAsync(question)).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Who_sits_on_a_body_is_said_to_be_missing_where_the_data_names_nobody() =>
        Assert.StartsWith("The data does not say who sits on the", (await planBot.AskAsync("who sits on the panel")).Text, StringComparison.Ordinal);

    [Fact]
    public async Task A_body_that_the_plan_does_not_name_is_not_made_up() =>
        Assert.StartsWith("I find no body or partner \"CGB\"", (await planBot.AskAsync("what does the CGB do")).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("who is the commissioner", "Sir Clive Loader")]
    [InlineData("what period does the plan cover", "It covers 1 April 2013 to 31 March 2017.")]
    [InlineData("is this plan still in force", "another plan took its place later")]
    public async Task The_plan_itself_is_told_in_short(string question, string told) =>
        Assert.Contains(told, (await planBot.AskAsync(question)).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("themes v1 vs v2")]
    [InlineData("what changed between versions")]
    [InlineData("compare the first plan and the refreshed plan")]
    public async Task Versions_are_compared(string question)
    {
        var reply = await planBot.AskAsync(question);

        Assert.Contains("six themes in the version of March 2013 and four themes in the version of October 2013", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("I find no theme", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status of priority 2", "Support for Victims and Witnesses is a current theme, second of six")]
    [InlineData("how is theme number three going", "Protecting Vulnerable People is a current theme, third of six")]
    [InlineData("status of priority 9", "I find no theme \"9\"")]
    public async Task A_theme_is_known_by_its_number(string question, string told) =>
        Assert.Contains(told, (await planBot.AskAsync(question)).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("which commitments are delayed", "No commitment of Leicestershire's Police and Crime Plan 2013-2017 is delayed by the data.")]
    [InlineData("open commitments", "7 of 11 commitments are open")]
    [InlineData("which commitments are completed", "4 of 11 commitments are completed")]
    [InlineData("what is amber", "No theme is amber: none of the six themes is rated")]
    [InlineData("list the KPIs", "The data holds 7 KPIs")]
    [InlineData("which ambitions are not mapped to a theme", "6 ambitions of Leicestershire's Police and Crime Plan 2013-2017 are mapped to no theme")]
    public async Task A_list_is_narrowed_to_the_state_that_is_asked_for(string question, string told) =>
        Assert.Contains(told, (await planBot.AskAsync(question)).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("next panel after 12 September", "2 October 2013", "12 September 2013 (in")]
    [InlineData("deadlines before October", "12 September 2013", "25 October 2013")]
    [InlineData("when was the last panel", "25 March 2013", "12 September 2013")]
    public async Task Dates_lie_between_the_days_that_are_named(string question, string within, string outside)
    {
        var reply = await planBot.AskAsync(question);

        Assert.Contains(within, reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(outside, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_consultation_closed_is_the_last_day_for_comments() =>
        Assert.StartsWith("Last day for public comments on the draft Plan: 10 March 2013.", (await planBot.AskAsync("when did the consultation close")).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Two_questions_in_one_message_get_two_answers()
    {
        var reply = await planBot.AskAsync("how much is the PCC grant fund? and when are the workshops?");

        Assert.Equal(2, reply.Activities.Count);
        Assert.Contains("£400,000", reply.Text, StringComparison.Ordinal);
        Assert.Contains("13 January 2014", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("will burglary go up next year")]
    [InlineData("will the grant fund be cut again")]
    [InlineData("is the PCC grant likely to increase")]
    public async Task What_will_change_by_itself_nobody_is_told(string question) =>
        Assert.StartsWith("I don't know what is not yet decided", (await planBot.AskAsync(question)).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Help_names_what_the_plan_itself_can_be_asked()
    {
        var reply = await planBot.AskAsync("help");

        Assert.Contains("What's the status of Reducing Reoffending?", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Is Domestic burglary offences going up or down?", reply.Text, StringComparison.Ordinal);
        Assert.Contains("What happened to comment a?", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Any statutory gaps?", reply.Text, StringComparison.Ordinal);
    }
}
