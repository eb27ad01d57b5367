using System.Text.Json.Nodes;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Conversations;

/// <summary>Leicestershire's plan of 2013, asked about on the day of the paper to the audit panel and afterwards.</summary>
public class AskingAboutThemesTests
{
    private static readonly DateOnly DayOfThePaper = new(2013, 6, 26);
    private static readonly DateOnly YearsLater = new(2026, 11, 22);

    [Fact]
    public async Task On_the_day_of_the_paper_the_plan_has_six_themes_and_four_are_planned()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(DayOfThePaper);

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("which themes are in the plan?");

        Assert.Contains("six themes", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Mental Health and Wellbeing", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Planned for the version of October 2013: four themes", reply.Text, StringComparison.Ordinal);
        Assert.Contains("As at 26 June 2013", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_plan_began_its_first_themes_are_planned_and_not_in_force()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(new(2013, 2, 1));

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("which themes are in the plan?");

        Assert.Contains("is planned to have six themes", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Years_later_the_plan_has_four_themes()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(YearsLater);

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("how many key themes now");

        Assert.Contains("four themes", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mental Health and Wellbeing", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happened_to_a_theme_is_told_as_proposed_on_the_day_and_as_done_afterwards()
    {
        await using (var planBot = await PlanBotApplication.StartWithLeicestershireAsync(DayOfThePaper))
        {
            var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("what happened to the mental health theme?");
            Assert.Contains("proposed on 26 June 2013 to merge it into the four themes", reply.Text, StringComparison.Ordinal);
        }

        await using (var planBot = await PlanBotApplication.StartWithLeicestershireAsync(YearsLater))
        {
            var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("what happened to the mental health theme?");
            Assert.Contains("no longer a theme of its own", reply.Text, StringComparison.Ordinal);
            Assert.Contains("merged on 26 June 2013 into the four themes", reply.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_status_of_a_theme_says_that_it_is_not_rated_where_the_data_carries_no_verdict()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(DayOfThePaper);

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("what's the status of support for victims and witnesses?");

        Assert.Contains("Support for Victims and Witnesses is a current theme", reply.Text, StringComparison.Ordinal);
        Assert.Contains("○ Not rated", reply.Text, StringComparison.Ordinal);
        Assert.Contains("JARAP paper J", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_question_in_a_channel_with_the_mention_left_in_is_answered_there()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(YearsLater);

        var reply = await TestConversation.Channel(planBot, TestPerson.Tom).SayAsync("staus of the victms theme");

        Assert.Contains("Supporting victims and witnesses", reply.Text, StringComparison.Ordinal);
        Assert.EndsWith(";messageid=1", planBot.Channel.Calls[^1].ConversationId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buttons_lead_from_the_status_to_the_history_and_back()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(YearsLater);
        var chat = TestConversation.Personal(planBot, TestPerson.Tom);
        var status = await chat.SayAsync("status of the victims theme");

        var history = await chat.ExecuteAsync("theme.history", status.ButtonData("History of this theme"));
        var back = await chat.ExecuteAsync("theme.status", history.ButtonData("Status of this theme"));

        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)history.Body!["type"]);
        Assert.Contains("Before, it was Support for Victims and Witnesses", history.Text, StringComparison.Ordinal);
        Assert.Contains("Supporting victims and witnesses is a current theme", back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_another_version_of_PlanBot_is_answered_with_an_error_that_says_so()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(YearsLater);

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).ExecuteAsync("theme.explode", new JsonObject { ["planId"] = "leicestershire-2013-17" });

        Assert.Equal(400, (int?)reply.Body!["statusCode"]);
        Assert.Contains("another version", reply.Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_plan_it_says_how_to_get_one()
    {
        await using var planBot = await PlanBotApplication.StartAsync(YearsLater);

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("which themes are in the plan?");

        Assert.Contains("planbot import", reply.Text, StringComparison.Ordinal);
    }
}
