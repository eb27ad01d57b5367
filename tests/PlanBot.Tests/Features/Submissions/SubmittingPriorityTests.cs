using System.Text.Json.Nodes;
using ActivityProtocol.Testing;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.Submissions.PriorityScript;

namespace PlanBot.Tests.Features.Submissions;

/// <summary>A partner opens the form, fills it in and sends it.</summary>
public class SubmittingPriorityTests
{
    [Fact]
    public async Task A_partner_sends_a_priority_and_gets_a_reference()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);

        var form = await chat.OpenFormAsync();
        var receipt = await chat.SendFormAsync(form, Inputs());

        Assert.Equal(200, (int?)receipt.Body!["statusCode"]);
        Assert.Contains("stored as LEI-2013-P001", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("Safer evenings", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("Priya Shah", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("26 June 2013 at 09:00", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("kept for the Office of the Police and Crime Commissioner", receipt.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Send", receipt.Text.Split('\n'));

        var stored = Assert.Single(await StoredAsync(planBot));
        Assert.Equal(("LEI-2013-P001", PlanId, "Priya Shah"), (stored.Reference, stored.PlanId, await SenderOfAsync(planBot, stored)));
        Assert.Equal("t-VICTIMS;t-REOFFENDING", stored.ThemeIds);
        Assert.Equal("Fewer assaults in the town centre at night.\nMore people feel safe.", stored.Text);
        Assert.Equal(planBot.Clock.GetUtcNow().UtcDateTime, stored.SubmittedAtUtc);
    }

    [Fact]
    public async Task The_used_form_is_replaced_in_the_chat()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);

        var form = await chat.OpenFormAsync();
        await chat.SendFormAsync(form, Inputs());

        var now = new TestReply(default, [planBot.Channel.Now(form.Activities.Single())], null);
        Assert.Contains("Local priority LEI-2013-P001", now.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(TestReply.Elements(now.Card), element => ((string?)element["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_client_without_Execute_sends_a_message_and_gets_the_same()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);

        var form = await chat.OpenFormAsync();
        var reply = await chat.SubmitFormAsync(form, Inputs());

        Assert.Contains("stored as LEI-2013-P001", Assert.Single(reply.Activities).Text, StringComparison.Ordinal);
        Assert.Contains("LEI-2013-P001", new TestReply(default, [planBot.Channel.Now(form.Activities.Single())], null).Text, StringComparison.Ordinal);
        Assert.Single(await StoredAsync(planBot));
    }

    [Fact]
    public async Task A_form_that_cannot_be_replaced_is_acknowledged_all_the_same()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);

        var form = await chat.OpenFormAsync();
        planBot.Channel.FailNext(System.Net.HttpStatusCode.Forbidden, "BotNotInConversationRoster", kind: ChannelCallKind.Update);
        var receipt = await chat.SendFormAsync(form, Inputs());

        Assert.Contains("stored as LEI-2013-P001", receipt.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_input_of_the_form_has_a_label_a_message_and_a_limit_and_Send_is_the_only_button()
    {
        await using var planBot = await StartAsync();

        var form = await TestConversation.Personal(planBot, TestPerson.Priya).OpenFormAsync();

        var inputs = TestReply.Elements(form.Card).Where(element => ((string?)element["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true).ToList();
        Assert.Equal(10, inputs.Count);
        Assert.All(inputs, input =>
        {
            Assert.False(string.IsNullOrEmpty((string?)input["id"]));
            Assert.False(string.IsNullOrEmpty((string?)input["label"]));
            Assert.False(string.IsNullOrEmpty((string?)input["errorMessage"]));
            Assert.True((string?)input["type"] == "Input.ChoiceSet" || (int?)input["maxLength"] > 0);
        });
        Assert.Equal(["organisation", "title", "priority", "strategy", "support"], inputs.Where(input => ((string)input["label"]!).EndsWith("(required)", StringComparison.Ordinal)).Select(input => (string)input["id"]!));
        Assert.Equal("Url", (string?)inputs.Single(input => (string?)input["id"] == "evidenceLink")["style"]);
        var choices = inputs.Single(input => (string?)input["id"] == "themes");
        Assert.True((bool?)choices["isMultiSelect"]);
        Assert.Equal(["Victims", "Reoffending"], choices["choices"]!.AsArray().Select(choice => (string)choice!["title"]!));
        Assert.Equal(["Send", "Save as a draft"], form.Card["actions"]!.AsArray().Select(action => (string)action!["title"]!));
    }

    [Fact]
    public async Task The_organisation_is_known_from_the_last_submission_but_not_told_to_a_channel()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        await chat.SendFormAsync(await chat.OpenFormAsync(), Inputs());

        var next = await chat.OpenFormAsync();
        var inChannel = await TestConversation.Channel(planBot, TestPerson.Priya).OpenFormAsync();

        Assert.Equal("Leicester City Council", next.ValueOf("organisation"));
        Assert.Equal("", inChannel.ValueOf("organisation"));
    }

    [Fact]
    public async Task A_plan_without_themes_asks_for_none()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Day);
        await AddPlanAsync(planBot, "leicestershire-2025-29", "Police and Crime Plan 2025-29");
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var inputs = Inputs();
        inputs.Remove("themes");

        var form = await chat.OpenFormAsync();
        var receipt = await chat.SendFormAsync(form, inputs);

        Assert.DoesNotContain(TestReply.Elements(form.Card), element => (string?)element["id"] == "themes");
        Assert.Contains("LEI-2025-P001", receipt.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plans_that_share_a_prefix_share_one_row_of_numbers()
    {
        await using var planBot = await StartAsync();
        await AddPlanAsync(planBot, "leicestershire-2013-refresh", "Refreshed plan", "Victims", "Reoffending");
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var first = await chat.SubmitAsync(new JsonObject { ["verb"] = "submission.start", ["planId"] = PlanId });
        var second = await chat.SubmitAsync(new JsonObject { ["verb"] = "submission.start", ["planId"] = "leicestershire-2013-refresh" });

        await chat.SendFormAsync(first, Inputs());
        await chat.SendFormAsync(second, Inputs(2));

        Assert.Equal([(PlanId, "LEI-2013-P001"), ("leicestershire-2013-refresh", "LEI-2013-P002")], (await StoredAsync(planBot)).Select(row => (row.PlanId, row.Reference)));
    }

    [Theory]
    [InlineData("submission.send")]
    [InlineData("submission.start")]
    public async Task A_form_for_a_plan_that_is_gone_says_so(string verb)
    {
        await using var planBot = await StartAsync();
        var data = Inputs();
        data["planId"] = "elsewhere";
        data["formKey"] = "0f8fad5bd9cb469fa16570867728950e";

        var reply = await TestConversation.Personal(planBot, TestPerson.Priya).ExecuteAsync(verb, data);

        Assert.Contains("not held any more", reply.Text, StringComparison.Ordinal);
        Assert.Empty(await StoredAsync(planBot));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a key")]
    public async Task A_form_without_a_key_of_its_own_is_not_taken(string key)
    {
        await using var planBot = await StartAsync();
        var data = Inputs();
        data["planId"] = PlanId;
        data["formKey"] = key;

        var reply = await TestConversation.Personal(planBot, TestPerson.Priya).ExecuteAsync("submission.send", data);

        Assert.Contains("Nothing was sent", reply.Text, StringComparison.Ordinal);
        Assert.Empty(await StoredAsync(planBot));
    }
}
