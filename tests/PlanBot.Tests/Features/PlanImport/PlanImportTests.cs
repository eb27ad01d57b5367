using System.Net;
using System.Text.Json.Nodes;
using ActivityProtocol.Connector;
using ActivityProtocol.Schema.Teams;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Audit;
using PlanBot.Data.PlanFolders;
using PlanBot.Data.PlanWorkbooks;
using PlanBot.Features.Documents;
using PlanBot.Features.PlanImport;
using PlanBot.People;
using PlanBot.Samples;
using PlanBot.Submissions;
using PlanBot.Tests.Data.PlanWorkbooks;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.PlanImport;

/// <summary>Northshire's workbook as its staff send it to the bot.</summary>
public sealed class PlanImportTests
{
    private const string Url = "https://northshire-my.sharepoint.com/personal/priya/download.aspx?UniqueId=1&tempauth=secret";

    private static readonly DateOnly Today = new(2026, 11, 22);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staff_see_what_a_workbook_would_change_apply_it_once_and_it_is_kept_who_did()
    {
        using var host = new FileHost();
        await using var planBot = await StartAsync(host);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        host.Content = await ChangedAsync(planBot, "commitments.csv", "owner", "Somebody new");
        var owner = await OwnerAsync(planBot);

        var preview = await SendAsync(chat);

        Assert.Contains("Nothing is changed yet. northshire.xlsx would change: 0 rows added, 1 changed.", preview.Text, StringComparison.Ordinal);
        Assert.Contains($"owner: '{owner}' → 'Somebody new'", preview.Text, StringComparison.Ordinal);
        Assert.Equal(owner, await OwnerAsync(planBot));
        Assert.Null(Assert.Single(host.Requests).Headers.Authorization);

        var applied = await chat.ExecuteAsync("import.apply", preview.ButtonData("Apply"));
        var twice = await chat.ExecuteAsync("import.apply", preview.ButtonData("Apply"));

        Assert.Contains("northshire.xlsx was imported: 0 rows added, 1 changed.", applied.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed: no such workbook of yours waits.", twice.Text, StringComparison.Ordinal);
        Assert.Equal("Somebody new", await OwnerAsync(planBot));
        Assert.Equal(0, await WaitingAsync(planBot));
        var entry = Assert.Single(await planBot.InDatabaseAsync(db => db.Set<AuditEntry>().Where(entry => entry.Kind == AuditKinds.PlanImport).ToListAsync(Cancellation)));
        Assert.Equal((SamplePlans.Northshire, true), (entry.PlanId, entry.PersonKey is not null));
    }

    [Fact]
    public async Task A_preview_of_data_that_has_moved_on_is_not_applied_and_a_new_one_is_offered()
    {
        using var host = new FileHost();
        await using var planBot = await StartAsync(host);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        host.Content = await ChangedAsync(planBot, "commitments.csv", "owner", "Somebody new");
        var preview = await SendAsync(chat);
        var id = await ReportAsync(planBot, "delayed");

        var moved = await chat.ExecuteAsync("import.apply", preview.ButtonData("Apply"));

        Assert.Contains("The plan has changed since you were shown this, so nothing was applied.", moved.Text, StringComparison.Ordinal);
        Assert.Contains($"{id}, status", moved.Text, StringComparison.Ordinal);
        Assert.Contains("PlanBot has 'delayed'. Changed by Priya Shah on 22 November 2026 at 09:00.", moved.Text, StringComparison.Ordinal);
        Assert.NotEqual("Somebody new", await OwnerAsync(planBot));
        Assert.NotEqual(preview.ButtonData("Apply")["key"]!.ToJsonString(), moved.ButtonData("Apply")["key"]!.ToJsonString());
    }

    [Fact]
    public async Task A_conflict_is_decided_on_the_card()
    {
        using var host = new FileHost();
        await using var planBot = await StartAsync(host);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        host.Content = await ChangedAsync(planBot, "commitments.csv", "owner", "Somebody new");
        await ReportAsync(planBot, "delayed");
        var preview = await SendAsync(chat);

        var undecided = await chat.ExecuteAsync("import.apply", preview.ButtonData("Apply"));
        var data = undecided.ButtonData("Apply");
        data["take"] = "planbot";
        var applied = await chat.ExecuteAsync("import.apply", data);

        Assert.Contains("changed in PlanBot since the last import: choose whose values hold.", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was applied: choose whose values hold first.", undecided.Text, StringComparison.Ordinal);
        Assert.Contains("kept PlanBot's value.", applied.Text, StringComparison.Ordinal);
        var row = await planBot.InDatabaseAsync(db => db.Commitments.Where(row => row.PlanId == SamplePlans.Northshire).OrderBy(row => row.Ordinal).FirstAsync(Cancellation));
        Assert.Equal(("Somebody new", "delayed"), (row.Owner, row.Status));
    }

    [Fact]
    public async Task A_plan_imported_before_hashes_were_kept_is_compared_by_the_audit_trail()
    {
        using var host = new FileHost();
        await using var planBot = await StartAsync(host);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");
        var before = await Workbooks.ExportAsync(planBot.Services, SamplePlans.Northshire);
        await planBot.InDatabaseAsync(db => db.Set<ImportBaseline>().ExecuteDeleteAsync(Cancellation));
        var id = await ReportAsync(planBot, "delayed");

        var conflicted = Assert.IsType<ImportOutcome.Conflicted>(await Workbooks.ImportAsync(planBot.Services, before));

        Assert.Equal(["status", "updated_by", "updated_on"], conflicted.Conflicts.Select(conflict => conflict.Column).Order(StringComparer.Ordinal));
        Assert.All(conflicted.Conflicts, conflict => Assert.Equal((id, "Priya Shah"), (conflict.Id, conflict.ChangedBy)));
    }

    [Fact]
    public async Task Errors_are_a_list_by_sheet_row_and_column()
    {
        using var host = new FileHost();
        await using var planBot = await StartAsync(host);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");
        host.Content = await ChangedAsync(planBot, "commitments.csv", "due", "13/10/2026");

        var reply = await SendAsync(TestConversation.Personal(planBot, TestPerson.Priya));

        Assert.Contains("northshire.xlsx: 1 problem to put right first. Nothing was changed.", reply.Text, StringComparison.Ordinal);
        Assert.Contains("sheet commitments, row 2, column due", reply.Text, StringComparison.Ordinal);
        Assert.Contains("'13/10/2026' is not a date. Write 2013-10-01, 2013-10 or 2013.", reply.Text, StringComparison.Ordinal);
        Assert.Equal(0, await WaitingAsync(planBot));
    }

    [Fact]
    public async Task A_workbook_that_holds_what_is_held_already_says_so_and_waits_for_nobody()
    {
        using var host = new FileHost();
        await using var planBot = await StartAsync(host);
        await planBot.GrantAsync(TestPerson.Priya, Role.Administrator);
        host.Content = await Workbooks.ExportAsync(planBot.Services, SamplePlans.Northshire);

        Assert.Contains("northshire.xlsx: PlanBot holds all of this already.", (await SendAsync(TestConversation.Personal(planBot, TestPerson.Priya))).Text, StringComparison.Ordinal);
        Assert.Equal(0, await WaitingAsync(planBot));
    }

    [Theory]
    [InlineData(nameof(Role.Partner), "northshire", "Only staff of a plan's area can import its workbook, so I did not open the file.", 0)]
    [InlineData(nameof(Role.Staff), "leicestershire", "this is a workbook for Northshire, and only staff for Northshire can import it.", 1)]
    public async Task Who_is_no_staff_of_the_workbooks_area_is_refused(string role, string area, string expected, int fetched)
    {
        using var host = new FileHost();
        await using var planBot = await StartAsync(host);
        await planBot.GrantAsync(TestPerson.Tom, Enum.Parse<Role>(role), area);
        host.Content = await ChangedAsync(planBot, "commitments.csv", "owner", "Somebody new");

        var reply = await SendAsync(TestConversation.Personal(planBot, TestPerson.Tom));

        Assert.Contains(expected, reply.Text, StringComparison.Ordinal);
        Assert.Equal(fetched, host.Requests.Count);
        Assert.Equal(0, await WaitingAsync(planBot));
    }

    [Fact]
    public async Task A_workbook_cannot_take_a_plan_over_into_the_senders_own_area()
    {
        using var host = new FileHost();
        await using var planBot = await StartAsync(host);
        await planBot.GrantAsync(TestPerson.Tom, Role.Staff, "leicestershire");
        host.Content = await ChangedAsync(planBot, "plan.csv", "area", "leicestershire");

        Assert.Contains("only staff for Northshire can import it", (await SendAsync(TestConversation.Personal(planBot, TestPerson.Tom))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_button_a_group_and_a_day_later_apply_nothing()
    {
        using var host = new FileHost();
        await using var planBot = await StartAsync(host);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");
        await planBot.GrantAsync(TestPerson.Tom, Role.Staff, "northshire");
        host.Content = await ChangedAsync(planBot, "commitments.csv", "owner", "Somebody new");
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var data = (await SendAsync(chat)).ButtonData("Apply");

        Assert.Contains("no such workbook of yours waits", (await TestConversation.Personal(planBot, TestPerson.Tom).ExecuteAsync("import.apply", Copy(data))).Text, StringComparison.Ordinal);
        Assert.Contains("personal chat only", (await SendAsync(TestConversation.Group(planBot, TestPerson.Priya))).Text, StringComparison.Ordinal);
        await TestConversation.Channel(planBot, TestPerson.Priya).ExecuteAsync("import.apply", Copy(data));
        Assert.Equal(1, await WaitingAsync(planBot));
        planBot.Clock.Advance(WaitingWorkbooks.KeptFor);
        Assert.Contains("no such workbook of yours waits", (await chat.ExecuteAsync("import.apply", Copy(data))).Text, StringComparison.Ordinal);
        await planBot.InScopeAsync<WaitingWorkbooks, bool>(async waiting =>
        {
            await waiting.DeleteExpiredAsync(Cancellation);
            return true;
        });

        Assert.Equal(0, await WaitingAsync(planBot));
        Assert.NotEqual("Somebody new", await OwnerAsync(planBot));
    }

    [Fact]
    public async Task A_further_workbook_takes_the_place_of_the_first_and_can_be_put_away_or_goes_with_the_person()
    {
        using var host = new FileHost();
        await using var planBot = await StartAsync(host);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");
        host.Content = await ChangedAsync(planBot, "commitments.csv", "owner", "Somebody new");
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var first = await SendAsync(chat);
        var second = await SendAsync(chat);

        Assert.Contains("no such workbook of yours waits", (await chat.ExecuteAsync("import.apply", first.ButtonData("Apply"))).Text, StringComparison.Ordinal);
        Assert.Contains("was put away. Nothing was changed.", (await chat.ExecuteAsync("import.discard", second.ButtonData("Put it away"))).Text, StringComparison.Ordinal);
        Assert.Equal(0, await WaitingAsync(planBot));

        await SendAsync(chat);
        await planBot.InScopeAsync<PersonalData, IReadOnlyList<string>?>(data => data.EraseAsync(TestPerson.Tenant, TestPerson.Priya.ObjectId, AuditActor.CommandLine, Cancellation));
        Assert.Equal(0, await WaitingAsync(planBot));
    }

    private static async Task<PlanBotApplication> StartAsync(FileHost host)
    {
        var planBot = await PlanBotApplication.StartWithAsync(
            Today,
            services => services.AddSingleton(new AttachmentDownloader(new DocumentOptions().HostsInUse, DocumentLimits.FileBytes, null, host)));
        await planBot.ImportSampleAsync(SamplePlans.Northshire);
        return planBot;
    }

    /// <summary>The plan's workbook with another value in the first row of a sheet.</summary>
    private static async Task<byte[]> ChangedAsync(PlanBotApplication planBot, string file, string column, string value)
    {
        var files = await planBot.Services.GetRequiredService<PlanExporter>().WriteAsync(SamplePlans.Northshire, Cancellation);
        return WorkbookWriter.Write([.. files.Select(written => WorkbookSheet.Of(written.Name != file ? written : written with
        {
            Cells = [.. written.Cells.Select((row, at) => at > 0 ? row : (IReadOnlyList<string>)[.. row.Select((cell, place) => written.Header[place] == column ? value : cell)])],
        }))]);
    }

    /// <summary>Priya says in PlanBot how far the first commitment has come.</summary>
    private static async Task<string> ReportAsync(PlanBotApplication planBot, string status)
    {
        var id = await planBot.InDatabaseAsync(db => db.Commitments.Where(row => row.PlanId == SamplePlans.Northshire).OrderBy(row => row.Ordinal).Select(row => row.Id).FirstAsync(Cancellation));
        var data = (await TestConversation.Personal(planBot, TestPerson.Priya).ExecuteAsync("update.form", new JsonObject { ["planId"] = SamplePlans.Northshire, ["kind"] = "commitment", ["id"] = id })).ButtonData("Save the status");
        data["status"] = status;
        await TestConversation.Personal(planBot, TestPerson.Priya).ExecuteAsync("update.progress", data);
        return id;
    }

    private static Task<string> OwnerAsync(PlanBotApplication planBot) =>
        planBot.InDatabaseAsync(db => db.Commitments.Where(row => row.PlanId == SamplePlans.Northshire).OrderBy(row => row.Ordinal).Select(row => row.Owner).FirstAsync(Cancellation));

    private static Task<int> WaitingAsync(PlanBotApplication planBot) => planBot.InDatabaseAsync(db => db.Set<WaitingWorkbook>().CountAsync(Cancellation));

    private static JsonObject Copy(JsonObject data) => data.DeepClone().AsObject();

    private static Task<TestReply> SendAsync(TestConversation conversation)
    {
        var activity = conversation.NewActivity(ActivityTypes.Message);
        activity.Attachments = [new Attachment(FileDownloadInfo.ContentType, "https://northshire-my.sharepoint.com/x", new FileDownloadInfo { DownloadUrl = Url, UniqueId = "1", FileType = "xlsx" }, "northshire.xlsx")];
        return conversation.SendAsync(activity);
    }

    /// <summary>Teams' file host.</summary>
    private sealed class FileHost : HttpMessageHandler
    {
        public byte[] Content { get; set; } = [];

        public List<HttpRequestMessage> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Content) });
        }
    }
}
