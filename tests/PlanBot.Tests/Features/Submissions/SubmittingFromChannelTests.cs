using System.Net;
using ActivityProtocol.Testing;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.Submissions.PriorityScript;

namespace PlanBot.Tests.Features.Submissions;

/// <summary>The journey from a channel: the form there, what was typed and the receipt for the person alone.</summary>
public class SubmittingFromChannelTests
{
    [Fact]
    public async Task The_receipt_goes_to_the_person_and_the_channel_sees_one_line()
    {
        await using var planBot = await StartAsync();
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);

        var form = await channel.OpenFormAsync();
        var reply = await channel.SendFormAsync(form, Inputs());

        var inChannel = new TestReply(default, planBot.Channel.MessagesIn(form.Activities.Single().Conversation!.Id!), null);
        Assert.Contains("Priya Shah sent a local priority: LEI-2013-P001", inChannel.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Safer evenings", inChannel.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Safer evenings", reply.Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("personal chat", reply.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(TestReply.Elements(inChannel.Card), element => (string?)element["title"] == "Send");

        var personal = new TestReply(default, planBot.Channel.MessagesIn($"a:{TestPerson.Priya.Id}"), null);
        Assert.Contains("stored as LEI-2013-P001", personal.Text, StringComparison.Ordinal);
        Assert.Contains("Safer evenings", personal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_form_comes_back_to_the_person_who_pressed_and_to_nobody_else()
    {
        await using var planBot = await StartAsync();
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        var inputs = Inputs();
        inputs["support"] = "";

        var form = await channel.OpenFormAsync();
        var returned = await channel.SendFormAsync(form, inputs);

        Assert.Equal("Safer evenings", returned.ValueOf("title"));
        Assert.Empty(returned.Activities);
        Assert.DoesNotContain(planBot.Channel.Calls, call => call.Kind is ChannelCallKind.Update);
    }

    [Fact]
    public async Task A_wrong_form_from_a_client_without_Execute_comes_back_in_the_personal_chat()
    {
        await using var planBot = await StartAsync();
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        var inputs = Inputs();
        inputs["support"] = "";

        var form = await channel.OpenFormAsync();
        await channel.SubmitFormAsync(form, inputs);

        var inChannel = new TestReply(default, planBot.Channel.MessagesIn(form.Activities.Single().Conversation!.Id!), null);
        Assert.DoesNotContain(TestReply.Elements(new System.Text.Json.Nodes.JsonArray([.. inChannel.Cards()])), element => (string?)element["value"] == "Safer evenings");
        var personal = new TestReply(default, planBot.Channel.MessagesIn($"a:{TestPerson.Priya.Id}"), null);
        Assert.Equal("Safer evenings", personal.ValueOf("title"));
    }

    [Fact]
    public async Task Two_people_who_filled_in_the_same_form_are_both_taken()
    {
        await using var planBot = await StartAsync();
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);

        var form = await channel.OpenFormAsync();
        await channel.SendFormAsync(form, Inputs());
        await channel.As(TestPerson.Tom).SendFormAsync(form, Inputs());

        var stored = await StoredAsync(planBot);
        Assert.Equal(["LEI-2013-P001", "LEI-2013-P002"], stored.Select(row => row.Reference));
        Assert.Equal(["Priya Shah", "Tom Ellis"], [await SenderOfAsync(planBot, stored[0]), await SenderOfAsync(planBot, stored[1])]);
        var now = new TestReply(default, [planBot.Channel.Now(form.Activities.Single())], null);
        Assert.Contains("Priya Shah sent a local priority: LEI-2013-P001", now.Text, StringComparison.Ordinal);
        Assert.Contains("Tom Ellis sent a local priority: LEI-2013-P002", now.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_whom_PlanBot_cannot_write_to_is_told_so_and_keeps_the_reference()
    {
        await using var planBot = await StartAsync();
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);

        var form = await channel.OpenFormAsync();
        planBot.Channel.FailNext(HttpStatusCode.Forbidden, "ForbiddenOperationException", kind: ChannelCallKind.CreateConversation);
        var reply = await channel.SendFormAsync(form, Inputs());

        Assert.Contains("LEI-2013-P001", reply.Text, StringComparison.Ordinal);
        Assert.Contains("open a personal chat with me", reply.Text, StringComparison.Ordinal);
        Assert.Single(await StoredAsync(planBot));
    }

    [Fact]
    public async Task Somebody_without_a_personal_chat_sees_the_own_submissions_in_the_channel_alone()
    {
        await using var planBot = await StartAsync();
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        var form = await channel.OpenFormAsync();
        planBot.Channel.Fail(call => call.Kind is ChannelCallKind.CreateConversation ? InMemoryChannel.Refusal(HttpStatusCode.Forbidden, "ForbiddenOperationException") : null);
        var used = await channel.SendFormAsync(form, Inputs());

        var list = await channel.ExecuteAsync("submission.list", used.ButtonData("My submissions"));
        var shown = await channel.ExecuteAsync("submission.show", list.ButtonData("Show LEI-2013-P001"));

        Assert.Contains("Safer evenings", list.Text, StringComparison.Ordinal);
        Assert.Contains("Joint patrols", shown.Text, StringComparison.Ordinal);
        Assert.Empty(shown.Activities);
        Assert.DoesNotContain("Safer evenings", new TestReply(default, planBot.Channel.MessagesIn(form.Activities.Single().Conversation!.Id!), null).Text, StringComparison.Ordinal);
    }
}
