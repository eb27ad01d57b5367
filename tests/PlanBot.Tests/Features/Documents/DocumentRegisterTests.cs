using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Audit;
using PlanBot.Bot;
using PlanBot.Data;
using PlanBot.Data.PlanFolders;
using PlanBot.Features.Documents;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Samples;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.Documents;

/// <summary>With the database in a file.</summary>
public sealed class DocumentRegisterTests() : DocumentRegisterOn(TestedDatabase.Sqlite);

/// <summary>With the database on a server.</summary>
public sealed class DocumentRegisterOnPostgreSqlTests() : DocumentRegisterOn(TestedDatabase.PostgreSql);

/// <summary>Papers beside a plan: taken in once, replaced by newer versions, found by questions, untouched by plan folders.</summary>
public abstract class DocumentRegisterOn(TestedDatabase kind)
{
    private const string Plan = SamplePlans.Northshire;
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_paper_twice_changes_nothing_whatever_it_is_named()
    {
        await using var planBot = await StartAsync();
        var first = Assert.IsType<DocumentImport.Imported>(await ImportAsync(planBot, "Rural patrols.txt", Papers.Numbered));
        var version = await VersionAsync(planBot);

        var again = Assert.IsType<DocumentImport.Unchanged>(await ImportAsync(planBot, "copy of it.txt", Papers.Numbered));

        Assert.Equal((7, "rural-patrols", "paper K"), (first.Paragraphs, again.Document.Key, again.Document.ShortName));
        Assert.Equal(version, await VersionAsync(planBot));
    }

    [Fact]
    public async Task A_newer_version_replaces_the_paragraphs_and_says_what_changed()
    {
        await using var planBot = await StartAsync();
        await ImportAsync(planBot, "rural.txt", Papers.Numbered);

        var newer = Assert.IsType<DocumentImport.Imported>(await ImportAsync(planBot, "rural (2).txt", Papers.Numbered.Replace("- b. agree a third van", "\n5. A fifth point.", StringComparison.Ordinal).Replace("£45,000", "£46,000", StringComparison.Ordinal)));

        Assert.Equal(new ParagraphChanges(1, 1, 1), newer.Before);
        Assert.Contains("newer version of rural", newer.InWords(Plan), StringComparison.Ordinal);
        var texts = await planBot.InDatabaseAsync(db => db.Set<ImportedParagraph>().Select(paragraph => paragraph.Text).ToListAsync(Cancellation));
        Assert.Contains(texts, text => text.Contains("£46,000", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, text => text.Contains("£45,000", StringComparison.Ordinal) || text.Contains("third van", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_title_or_date_given_later_puts_the_paper_right()
    {
        await using var planBot = await StartAsync();
        await ImportAsync(planBot, "rural.txt", Papers.Numbered);

        var described = Assert.IsType<DocumentImport.Described>(await ImportAsync(planBot, "rural.txt", Papers.Numbered, new(AuditActor.CommandLine, Title: "Patrols in the country", Date: PartialDate.Parse("2026-03"))));

        Assert.Equal("\"Patrols in the country\" (paper K, March 2026)", described.Document.InWords());
    }

    [Fact]
    public async Task What_the_files_properties_say_is_suggested_and_not_taken()
    {
        await using var planBot = await StartAsync();
        var word = Papers.Word([Papers.Words("1. The barn has a new roof.")], title: "Template for reports");

        var imported = await planBot.InScopeAsync<DocumentRegister, DocumentImport>(documents => documents.ImportAsync(Plan, "barn-roof.docx", word, new(AuditActor.CommandLine), Cancellation));

        Assert.Equal("barn roof", Assert.IsType<DocumentImport.Imported>(imported).Document.Title);
        Assert.Contains("\"Template for reports\"", imported.InWords(Plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_paper_leaves_the_one_that_is_held()
    {
        await using var planBot = await StartAsync();
        await ImportAsync(planBot, "rural.txt", Papers.Numbered);
        var version = await VersionAsync(planBot);

        Assert.IsType<DocumentImport.Refused>(await ImportAsync(planBot, "rural.docx", "no Word file"));
        Assert.Contains("no plan nowhere", Assert.IsType<DocumentImport.Refused>(await ImportAsync(planBot, "rural.txt", "1. Hay.", plan: "nowhere")).Sentence, StringComparison.Ordinal);
        Assert.IsType<DocumentImport.Refused>(await ImportAsync(planBot, "other.txt", "1. Hay.", new(AuditActor.CommandLine, Replaces: "hay")));

        Assert.Equal(version, await VersionAsync(planBot));
    }

    [Fact]
    public async Task An_import_of_the_plans_folder_leaves_papers_alone_and_an_export_leaves_them_out()
    {
        await using var planBot = await StartAsync();
        var before = await ExportAsync(planBot);
        await ImportAsync(planBot, "rural.txt", Papers.Numbered);

        var again = await planBot.Services.GetRequiredService<PlanImporter>().ImportAsync(SamplePlans.Files(Plan, Today), new ImportOptions(Replace: true), Cancellation);

        Assert.True(Assert.IsType<ImportOutcome.Imported>(again).ChangedNothing);
        Assert.Equal(before, await ExportAsync(planBot));
        Assert.Equal(7, await planBot.InDatabaseAsync(db => db.Set<ImportedParagraph>().CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_question_that_names_the_paper_finds_its_paragraph_at_once()
    {
        await using var planBot = await StartAsync();
        await RecognizeAsync(planBot, "hello");
        await ImportAsync(planBot, "rural.txt", Papers.Numbered);
        await ImportAsync(planBot, "other.txt", "Paper L\n\nMoney\n\n1. A shortfall of hay is no shortfall of money at all.");

        foreach (var text in new[] { "what did paper K say about the shortfall?", "what does report k say on the horse-box fund", "what did the rural patrols update say about the shortfall" })
        {
            var question = await RecognizeAsync(planBot, text);

            Assert.True(question.Intent == Intents.DocumentSearch, string.Join('\n', question.Trace));
            Assert.Equal("rural.txt", question.Best(EntityTypes.Document)?.Id);
            Assert.Equal("document:rural#4", question.Best(EntityTypes.Paragraph)?.Id);
        }

        Assert.Equal("document:rural#2", (await RecognizeAsync(planBot, "show me paragraph 2 of paper K")).Best(EntityTypes.Paragraph)?.Id);
        Assert.Equal("document:other#1", (await RecognizeAsync(planBot, "what did paper L say about the shortfall?")).Best(EntityTypes.Paragraph)?.Id);
    }

    [Fact]
    public async Task What_a_paper_says_is_answered_with_its_place_and_a_short_quotation()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Tom);
        await ImportAsync(planBot, "rural.txt", Papers.Numbered.Replace("It is looked at every month.", string.Join(' ', Enumerable.Repeat("Nobody minds the hay in the barn.", 40)), StringComparison.Ordinal));

        var reply = await chat.SayAsync("what did paper K say about the shortfall?");
        var item = await chat.SayAsync("show me paragraph 3(b) of paper K");
        var nothing = await chat.SayAsync("what did paper K say about submarines?");

        Assert.Contains("Paragraph 4 of RURAL PATROLS UPDATE, under \"Money\": \"The patrols have a shortfall of £45,000, which the horse-box fund will meet by the autumn.", reply.Text, StringComparison.Ordinal);
        Assert.InRange(reply.Text.Length, 100, 600);
        Assert.Contains("RURAL PATROLS UPDATE, ¶4 (3 March 2026)", reply.Text, StringComparison.Ordinal);
        Assert.Contains("\"agree a third van\"", item.Text, StringComparison.Ordinal);
        Assert.Contains("no paragraph about \"submarines\"", nothing.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_that_the_folder_describes_too_is_answered_from_the_paper_itself()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var inShort = await planBot.InDatabaseAsync(db => db.Paragraphs.FirstAsync(paragraph => paragraph.Para == "10", Cancellation));

        var listed = await planBot.InDatabaseAsync(db => db.Sources.FirstAsync(source => source.Address == inShort.Doc, Cancellation));

        var imported = await ImportAsync(planBot, inShort.Doc, "10. The barn owl nests where the money is short.", plan: SamplePlans.Leicestershire);
        var question = await RecognizeAsync(planBot, "find the paragraph about the funding gap", SamplePlans.Leicestershire);

        Assert.Equal((listed.Title, listed.Published), Assert.IsType<DocumentImport.Imported>(imported).Document is var document ? (document.Title, document.Published) : default);
        Assert.EndsWith("#10", question.Best(EntityTypes.Paragraph)?.Id, StringComparison.Ordinal);
        Assert.Single(question.All(EntityTypes.Paragraph), entity => entity.Id.EndsWith("10", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Papers_are_listed_in_the_chat_and_gone_when_they_are_removed()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Tom);
        var none = await chat.SayAsync("which papers do you have?");
        await ImportAsync(planBot, "rural.txt", Papers.Numbered);

        var listed = await chat.SayAsync("which papers do you have?");
        var removed = await planBot.InScopeAsync<DocumentRegister, ImportedDocument?>(documents => documents.RemoveAsync(Plan, "rural", AuditActor.CommandLine, Cancellation));

        Assert.Contains("No paper has been imported", none.Text, StringComparison.Ordinal);
        Assert.Contains("\"RURAL PATROLS UPDATE\" (paper K, 3 March 2026)", listed.Text, StringComparison.Ordinal);
        Assert.NotNull(removed);
        var history = await planBot.InScopeAsync<AuditTrail, List<AuditEntry>>(audit => audit.HistoryOfAsync("rural", Cancellation));
        Assert.Equal([("document", "imported"), ("document", "removed")], history.Select(entry => (entry.Kind, entry.Change)));
        Assert.DoesNotContain("RURAL", (await chat.SayAsync("list the papers")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await planBot.InDatabaseAsync(db => db.Set<ImportedParagraph>().CountAsync(Cancellation)));
    }

    private async Task<PlanBotApplication> StartAsync()
    {
        var planBot = await PlanBotApplication.StartAsync(Today, kind);
        await planBot.ImportSampleAsync(Plan);
        return planBot;
    }

    private static Task<DocumentImport> ImportAsync(PlanBotApplication planBot, string name, string text, DocumentDetails? details = null, string plan = Plan) =>
        planBot.InScopeAsync<DocumentRegister, DocumentImport>(documents => documents.ImportAsync(plan, name, Papers.Text(text), details ?? new(AuditActor.CommandLine), Cancellation));

    private static Task<Guid> VersionAsync(PlanBotApplication planBot) => planBot.Services.GetRequiredService<PlanDataVersion>().CurrentAsync(Cancellation);

    private static async Task<RecognizedQuestion> RecognizeAsync(PlanBotApplication planBot, string text, string plan = Plan) =>
        (await planBot.Services.GetRequiredService<RecognizerCache>().CurrentAsync(Cancellation)).Recognize(new(text, plan, Today));

    private static async Task<IEnumerable<(string, string)>> ExportAsync(PlanBotApplication planBot) =>
        (await planBot.Services.GetRequiredService<PlanExporter>().WriteAsync(Plan, Cancellation)).Select(file => (file.Name, file.Text));
}
