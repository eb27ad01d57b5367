using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data;
using PlanBot.Data.PlanFolders;
using PlanBot.People;
using PlanBot.Samples;
using PlanBot.Submissions;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Features.Submissions;
using PlanBot.Tests.Features.Triage;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.Consultation;

/// <summary>A round on a draft: comments, dispositions, resubmission, late comments, the summary.</summary>
public class ConsultationTests
{
    [Fact]
    public async Task Without_an_open_round_no_comment_is_taken_and_it_is_said()
    {
        await using var planBot = await PriorityScript.StartAsync();

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("I want to resubmit comment c");

        Assert.Empty(reply.Cards());
        Assert.Contains("No consultation on Leicestershire's", reply.Text, StringComparison.Ordinal);
        Assert.Contains("comment c (Welfare reform)", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_is_resubmitted_decided_and_shown_beside_the_first_one()
    {
        await using var planBot = await StartWithRoundAsync();
        var (tom, priya) = (TestConversation.Personal(planBot, TestPerson.Tom), TestConversation.Personal(planBot, TestPerson.Priya));

        var form = await tom.SayAsync("I want to resubmit comment c");
        var sent = await tom.PressAsync(form, "Send", ("organisation", "Leicester City Council"), ("topic", "Welfare reform"), ("comment", "Still no mention of welfare reform."), ("section", "Partnerships"));
        var card = await priya.SayAsync("LEI-2013-C001");
        var decided = await priya.PressAsync(await priya.PressAsync(card, "Decide"), "Decide and tell the partner", ("outcome", "Addressed"), ("reason", "A paragraph is added."), ("where", "Page 12"));
        var shown = await tom.SayAsync("LEI-2013-C001");

        Assert.Equal("Welfare reform", form.ValueOf("topic"));
        Assert.Contains("stored as LEI-2013-C001", sent.Text, StringComparison.Ordinal);
        Assert.Contains("Comment c (Welfare reform): not addressed", card.Text, StringComparison.Ordinal);
        Assert.Contains("Addressed (Page 12)", decided.Text, StringComparison.Ordinal);
        Assert.Contains("Comment c (Welfare reform): not addressed", shown.Text, StringComparison.Ordinal);
        Assert.Contains("A paragraph is added.", shown.Text, StringComparison.Ordinal);
        foreach (var side in new[] { card, decided, shown })
        {
            var columns = Assert.Single(TestReply.Elements(side.Card), element => (string?)element["type"] == "ColumnSet")["columns"]!.AsArray();
            Assert.Equal(2, columns.Count);
            Assert.Contains("not addressed", columns[0]!.ToJsonString(), StringComparison.Ordinal);
            Assert.Contains("LEI-2013-C001 (Welfare reform)", columns[1]!.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_closed_round_takes_no_more_keeps_a_draft_and_staff_take_a_late_one_with_a_reason()
    {
        await using var planBot = await StartWithRoundAsync();
        var (tom, priya) = (TestConversation.Personal(planBot, TestPerson.Tom), TestConversation.Personal(planBot, TestPerson.Priya));
        var form = await tom.SayAsync("comment on the draft");
        await priya.PressAsync(await priya.SayAsync("consultation rounds"), "Close the open round");

        var late = await tom.PressAsync(form, "Send", ("organisation", "Leicester City Council"), ("topic", "Hate crime"), ("comment", "Name the duties."));
        var logging = await priya.SayAsync("accept a late comment");
        var without = await priya.PressAsync(logging, "Store the comment", ("organisation", "Leicester City Council"), ("topic", "Hate crime"), ("comment", "Name the duties."));
        var stored = await priya.PressAsync(without, "Store the comment", ("organisation", "Leicester City Council"), ("topic", "Hate crime"), ("comment", "Name the duties."), ("lateReason", "Committee date."));

        Assert.Contains("is closed", late.Text, StringComparison.Ordinal);
        Assert.Contains("kept as a draft", late.Text, StringComparison.Ordinal);
        Assert.Contains("say why the late comment is taken", without.Text, StringComparison.Ordinal);
        Assert.Contains("stored as LEI-2013-C001", stored.Text, StringComparison.Ordinal);
        Assert.Equal("Committee date.", (await TriageScript.SubmissionAsync(planBot, "LEI-2013-C001")).LateReason);
    }

    [Fact]
    public async Task You_said_we_did_is_previewed_in_private_and_posted_in_the_channel_without_names()
    {
        await using var planBot = await StartWithRoundAsync();
        var (tom, priya) = (TestConversation.Personal(planBot, TestPerson.Tom), TestConversation.Personal(planBot, TestPerson.Priya));
        await tom.PressAsync(await tom.SayAsync("comment on the draft"), "Send", ("organisation", "Leicester City Council"), ("topic", "Hate crime"), ("comment", "Name the duties."));
        await priya.PressAsync(await priya.PressAsync(await priya.SayAsync("LEI-2013-C001"), "Decide"), "Decide and tell the partner", ("outcome", "Addressed"), ("reason", "The duties are named."));
        await priya.SayAsync("hello");

        var asked = await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync("you said we did");
        var preview = new TestReply(default, planBot.Channel.MessagesIn(priya.Id).TakeLast(1).ToList(), null);
        var posted = await priya.PressAsync(preview, "Post it in the channel");
        await planBot.SendDueAsync();

        Assert.Contains("personal chat", asked.Text, StringComparison.Ordinal);
        Assert.Contains("on its way", posted.Text, StringComparison.Ordinal);
        var card = ProtocolJson.Convert<JsonObject>(planBot.Channel.Sent.Last(activity => (activity.Summary ?? "").StartsWith("You said, we did", StringComparison.Ordinal)).Attachments![0].Content)!;
        Assert.Contains("The duties are named.", card.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Leicester City Council", card.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Tom", card.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "logged by staff")]
    [InlineData(false, "Teams")]
    public async Task A_message_is_logged_as_a_comment_from_a_dialog(bool byStaff, string origin)
    {
        await using var planBot = await StartWithRoundAsync();
        var chat = TestConversation.Channel(planBot, byStaff ? TestPerson.Priya : TestPerson.Tom);
        var opening = chat.NewActivity(ActivityTypes.Invoke);
        opening.Name = "composeExtension/fetchTask";
        opening.Value = JsonNode.Parse("""{"commandId":"logComment","commandContext":"message","messagePayload":{"id":"1","body":{"contentType":"html","content":"<p>Name the <b>partners</b> &amp; duties.</p>"}}}""");
        var dialog = (await chat.SendAsync(opening)).Body!["task"]!["value"]!["card"]!["content"]!;
        var typed = TestReply.Elements(dialog).Single(element => (string?)element["id"] == "comment");
        var data = TestReply.Elements(dialog).First(element => (string?)element["type"] == "Action.Submit")["data"]!.DeepClone().AsObject();
        (data["organisation"], data["topic"], data["comment"]) = ("Leicester City Council", "Partners", (string?)typed["value"]);

        var sending = chat.NewActivity(ActivityTypes.Invoke);
        sending.Name = "composeExtension/submitAction";
        sending.Value = new JsonObject { ["commandId"] = "logComment", ["commandContext"] = "message", ["data"] = data };
        var sent = await chat.SendAsync(sending);

        Assert.Equal("Name the partners & duties.", (string?)typed["value"]);
        Assert.DoesNotContain("Action.Execute", dialog.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("LEI-2013-C001", (string?)sent.Body!["task"]!["value"], StringComparison.Ordinal);
        var stored = await TriageScript.SubmissionAsync(planBot, "LEI-2013-C001");
        Assert.Equal((origin, "Name the partners & duties."), (stored.Origin, stored.Text));
    }

    [Fact]
    public async Task A_comment_of_a_closed_round_is_not_changed_and_in_the_same_round_not_made_again()
    {
        await using var planBot = await StartWithRoundAsync();
        var (tom, priya) = (TestConversation.Personal(planBot, TestPerson.Tom), TestConversation.Personal(planBot, TestPerson.Priya));
        var sent = await tom.PressAsync(await tom.SayAsync("comment on the draft"), "Send", ("organisation", "Leicester City Council"), ("topic", "Hate crime"), ("comment", "Name the duties."));
        var changing = await tom.PressAsync(sent, "Change");

        var again = await tom.ExecuteAsync("comment.resubmit", new() { ["planId"] = PriorityScript.PlanId, ["reference"] = "LEI-2013-C001" });
        await priya.PressAsync(await priya.SayAsync("consultation rounds"), "Close the open round");
        var changed = await tom.PressAsync(changing, "Send", ("organisation", "Leicester City Council"), ("topic", "Hate crime"), ("comment", "Something quite different."));

        Assert.Contains("made in this same round", again.Text, StringComparison.Ordinal);
        Assert.Contains("stays as it was sent", changed.Text, StringComparison.Ordinal);
        Assert.Equal("Name the duties.", (await TriageScript.SubmissionAsync(planBot, "LEI-2013-C001")).Text);
    }

    [Fact]
    public async Task The_Leicester_City_round_is_imported_asked_about_exported_and_imported_again_without_change()
    {
        await using var planBot = await StartWithRoundAsync();
        await planBot.InDatabaseAsync(db => db.ConsultationComments.ExecuteDeleteAsync(TestContext.Current.CancellationToken));
        var file = System.Text.Encoding.UTF8.GetString(SamplePlans.Files(SamplePlans.Leicestershire, PriorityScript.Day).Contents["consultation.csv"].Span);
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SendFormAsync(await tom.OpenFormAsync(), PriorityScript.Inputs());
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);
        await priya.PressAsync(await priya.SayAsync("organisations to confirm"), "Confirm Tom Ellis");

        var first = Assert.IsType<SubmissionImportOutcome.Imported>(await ImportAsync(planBot, file));
        var asked = await tom.SayAsync("What became of our comment about anti-social behaviour?");
        var stranger = await TestConversation.Personal(planBot, new("Nobody", "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f0010")).SayAsync("LEI-2013-C005");
        var exported = await ExportAsync(planBot);
        var again = Assert.IsType<SubmissionImportOutcome.Imported>(await ImportAsync(planBot, exported));
        var original = Assert.IsType<SubmissionImportOutcome.Imported>(await ImportAsync(planBot, file));

        Assert.Equal(Enumerable.Range(1, 26).Select(number => $"LEI-2013-C{number:000}"), first.Added);
        Assert.Contains("LEI-2013-C005", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Anti-social behaviour", asked.Text, StringComparison.Ordinal);
        Assert.Contains("I find no submission", stranger.Text, StringComparison.Ordinal);
        Assert.Equal((0, 26, 0, 26), (again.Added.Count, again.Unchanged, original.Added.Count, original.Unchanged));
        var (before, after) = (Read(file), Read(exported));
        Assert.Equal(before.Header, after.Header.Take(before.Header.Count));
        Assert.Equal(before.Rows.Select(row => string.Join('|', row.Cells)), after.Rows.Select(row => string.Join('|', row.Cells.Take(before.Header.Count))));
        Assert.DoesNotContain(await planBot.InDatabaseAsync(db => db.Set<OutboxPost>().ToListAsync(TestContext.Current.CancellationToken)), post => post.Topic == SubmissionPosts.TriageTopic);
    }

    private static CsvTable Read(string text) => CsvTable.Read("consultation.csv", System.Text.Encoding.UTF8.GetBytes(text), new())!;

    private static async Task<SubmissionImportOutcome> ImportAsync(PlanBotApplication planBot, string text)
    {
        await using var scope = planBot.Services.CreateAsyncScope();
        var plan = await scope.ServiceProvider.GetRequiredService<PlanDbContext>().Plans.SingleAsync(TestContext.Current.CancellationToken);
        return await scope.ServiceProvider.GetRequiredService<SubmissionImport>().ImportAsync(Read(text), "consultation.csv", plan, "e-mail", dryRun: false, TestContext.Current.CancellationToken);
    }

    private static async Task<string> ExportAsync(PlanBotApplication planBot)
    {
        await using var scope = planBot.Services.CreateAsyncScope();
        var round = await scope.ServiceProvider.GetRequiredService<PlanDbContext>().Set<ConsultationRound>().SingleAsync(TestContext.Current.CancellationToken);
        return CsvText.Write(CommentTable.RoundColumns, await scope.ServiceProvider.GetRequiredService<CommentTable>().OfRoundAsync(round, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Only_staff_open_a_round_and_two_never_overlap()
    {
        await using var planBot = await StartWithRoundAsync();
        var data = new JsonObject { ["planId"] = PriorityScript.PlanId, ["draft"] = "Another", ["opens"] = "2013-07-01", ["closes"] = "2013-07-05" };

        var partner = await TestConversation.Personal(planBot, TestPerson.Tom).ExecuteAsync("round.open", data.DeepClone().AsObject());
        var overlapping = await TestConversation.Personal(planBot, TestPerson.Priya).ExecuteAsync("round.open", data);

        Assert.Contains("Nothing was changed", partner.Text, StringComparison.Ordinal);
        Assert.Contains("No round was opened", overlapping.Text, StringComparison.Ordinal);
        Assert.Single(await planBot.InDatabaseAsync(db => db.Set<ConsultationRound>().ToListAsync(TestContext.Current.CancellationToken)));
    }

    private static async Task<PlanBotApplication> StartWithRoundAsync()
    {
        var planBot = await PriorityScript.StartAsync();
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "leicestershire");
        var opened = await TestConversation.Personal(planBot, TestPerson.Priya)
            .ExecuteAsync("round.open", new() { ["planId"] = PriorityScript.PlanId, ["draft"] = "Draft of June 2013", ["opens"] = "2013-06-20", ["closes"] = "2013-07-10" });
        Assert.Contains("The round on Draft of June 2013", opened.Text, StringComparison.Ordinal);
        return planBot;
    }
}
