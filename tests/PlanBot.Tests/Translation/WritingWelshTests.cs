using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.People;
using PlanBot.Submissions;
using PlanBot.Tests.Features.Submissions;
using PlanBot.Tests.Support;
using PlanBot.Translation;

namespace PlanBot.Tests.Translation;

/// <summary>The proof that Welsh needs no code: welcome, help, the form and its messages.</summary>
public partial class WritingWelshTests
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

    [Theory]
    [InlineData("update residential burglary", "Cadw'r gwerth")]
    [InlineData("record a decision about the rural crime team", "Ar y trywydd iawn")]
    [InlineData("record a panel recommendation", "Derbyniwyd yn rhannol")]
    [InlineData("record a review", "Pa adolygiad")]
    [InlineData("rename the victims theme", "Enw newydd")]
    [InlineData("set the status of the victims theme", "Y diwrnod olaf y mae'n ddilys")]
    [InlineData("consultation rounds", "Agor cylch")]
    [InlineData("nudge settings", "Pa mor aml")]
    [InlineData("owners", "rhwng pobl a pherchnogion yn Northshire")]
    [InlineData("who is late", "Yn hwyr: ")]
    [InlineData("map ambitions", "6 uchelgais yn Safer Northshire")]
    public async Task The_forms_of_the_staff_ask_in_Welsh_and_in_Welsh_alone(string said, string expected)
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);
        await priya.SayAsync("siarad Cymraeg");

        var form = await priya.SayAsync(said);

        Assert.Contains(expected, form.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(EnglishOfForms(), form.Text);
    }

    [Fact]
    public async Task What_is_wrong_with_a_staff_form_is_said_in_Welsh_and_what_is_stored_stays_English()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);
        await priya.SayAsync("siarad Cymraeg");
        var data = (await priya.SayAsync("update residential burglary")).ButtonData("Cadw'r gwerth");
        data["period"] = "2026-10-01..2026-10-31";
        data["value"] = "many";

        var wrong = await priya.ExecuteAsync("update.value", data.DeepClone().AsObject());
        data["value"] = "1,234";
        var kept = await priya.ExecuteAsync("update.value", data.DeepClone().AsObject());
        var note = await planBot.InDatabaseAsync(db => Task.FromResult(db.Measurements.Single(row => row.KpiId == "residential-burglary" && row.Value == "1234").Note));
        var undone = await priya.ExecuteAsync("update.undo", kept.ButtonData("Ei ddadwneud"));

        Assert.Contains("Ni newidiwyd dim. Rhowch y gwerth fel rhif", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("1,234", kept.Text, StringComparison.Ordinal);
        Assert.Contains("Revised on 22 November 2026", note, StringComparison.Ordinal);
        Assert.Contains("Dadwnaed y diweddariad", undone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_word_of_a_comments_file_stays_English_whoever_reads_it()
    {
        using var welsh = Language.Use(Language.Find("cy")!);

        Assert.Equal("partly addressed", CommentTable.DispositionOf(new Submission { Outcome = SubmissionOutcome.PartlyAddressed }));
        Assert.Equal("Rhoddwyd sylw rhannol iddo", SubmissionWords.OutcomeOf(SubmissionOutcome.PartlyAddressed));
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

    /// <summary>Words that begin a label, a message or a button in English and no sentence of the sample's data.</summary>
    [GeneratedRegex(@"^(Choose|Give|Say|Save|Record|Which|What|Why|Who|Nothing|Such as|Note|Held|Outcome|Status|Period|Value|At most|Link to|On track|In progress|No change|Accepted)\b.*$", RegexOptions.Multiline)]
    private static partial Regex EnglishOfForms();
}
