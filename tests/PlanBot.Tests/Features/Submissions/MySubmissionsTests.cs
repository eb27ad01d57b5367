using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.Submissions.PriorityScript;

namespace PlanBot.Tests.Features.Submissions;

/// <summary>What somebody sent, for that person alone.</summary>
public class MySubmissionsTests
{
    [Fact]
    public async Task The_list_shows_the_askers_own_and_leads_to_the_details_and_back()
    {
        await using var planBot = await StartAsync();
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        var toms = Inputs();
        toms["title"] = "Tom's own";
        await priya.SendFormAsync(await priya.OpenFormAsync(), Inputs());
        await tom.SendFormAsync(await tom.OpenFormAsync(), toms);

        var list = await priya.SayAsync("my submissions");
        var details = await priya.ExecuteAsync("submission.show", list.ButtonData("Show LEI-2013-P001"));
        var back = await priya.ExecuteAsync("submission.list", details.ButtonData("My submissions"));

        Assert.Contains("one local priority, LEI-2013-P001", list.Text, StringComparison.Ordinal);
        Assert.Contains("Safer evenings", list.Text, StringComparison.Ordinal);
        Assert.Contains("Police and Crime Plan 2013-2017 · 26 June 2013 at 09:00 · ○ Received", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tom's own", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("P002", list.Text, StringComparison.Ordinal);
        Assert.Contains("Joint patrols", details.Text, StringComparison.Ordinal);
        Assert.Contains("one local priority, LEI-2013-P001", back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_sent_nothing_is_told_how_to()
    {
        await using var planBot = await StartAsync();

        var reply = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("my submissions");

        Assert.Contains("I find no submission of yours", reply.Text, StringComparison.Ordinal);
        Assert.Contains("submit a priority", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_object_id_in_another_tenant_is_somebody_else()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        await chat.SendFormAsync(await chat.OpenFormAsync(), Inputs());

        var activity = chat.NewActivity(ActivityTypes.Message);
        activity.Text = "my submissions";
        activity.Conversation = new ConversationAccount { Id = "a:elsewhere", ConversationType = "personal", TenantId = "another-tenant" };
        var reply = await chat.SendAsync(activity);

        Assert.Contains("I find no submission of yours", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_of_ones_own_shows_where_it_stands()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        await chat.SendFormAsync(await chat.OpenFormAsync(), Inputs());

        var reply = await chat.SayAsync("ref lei-2013-p001 where is it");

        Assert.Contains("LEI-2013-P001 was sent on 26 June 2013 at 09:00. Its status is: ○ Received.", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Joint patrols", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LEI-2013-P001")]
    [InlineData("LEI-2013-P002")]
    [InlineData("SUB-0007")]
    public async Task Somebody_elses_reference_is_answered_like_one_that_does_not_exist(string reference)
    {
        await using var planBot = await StartAsync();
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);
        await priya.SendFormAsync(await priya.OpenFormAsync(), Inputs());

        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        var said = await tom.SayAsync($"ref {reference} where is it");
        var pressed = await tom.ExecuteAsync("submission.show", new() { ["reference"] = reference });

        Assert.Contains($"I find no submission {reference} among yours.", said.Text, StringComparison.Ordinal);
        Assert.Contains($"I find no submission {reference} among yours.", pressed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_channel_the_list_goes_to_the_personal_chat()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        await chat.SendFormAsync(await chat.OpenFormAsync(), Inputs());

        await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync("my submissions");

        var inChannel = new TestReply(default, planBot.Channel.MessagesIn("19:steering@thread.tacv2;messageid=1"), null);
        Assert.DoesNotContain("LEI-2013", inChannel.Text, StringComparison.Ordinal);
        Assert.Contains("personal chat", inChannel.Text, StringComparison.Ordinal);
        Assert.Contains("one local priority, LEI-2013-P001", new TestReply(default, planBot.Channel.MessagesIn(chat.Id), null).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_whose_account_is_not_known_has_none()
    {
        await using var planBot = await StartAsync();

        var reply = await TestConversation.Personal(planBot, new("Somebody", "")).SayAsync("my submissions");

        Assert.Contains("I find no submission of yours, since I cannot tell who you are", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_five_are_listed_by_the_latest()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        for (var number = 1; number <= 12; number++)
        {
            await chat.SendFormAsync(await chat.OpenFormAsync(), Inputs(number));
            planBot.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var list = await chat.SayAsync("my submissions");

        Assert.Contains("You have sent 12 local priorities; the latest is LEI-2013-P012.", list.Text, StringComparison.Ordinal);
        Assert.Contains("Show LEI-2013-P008", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Show LEI-2013-P007", list.Text, StringComparison.Ordinal);
        Assert.Contains("name its reference", list.Text, StringComparison.Ordinal);
    }
}
