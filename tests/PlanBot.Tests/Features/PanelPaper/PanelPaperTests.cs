using System.Net;
using ActivityProtocol.Connector;
using ActivityProtocol.Schema.Teams;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Bot;
using PlanBot.CommandLine;
using PlanBot.Data;
using PlanBot.Features.PanelPaper;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Samples;
using PlanBot.Tests.Data;
using PlanBot.Tests.Support;
using PlanBot.Turns;

namespace PlanBot.Tests.Features.PanelPaper;

/// <summary>The panel's paper: what stands in the Word file, and how it comes to the one who asked.</summary>
public class PanelPaperTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_is_valid_with_headings_tables_charts_and_alternative_text()
    {
        await using var planBot = await StartAsync();
        using var stream = new MemoryStream(await WriteAsync(planBot, ""));
        using var file = WordprocessingDocument.Open(stream, isEditable: false);

        Assert.Equal("", string.Join("\n", new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file).Select(problem => $"{problem.Path?.XPath}: {problem.Description}").Take(5)));
        var body = file.MainDocumentPart!.Document!.Body!;
        var headings = body.Elements<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Heading1").Select(paragraph => paragraph.InnerText);
        Assert.Equal(
            ["Purpose of report", "Recommendation", "Background", "Progress made to date", "Decisions and money", "Next steps", "Implications", "List of appendices", "Background papers", "Person to contact", "Appendix A: how a theme gets its status", "Appendix B: sources"],
            headings);
        var tables = body.Descendants<Table>().Where(table => table.GetFirstChild<TableProperties>()!.TableCaption!.Val != "Particulars of the report").ToList();
        Assert.NotEmpty(tables);
        Assert.All(tables, table => Assert.NotNull(table.GetFirstChild<TableRow>()!.TableRowProperties?.GetFirstChild<TableHeader>()));
        var charts = body.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().ToList();
        Assert.Equal(6, charts.Count);
        Assert.All(charts, chart => Assert.StartsWith("Line chart of ", chart.Description?.Value, StringComparison.Ordinal));
        Assert.Equal(6, file.MainDocumentPart.ChartParts.Count());
        Assert.Contains("£180,000", body.InnerText, StringComparison.Ordinal);
        Assert.Contains("[TO BE COMPLETED: any decision that is asked of the panel]", body.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_implications_hold_what_scrutiny_left_behind()
    {
        await using var planBot = await StartAsync();
        using var stream = new MemoryStream(await WriteAsync(planBot, ""));
        using var file = WordprocessingDocument.Open(stream, isEditable: false);
        var text = file.MainDocumentPart!.Document!.Body!.InnerText;

        Assert.Contains("Revision of November 2025: gap: planned", text, StringComparison.Ordinal);
        Assert.Contains("Recommendation of 9 July 2026: Report the waits for counselling", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Set up a task and finish group", text, StringComparison.Ordinal);
        Assert.Contains("Police resources by theme", text, StringComparison.Ordinal);
        Assert.Contains("23 of 130 ambitions are aligned to national measures, the strategic policing requirement or a strategy of the force; 107 are not.", text, StringComparison.Ordinal);
        Assert.Contains("The plan was last reviewed on 19 October 2026 (Annual review 2026). Outcome: no change", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_for_the_office_only_stays_out_whoever_asks()
    {
        await using var planBot = await StartAsync();
        await planBot.InDatabaseAsync(async db =>
        {
            db.Measurements.Add(new Measurement { PlanId = SamplePlans.Northshire, Id = "provisional", KpiId = "victim-satisfaction", Value = "11.11", ValueKind = "percent", PeriodStart = PartialDate.Parse("2026-11"), PeriodEnd = PartialDate.Parse("2026-11"), Provisional = true });
            return await db.SaveChangesAsync(Cancellation);
        });

        var text = TextOf(await WriteAsync(planBot, ""));

        Assert.DoesNotContain("Days lost to sickness", text, StringComparison.Ordinal);
        Assert.DoesNotContain("11.11", text, StringComparison.Ordinal);
        Assert.Contains("Victims satisfied with the service that they got", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mark_in_brackets_leads_to_a_source_in_the_last_appendix()
    {
        await using var planBot = await StartAsync();

        var paper = await DraftAsync(planBot, "");

        var sources = Assert.IsType<PaperBlock.Table>(paper.Blocks[^1]);
        var named = sources.Rows.Select(row => row[0]).ToHashSet(StringComparer.Ordinal);
        var marks = System.Text.RegularExpressions.Regex.Matches(string.Join(' ', paper.Blocks.Take(paper.Blocks.Count - 1).Select(WordsOf)), @"\[\d+\]").Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(marks);
        Assert.Equal(named.Order(StringComparer.Ordinal), marks.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Staff_get_a_link_of_their_own_that_works_for_a_quarter_of_an_hour()
    {
        await using var planBot = await StartAsync(("PlanBot:Manifest:Host", "planbot.example"));
        var reply = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("draft the panel paper for the victims theme");
        Assert.Contains("Support for Victims and Survivors: progress", reply.Text, StringComparison.Ordinal);
        var address = new Uri((string)reply.Button("Get the Word file")["url"]!);

        using var first = await planBot.Http.GetAsync(address.PathAndQuery, Cancellation);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.True(first.Headers.CacheControl!.NoStore);
        Assert.Contains("northshire-2025-29-victims-2026-11-22.docx", first.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Support for Victims and Survivors", TextOf(await first.Content.ReadAsByteArrayAsync(Cancellation)), StringComparison.Ordinal);
        using var guessed = await planBot.Http.GetAsync(address.PathAndQuery[..^1] + (address.PathAndQuery[^1] == 'A' ? "B" : "A"), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);

        planBot.Clock.Advance(PreparedPapers.KeptFor);
        using var late = await planBot.Http.GetAsync(address.PathAndQuery, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    [Fact]
    public async Task Asked_for_in_a_channel_it_goes_to_the_personal_chat()
    {
        await using var planBot = await StartAsync(("PlanBot:Manifest:Host", "planbot.example"));
        await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("hello");

        var reply = await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync("draft the panel paper");

        Assert.Contains("in our personal chat", reply.Text, StringComparison.Ordinal);
        Assert.Contains(planBot.Channel.Calls, call => call.ConversationId == $"a:{TestPerson.Priya.Id}");
    }

    [Fact]
    public async Task In_Teams_it_is_put_where_Teams_says_once_the_person_who_asked_says_yes()
    {
        var oneDrive = new OneDrive();
        await using var planBot = await PlanBotApplication.StartWithAsync(Today, services => services.AddSingleton(new FileUploader(["*.sharepoint.com"], oneDrive)));
        await PrepareAsync(planBot);
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var answer = await planBot.InScopeAsync<PanelPaperHandler, Answer>(async papers =>
        {
            await using var scope = planBot.Services.CreateAsyncScope();
            var priya = await scope.ServiceProvider.GetRequiredService<PeopleDirectory>().FindAsync(TestPerson.Tenant, TestPerson.Priya.ObjectId, TestPerson.Priya.Name, TestPerson.Priya.Id, Cancellation);
            var plan = scope.ServiceProvider.GetRequiredService<PlanDbContext>().Plans.Single();
            return await papers.DraftAsync(new(priya, chat.Id, ConversationScope.Personal, plan, Today) { TakesFiles = true }, plan, "", Cancellation);
        });

        var offer = AnswerActivities.Of(answer).Attachments!.Single();
        Assert.Equal(FileConsentCard.ContentType, offer.ContentType);
        var consent = ProtocolJson.Convert<FileConsentCard>(offer.Content)!;

        await chat.As(TestPerson.Tom).SendAsync(Consent(chat.As(TestPerson.Tom), consent.AcceptContext!, "https://northshire-my.sharepoint.com/upload"));
        Assert.Empty(oneDrive.Ranges);
        await chat.SendAsync(Consent(chat, consent.AcceptContext!, "https://evil.example/upload"));
        Assert.Empty(oneDrive.Ranges);
        var done = await chat.SendAsync(Consent(chat, consent.AcceptContext!, "https://northshire-my.sharepoint.com/upload"));

        Assert.Equal($"bytes 0-{consent.SizeInBytes - 1}/{consent.SizeInBytes}", Assert.Single(oneDrive.Ranges));
        Assert.Equal(FileInfoCard.ContentType, done.Activities.SelectMany(activity => activity.Attachments ?? []).Single().ContentType);
    }

    [Fact]
    public async Task Who_is_no_staff_gets_none()
    {
        await using var planBot = await StartAsync();

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("draft the panel paper");

        Assert.Contains("No paper was drafted", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_refuses_a_theme_that_there_is_not_and_a_file_that_is_there()
    {
        await using var planBot = await StartAsync();
        using var folder = new TemporaryFolder();
        var file = folder.File("paper.docx");

        var (noTheme, wrong) = await RunAsync(planBot, SamplePlans.Northshire, "--out", file, "--theme", "nothing");
        var (noPlan, unknown) = await RunAsync(planBot, "southshire", "--out", file);
        var (written, words) = await RunAsync(planBot, SamplePlans.Northshire, "--out", file);
        var (again, refused) = await RunAsync(planBot, SamplePlans.Northshire, "--out", file);

        Assert.Equal((1, 1, 0, 1), (noTheme, noPlan, written, again));
        Assert.Contains("has no theme nothing", wrong, StringComparison.Ordinal);
        Assert.Contains("There is no plan southshire", unknown, StringComparison.Ordinal);
        Assert.Contains("blanks to fill in", words, StringComparison.Ordinal);
        Assert.Contains("cannot be written", refused, StringComparison.Ordinal);
        Assert.Contains("Author[TO BE COMPLETED]", TextOf(await File.ReadAllBytesAsync(file, Cancellation)), StringComparison.Ordinal);
    }

    private static Activity Consent(TestConversation chat, object context, string uploadUrl)
    {
        var activity = chat.NewActivity(ActivityTypes.Invoke);
        activity.Name = "fileConsent/invoke";
        activity.Value = new FileConsentCardResponse { Action = "accept", Context = context, UploadInfo = new() { UploadUrl = uploadUrl, ContentUrl = "https://northshire-my.sharepoint.com/paper.docx", Name = "paper.docx", UniqueId = "1", FileType = "docx" } };
        return activity;
    }

    private static async Task<PlanBotApplication> StartAsync(params (string Key, string Value)[] settings)
    {
        var planBot = await PlanBotApplication.StartAsync(Today, null, settings);
        await PrepareAsync(planBot);
        return planBot;
    }

    private static async Task PrepareAsync(PlanBotApplication planBot)
    {
        await planBot.ImportSampleAsync(SamplePlans.Northshire);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");
    }

    private static async Task<Paper> DraftAsync(PlanBotApplication planBot, string themeId) => await planBot.InDatabaseAsync(async db =>
        PaperDraft.Of(await PaperFacts.ReadAsync(db, db.Plans.Single(), Today, Cancellation), themeId, "Priya Shah"));

    private static async Task<byte[]> WriteAsync(PlanBotApplication planBot, string themeId) => WordPaper.Write(await DraftAsync(planBot, themeId), DateTime.UnixEpoch);

    private static string TextOf(byte[] content)
    {
        using var stream = new MemoryStream(content);
        using var file = WordprocessingDocument.Open(stream, isEditable: false);
        return file.MainDocumentPart!.Document!.Body!.InnerText;
    }

    private static string WordsOf(PaperBlock block) => block switch
    {
        PaperBlock.Paragraph paragraph => paragraph.Text,
        PaperBlock.Bullet bullet => bullet.Text,
        PaperBlock.Table table => string.Join(' ', table.Rows.SelectMany(row => row)),
        _ => "",
    };

    private static async Task<(int ExitCode, string Words)> RunAsync(PlanBotApplication planBot, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await PaperCommand.Create(_ => planBot.Services).Parse(args).InvokeAsync(new() { Output = output, Error = errors }, Cancellation);
        return (exitCode, $"{output}{errors}");
    }

    /// <summary>Teams' storage, which remembers what was put there.</summary>
    private sealed class OneDrive : HttpMessageHandler
    {
        public List<string> Ranges { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Ranges.Add(request.Content!.Headers.ContentRange!.ToString());
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.Created));
        }
    }
}
