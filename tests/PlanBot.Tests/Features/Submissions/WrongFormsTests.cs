using System.Text.Json.Nodes;
using PlanBot.Cards;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.Submissions.PriorityScript;

namespace PlanBot.Tests.Features.Submissions;

/// <summary>What is checked on the server, whatever the client checked: the form comes back with what was typed.</summary>
public class WrongFormsTests
{
    [Fact]
    public async Task Missing_fields_give_the_form_back_with_everything_that_was_typed()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var inputs = Inputs();
        inputs["title"] = "   ";
        inputs.Remove("support");

        var form = await chat.OpenFormAsync();
        var returned = await chat.SendFormAsync(form, inputs);

        Assert.Equal(200, (int?)returned.Body!["statusCode"]);
        Assert.Contains("Not sent yet", returned.Text, StringComparison.Ordinal);
        Assert.Contains("Title: Give the priority a short title.", returned.Text, StringComparison.Ordinal);
        Assert.Contains("Say how the priority supports delivery of the plan.", returned.Text.Split('\n'));
        Assert.Equal("Leicester City Council", returned.ValueOf("organisation"));
        Assert.Equal("Fewer assaults in the town centre at night.\nMore people feel safe.", returned.ValueOf("priority"));
        Assert.Equal("t-VICTIMS,t-REOFFENDING", returned.ValueOf("themes"));
        Assert.Equal("https://example.org/evidence", returned.ValueOf("evidenceLink"));
        Assert.Empty(await StoredAsync(planBot));
    }

    [Fact]
    public async Task The_form_that_came_back_can_be_put_right_and_sent()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var wrong = Inputs();
        wrong["organisation"] = "";

        var form = await chat.OpenFormAsync();
        var returned = await chat.SendFormAsync(form, wrong);
        var receipt = await chat.SendFormAsync(returned, Inputs());

        Assert.Contains("stored as LEI-2013-P001", receipt.Text, StringComparison.Ordinal);
        Assert.Single(await StoredAsync(planBot));
    }

    [Fact]
    public async Task What_is_too_long_comes_back_whole_with_its_length()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var inputs = Inputs();
        inputs["priority"] = new string('x', 2001);

        var returned = await chat.SendFormAsync(await chat.OpenFormAsync(), inputs);

        Assert.Contains("Shorten this to at most 2,000 characters; it has 2,001.", returned.Text, StringComparison.Ordinal);
        Assert.Equal(2001, returned.ValueOf("priority").Length);
        Assert.Empty(await StoredAsync(planBot));
    }

    [Fact]
    public async Task What_no_message_could_carry_back_comes_back_cut_and_says_so()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var inputs = Inputs();
        inputs["priority"] = new string('x', 60_000);

        var returned = await chat.SendFormAsync(await chat.OpenFormAsync(), inputs);

        Assert.Contains("only its first 2,000 characters came back", returned.Text, StringComparison.Ordinal);
        Assert.Equal(2000, returned.ValueOf("priority").Length);
        Assert.Empty(await StoredAsync(planBot));
    }

    [Theory]
    [InlineData("t-ELSEWHERE")]
    [InlineData("t-VICTIMS,t-ELSEWHERE")]
    public async Task A_theme_that_the_plan_does_not_have_in_force_is_not_taken(string themes)
    {
        await using var planBot = await StartAsync();
        await AddPlanAsync(planBot, "another-2013-17", "Another", "Elsewhere");
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var inputs = Inputs();
        inputs["themes"] = themes;

        var form = await chat.SubmitAsync(new JsonObject { ["verb"] = "submission.start", ["planId"] = PlanId });
        var returned = await chat.SendFormAsync(form, inputs);

        Assert.Contains("Choose themes from the list.", returned.Text, StringComparison.Ordinal);
        Assert.Empty(await StoredAsync(planBot));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JavaScript://example.org/%0aalert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.org/paper")]
    [InlineData("www.example.org/paper")]
    [InlineData("https://somebody:secret@example.org/")]
    [InlineData("https://")]
    public async Task A_link_that_is_no_plain_web_address_is_not_taken(string link)
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var inputs = Inputs();
        inputs["evidenceLink"] = link;

        var returned = await chat.SendFormAsync(await chat.OpenFormAsync(), inputs);

        Assert.Contains("begins with https:// or http://", returned.Text, StringComparison.Ordinal);
        Assert.Equal(link, returned.ValueOf("evidenceLink"));
        Assert.Empty(await StoredAsync(planBot));
    }

    [Theory]
    [InlineData("Safer\u0000evenings")]
    [InlineData("Safer\u001bevenings")]
    [InlineData("Safer\u202eevenings")]
    public async Task Characters_that_nobody_can_see_are_taken_out_and_shown_before_anything_is_stored(string title)
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var inputs = Inputs();
        inputs["title"] = title;

        var form = await chat.OpenFormAsync();
        var returned = await chat.SendFormAsync(form, inputs);

        Assert.Contains("characters that cannot be seen", returned.Text, StringComparison.Ordinal);
        Assert.Equal("Saferevenings", returned.ValueOf("title"));
        Assert.Empty(await StoredAsync(planBot));
    }

    [Fact]
    public async Task Line_breaks_of_any_kind_are_kept_in_long_texts_and_are_spaces_in_short_ones()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var inputs = Inputs();
        inputs["priority"] = "One\r\ntwo\u2028three\vfour";
        inputs["title"] = "Safer\r\nevenings\tout";

        await chat.SendFormAsync(await chat.OpenFormAsync(), inputs);

        var stored = Assert.Single(await StoredAsync(planBot));
        Assert.Equal("One\ntwo\nthree\nfour", stored.Text);
        Assert.Equal("Safer evenings out", stored.Title);
    }

    [Fact]
    public async Task Inputs_that_are_no_texts_are_taken_as_missing()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var inputs = Inputs();
        inputs["title"] = new JsonObject { ["nested"] = true };
        inputs["priority"] = 5;

        var returned = await chat.SendFormAsync(await chat.OpenFormAsync(), inputs);

        Assert.Contains("Give the priority a short title.", returned.Text, StringComparison.Ordinal);
        Assert.Contains("Say what your local priority is.", returned.Text, StringComparison.Ordinal);
        Assert.Empty(await StoredAsync(planBot));
    }

    [Theory]
    [InlineData("**bold** _it_ [link](https://evil.example) # head `code` <b>x</b> \\ \"quoted\"")]
    [InlineData("<at>Everybody</at>")]
    [InlineData("${$root.formKey} ${toUpper('x')} ${")]
    public async Task Hostile_text_shows_as_it_was_typed(string hostile)
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var inputs = Inputs();
        inputs["title"] = hostile;
        inputs["priority"] = hostile;
        var wrong = (JsonObject)inputs.DeepClone();
        wrong["support"] = "";

        var form = await chat.OpenFormAsync();
        var returned = await chat.SendFormAsync(form, wrong);
        var receipt = await chat.SendFormAsync(form, inputs);
        var list = await chat.SayAsync("my submissions");

        Assert.Equal(hostile, returned.ValueOf("title"));
        Assert.Equal(hostile, Assert.Single(await StoredAsync(planBot)).Title);
        Assert.Contains(hostile, Runs(receipt.Card));
        Assert.Contains(hostile, Runs(list.Card));

        // Clients take Markdown in a TextBlock and a FactSet: nothing typed is in one.
        Assert.DoesNotContain(
            TestReply.Elements(receipt.Card).Concat(TestReply.Elements(list.Card)),
            element => (string?)element["type"] is not "TextRun" && element["text"] is JsonValue text && ((string)text!).Contains(hostile, StringComparison.Ordinal));
    }

    [Fact]
    public void A_date_macro_is_kept_from_the_client()
    {
        var line = TypedText.Line("at {{DATE(2013-06-26T10:00:00Z,SHORT)}} {{{x");

        Assert.DoesNotContain("{{", line, StringComparison.Ordinal);
        Assert.Equal("at {{DATE(2013-06-26T10:00:00Z,SHORT)}} {{{x", line.Replace("\u2060", "", StringComparison.Ordinal));
    }
}
