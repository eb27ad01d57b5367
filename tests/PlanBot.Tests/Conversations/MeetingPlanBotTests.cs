using System.Net;
using System.Text;
using PlanBot.People;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Conversations;

/// <summary>Being added, greeted, asked the impossible, and sent rubbish.</summary>
public class MeetingPlanBotTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task It_welcomes_once_though_two_activities_say_that_it_was_added()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);

        var reply = await TestConversation.Channel(planBot, TestPerson.Tom).InstallAsync();

        Assert.Single(reply.Activities);
        Assert.Contains("I'm PlanBot", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_welcomes_once_when_the_two_activities_arrive_together()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        var chats = Enumerable.Range(0, 8).Select(_ => TestConversation.Channel(planBot, TestPerson.Tom)).ToList();
        var activities = chats.ConvertAll(chat =>
        {
            var added = chat.NewActivity(ActivityTypes.InstallationUpdate);
            added.Action = "add";
            return added;
        });

        var responses = await Task.WhenAll(activities.Select(planBot.PostAsync));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Single(planBot.Channel.Sent);
    }

    [Theory]
    [InlineData("hi", "Hello")]
    [InlineData("thanks that's great", "welcome")]
    [InlineData("cheers bye", "Bye")]
    [InlineData("help", "You can ask me like this")]
    public async Task Small_talk_is_answered(string said, string expected)
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync(said);

        Assert.Contains(expected, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_tells_staff_how_to_keep_the_plan_and_every_word_of_it_is_understood()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");
        var staff = TestConversation.Personal(planBot, TestPerson.Priya);
        var help = (await staff.SayAsync("help")).Text;
        var keeping = help[help.IndexOf("Keeping it up to date", StringComparison.Ordinal)..];
        var named = keeping[..keeping.IndexOf("Excel workbook", StringComparison.Ordinal)].Split('"').Where((_, at) => at % 2 == 1).ToList();

        Assert.Equal(9, named.Count);
        foreach (var said in named)
        {
            var reply = await staff.SayAsync(said);
            Assert.DoesNotContain("I don't know", reply.Text, StringComparison.Ordinal);
            Assert.True(reply.Text.Length > 0, said);
        }

        Assert.DoesNotContain("Keeping it up to date", (await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync("help")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Keeping it up to date", (await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("help")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_does_not_know_it_says_and_names_whom_to_ask()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("who won the match last night");

        Assert.Contains("I don't know", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Office of the Police and Crime Commissioner for Leicestershire", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_sound_like_an_emergency_get_999_first()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("help someone is breaking into my house");

        Assert.Contains("999", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_chosen_in_the_conversation_and_remembered_after_a_restart()
    {
        var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("leicestershire-2013-17");
        await planBot.ImportSampleAsync("northshire-2025-29");
        await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("use the Leicestershire 2013 plan");

        planBot = await planBot.RestartAsync();
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("which themes are in the plan?");
        await planBot.DisposeAsync();

        Assert.Contains("Leicestershire's Police and Crime Plan 2013-2017 has four themes", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"type\":\"message\"", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{\"text\":\"no type\"}", HttpStatusCode.BadRequest)]
    public async Task A_malformed_activity_is_refused(string body, HttpStatusCode expected)
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);

        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await planBot.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task An_unknown_activity_is_taken_and_not_answered()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        var chat = TestConversation.Personal(planBot, TestPerson.Tom);

        var reply = await chat.SendAsync(chat.NewActivity("somethingNew"));

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Empty(reply.Activities);
    }

    [Fact]
    public async Task An_unknown_invoke_gets_501()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        var chat = TestConversation.Personal(planBot, TestPerson.Tom);
        var activity = chat.NewActivity(ActivityTypes.Invoke);
        activity.Name = "somebody/else";

        var reply = await chat.SendAsync(activity);

        Assert.Equal(HttpStatusCode.NotImplemented, reply.Status);
    }

    [Fact]
    public async Task A_body_over_256_KB_is_refused()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        using var content = new StringContent($"{{\"type\":\"message\",\"text\":\"{new string('a', 300_000)}\"}}", Encoding.UTF8, "application/json");

        using var response = await planBot.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }
}
