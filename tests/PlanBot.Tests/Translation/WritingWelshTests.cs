using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.People;
using PlanBot.Tests.Features.Submissions;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Translation;

/// <summary>The proof that Welsh needs no code: welcome, help, the form and its messages.</summary>
public class WritingWelshTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task The_welcome_is_in_the_language_of_the_client()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        var installed = tom.NewActivity(ActivityTypes.InstallationUpdate);
        (installed.Action, installed.Locale) = ("add", "cy-GB");

        var welcome = await tom.SendAsync(installed);

        Assert.Contains("Helo, PlanBot ydw i.", welcome.Text, StringComparison.Ordinal);
        Assert.Contains("Fel yr oedd ar 22 Tachwedd 2026", welcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_in_Welsh_and_its_examples_stay_what_can_be_sent()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SayAsync("siarad Cymraeg");

        var help = await tom.SayAsync("help");

        Assert.Contains("Yr hyn y gallaf ei wneud", help.Text, StringComparison.Ordinal);
        Assert.Contains("Themâu ac uchelgeisiau", help.Text, StringComparison.Ordinal);
        Assert.Contains("\"Which themes are in the plan?\"", help.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("What I can do", help.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_asks_in_Welsh_and_says_in_Welsh_what_is_wrong()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        await planBot.GrantAsync(TestPerson.Tom, Role.Partner, "northshire");
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SayAsync("siarad Cymraeg");

        var form = await tom.SayAsync("submit a priority");
        var data = form.ButtonData("Anfon");
        data["title"] = "Nosweithiau mwy diogel";
        var returned = await tom.SubmitAsync(data);

        Assert.Contains("Cyflwyno blaenoriaeth leol", form.Text, StringComparison.Ordinal);
        Assert.Contains("Eich blaenoriaeth leol (gofynnol)", form.Text, StringComparison.Ordinal);
        Assert.Contains("Heb ei anfon eto", returned.Text, StringComparison.Ordinal);
        Assert.Contains("Dywedwch beth yw eich blaenoriaeth leol.", returned.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sent_in_Welsh_stands_in_the_history_under_the_English_names_of_its_fields()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        await planBot.GrantAsync(TestPerson.Tom, Role.Partner, "northshire");
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SayAsync("siarad Cymraeg");
        var data = (await tom.SayAsync("submit a priority")).ButtonData("Anfon");
        foreach (var (id, value) in PriorityScript.Inputs())
        {
            data[id] = value!.DeepClone();
        }

        data["themes"] = "roads";
        await tom.SubmitAsync(data);

        var sent = await planBot.InDatabaseAsync(db => db.Set<AuditEntry>().SingleAsync(entry => entry.Kind == AuditKinds.Submission && entry.Change == "sent", TestContext.Current.CancellationToken));
        Assert.Equal("Safer evenings", AuditTrail.FieldsOf(sent.AfterJson)["Title"]);
        Assert.Contains("Your organisation", AuditTrail.FieldsOf(sent.AfterJson).Keys);
    }

    [Theory]
    [InlineData("who won the match last night", "Gallaf ddweud wrthych am")]
    [InlineData("my submissions", "Ni welaf ddim a gyflwynwyd gennych.")]
    [InlineData("set the status of the victims theme", "Ni newidiwyd dim: staff swyddfa Northshire")]
    [InlineData("update residential burglary", "Ni newidiwyd dim: staff swyddfa Northshire")]
    [InlineData("rename the victims theme", "Ni newidiwyd dim: staff swyddfa Northshire")]
    [InlineData("withdraw NOR-2025-P001", "Ni allaf ddod o hyd i gyflwyniad NOR-2025-P001")]
    public async Task What_cannot_be_done_is_said_in_Welsh_and_in_Welsh_alone(string said, string expected)
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SayAsync("siarad Cymraeg");

        var refused = await tom.SayAsync(said);

        Assert.Contains(expected, refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("I can ", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was changed", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("I find no", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_goes_on_in_English_at_the_same_time()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("siarad Cymraeg");

        var both = await Task.WhenAll(
            TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("who won the match last night"),
            TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("who won the match last night"));

        Assert.Contains("Ni wn am hynny", both[0].Text + both[1].Text, StringComparison.Ordinal);
        Assert.Contains("I don't", both[0].Text + both[1].Text, StringComparison.Ordinal);
    }
}
