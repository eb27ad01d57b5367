using PlanBot.Bot;
using PlanBot.People;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Conversations;

/// <summary>An answer is for all who can read it: what is for staff is not said in a channel, whoever asks.</summary>
public class AudienceTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task A_deadline_for_staff_is_listed_to_staff_in_their_own_chat_and_to_nobody_else()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");
        var staffOnly = await planBot.InDatabaseAsync(db => Task.FromResult(db.Milestones.First(milestone => milestone.Visibility == "staff")));
        var question = $"when is {staffOnly.Event}?";

        var toStaff = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync(question);
        var toPartner = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync(question);
        await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync(question);
        await TestConversation.Group(planBot, TestPerson.Priya).SayAsync(question);

        Assert.Contains(staffOnly.Event, toStaff.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(staffOnly.Event, toPartner.Text, StringComparison.Ordinal);
        Assert.Equal(AnswerSender.SentPrivately, Assert.Single(planBot.Channel.MessagesIn("19:steering@thread.tacv2;messageid=1")).Text);
        Assert.Equal(AnswerSender.SentPrivately, Assert.Single(planBot.Channel.MessagesIn("19:group@thread.v2")).Text);
    }

    [Fact]
    public async Task A_group_that_does_not_say_that_it_is_one_is_nobodys_personal_chat()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        var group = TestConversation.Group(planBot, TestPerson.Tom);
        var untyped = group.NewActivity(ActivityTypes.Message);
        untyped.Text = "hi";
        untyped.Conversation!.ConversationType = null;
        await group.SendAsync(untyped);

        await TestConversation.Channel(planBot, TestPerson.Tom).SayAsync("my submissions");

        Assert.Single(planBot.Channel.MessagesIn(group.Id));
    }

    [Fact]
    public async Task Staff_of_another_area_see_what_everybody_sees()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "leicestershire");
        await planBot.GrantAsync(TestPerson.Tom, Role.Staff, "northshire");
        var staffOnly = await planBot.InDatabaseAsync(db => Task.FromResult(db.Milestones.First(milestone => milestone.Visibility == "staff")));

        var reply = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync($"when is {staffOnly.Event}?");
        var own = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync($"when is {staffOnly.Event}?");

        Assert.Contains(staffOnly.Event, own.Text, StringComparison.Ordinal);
        Assert.StartsWith("I don't know that.", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(staffOnly.Event, reply.Text, StringComparison.Ordinal);
    }
}
