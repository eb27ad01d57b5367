using PlanBot.Tests.Support;

namespace PlanBot.Tests.Conversations;

/// <summary>A question may lean on the one before it: of the same person, in the same thread, not too long ago.</summary>
public class FollowingUpTests
{
    private static readonly DateOnly DayOfThePaper = new(2013, 6, 26);

    [Fact]
    public async Task A_follow_up_is_understood_from_the_question_before_also_after_a_restart()
    {
        var planBot = await PlanBotApplication.StartWithLeicestershireAsync(DayOfThePaper);
        await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("What happened to the Reducing All Crime theme?");
        await using var restarted = await planBot.RestartAsync();

        var reply = await TestConversation.Personal(restarted, TestPerson.Tom).SayAsync("and mental health?");

        Assert.Contains("Mental Health and Wellbeing", reply.Text, StringComparison.Ordinal);
        Assert.Contains("proposed on 26 June 2013", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_channel_nobody_follows_up_what_somebody_else_asked()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(DayOfThePaper);
        var channel = TestConversation.Channel(planBot, TestPerson.Tom);
        await channel.SayAsync("what's the next deadline?");

        var others = await channel.As(TestPerson.Priya).SayAsync("and the one after that?");
        var own = await channel.SayAsync("and the one after that?");

        Assert.DoesNotContain("After that:", others.Text, StringComparison.Ordinal);
        Assert.Contains("After that:", own.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_deadline_after_the_next_one_is_another_and_after_the_last_there_is_none()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(DayOfThePaper);
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        var next = await tom.SayAsync("what's the next deadline?");

        var after = await tom.SayAsync("and the one after that?");
        for (var i = 0; i < 40 && !after.Text.Contains("comes after that", StringComparison.Ordinal); i++)
        {
            after = await tom.SayAsync("and the one after?");
        }

        Assert.StartsWith("Next:", next.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing comes after that in the timetable", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_time_that_is_set_a_question_stands_alone()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(DayOfThePaper);
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SayAsync("what's the next deadline?");
        planBot.Clock.Advance(TimeSpan.FromMinutes(121));

        var reply = await tom.SayAsync("and the one after that?");

        Assert.StartsWith("Which part of Leicestershire's Police and Crime Plan 2013-2017 do you mean?", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("After that:", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_question_that_was_not_understood_the_next_one_is_answered()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(DayOfThePaper);
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SayAsync("frobnicate the quux gizmo");

        var reply = await tom.SayAsync("which themes are in the plan?");

        Assert.Contains("six themes", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_is_followed_up_like_a_question()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(DayOfThePaper);
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SubmitAsync(new() { ["verb"] = "theme.status", ["planId"] = "leicestershire-2013-17", ["themeId"] = "v1-mental-health" });

        var reply = await tom.SayAsync("why?");

        Assert.Contains("Mental Health and Wellbeing", reply.Text, StringComparison.Ordinal);
        Assert.Contains("proposed on 26 June 2013", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the second one")]
    [InlineData("2")]
    [InlineData("leicestershire")]
    public async Task Which_plan_is_meant_can_be_said_by_its_place_or_name(string choice)
    {
        await using var planBot = await PlanBotApplication.StartAsync(DayOfThePaper, null, ("PlanBot:DefaultPlan", ""));
        await planBot.ImportSampleAsync("leicestershire-2013-17");
        await planBot.ImportSampleAsync("northshire-2025-29");
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        var asked = await tom.SayAsync("which themes are in the plan?");

        var reply = await tom.SayAsync(choice is "leicestershire" ? choice : asked.Text.IndexOf("Leicestershire", StringComparison.Ordinal) < asked.Text.IndexOf("Northshire", StringComparison.Ordinal) ? choice.Replace("second", "first", StringComparison.Ordinal).Replace('2', '1') : choice);

        Assert.Contains("Which plan do you mean", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Leicestershire's Police and Crime Plan 2013-2017 has six themes", reply.Text, StringComparison.Ordinal);
    }
}
