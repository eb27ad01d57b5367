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
        var inChannel = await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync(question);
        var inGroup = await TestConversation.Group(planBot, TestPerson.Priya).SayAsync(question);

        Assert.Contains(staffOnly.Event, toStaff.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(staffOnly.Event, toPartner.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(staffOnly.Event, inChannel.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(staffOnly.Event, inGroup.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_of_another_area_see_what_everybody_sees()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "leicestershire");
        var staffOnly = await planBot.InDatabaseAsync(db => Task.FromResult(db.Milestones.First(milestone => milestone.Visibility == "staff")));

        var reply = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync($"when is {staffOnly.Event}?");

        Assert.DoesNotContain(staffOnly.Event, reply.Text, StringComparison.Ordinal);
    }
}
