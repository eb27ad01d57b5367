using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data.PlanFolders;
using PlanBot.Samples;
using PlanBot.Tests.Data.PlanFolders;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Data.PlanWorkbooks;

/// <summary>What goes out as a workbook comes back in the same.</summary>
public sealed class WorkbookRoundTripTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Folders => SharedPlanFolderTests.Folders;

    public static TheoryData<string> Samples => [.. SamplePlans.Folders];

    [Fact]
    public async Task A_plan_that_uses_every_column_comes_back_and_the_same_workbook_twice_changes_nothing()
    {
        await using var first = await TemporaryDatabase.CreateAsync();
        await using var second = await TemporaryDatabase.CreateAsync();
        Assert.IsType<ImportOutcome.Imported>(await new SmallPlan().ImportAsync(first));
        var workbook = await Workbooks.ExportAsync(first.Services, SmallPlan.Id);

        Assert.False(Assert.IsType<ImportOutcome.Imported>(await Workbooks.ImportAsync(second.Services, workbook)).ChangedNothing);

        Assert.Equal(await SmallPlan.ExportAsync(first), await SmallPlan.ExportAsync(second));
        Assert.True(Assert.IsType<ImportOutcome.Imported>(await Workbooks.ImportAsync(second.Services, workbook)).ChangedNothing);
        Assert.True(Assert.IsType<ImportOutcome.Imported>(await Workbooks.ImportAsync(first.Services, workbook, new ImportOptions(Replace: true))).ChangedNothing);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task A_real_plan_comes_back(string plan)
    {
        var shared = Environment.GetEnvironmentVariable("PLANBOT_SHARED");
        Assert.SkipWhen(string.IsNullOrEmpty(shared), "PLANBOT_SHARED does not name the folder that holds plans/.");
        await using var first = await TemporaryDatabase.CreateAsync();
        Assert.IsType<ImportOutcome.Imported>(await first.Services.GetRequiredService<PlanImporter>().ImportAsync(Path.Combine(shared!, "plans", plan), new ImportOptions(), Cancellation));

        await AssertComesBackAsync(first, plan);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_sample_comes_back(string plan)
    {
        await using var first = await TemporaryDatabase.CreateAsync();
        await SamplePlanFolder.ImportAsync(first.Services, plan, Today);

        await AssertComesBackAsync(first, plan);
    }

    [Theory]
    [InlineData("")]
    [InlineData(SmallPlan.Id)]
    [InlineData(PlanFormat.NationalPlanId)]
    public async Task A_template_opens_without_repair_and_has_every_sheet_and_column(string planId)
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        Assert.IsType<ImportOutcome.Imported>(await new SmallPlan().ImportAsync(database));
        using var folder = new TemporaryFolder();

        Assert.IsType<ExportOutcome.Exported>(await database.Services.GetRequiredService<PlanExporter>().WriteTemplateAsync(planId, folder.File("t.xlsx"), Cancellation));

        var content = await File.ReadAllBytesAsync(folder.File("t.xlsx"), Cancellation);
        AssertValid(content);
        var files = planId == PlanFormat.NationalPlanId ? PlanFormat.OfNationalFolder : [.. PlanFormat.Files.Except(PlanFormat.OfNationalFolderOnly)];
        Assert.All(files, file => Assert.Equal(file.Columns.Select(column => column.Name), Workbooks.Read(content, file.Name)[0]));
    }

    [Fact]
    public async Task A_template_filled_with_a_plan_changes_nothing_and_one_that_is_not_filled_in_asks_for_the_plan()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        Assert.IsType<ImportOutcome.Imported>(await new SmallPlan().ImportAsync(database));
        using var folder = new TemporaryFolder();
        var (exporter, importer) = (database.Services.GetRequiredService<PlanExporter>(), database.Services.GetRequiredService<PlanImporter>());
        await exporter.WriteTemplateAsync(SmallPlan.Id, folder.File("filled.xlsx"), Cancellation);
        await exporter.WriteTemplateAsync("", folder.File("empty.xlsx"), Cancellation);

        Assert.True(Assert.IsType<ImportOutcome.Imported>(await importer.ImportAsync(folder.File("filled.xlsx"), new ImportOptions(), Cancellation)).ChangedNothing);
        var rejected = Assert.IsType<ImportOutcome.Rejected>(await importer.ImportAsync(folder.File("empty.xlsx"), new ImportOptions(), Cancellation));

        Assert.Equal("sheet plan: The sheet has no row. Describe the plan in one row.", Assert.Single(rejected.Problems).ToString());
    }

    [Fact]
    public async Task Columns_with_words_and_ids_of_other_sheets_have_drop_downs_and_every_column_a_note()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        using var folder = new TemporaryFolder();
        await database.Services.GetRequiredService<PlanExporter>().WriteTemplateAsync("", folder.File("t.xlsx"), Cancellation);

        using var document = SpreadsheetDocument.Open(folder.File("t.xlsx"), isEditable: false);
        var sheets = document.WorkbookPart!.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().ToList();
        foreach (var file in PlanFormat.Files.Except(PlanFormat.OfNationalFolderOnly))
        {
            var sheet = Assert.Single(sheets, sheet => sheet.Name == PlanPlaces.SheetOf(file.Name));
            var worksheet = ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!;
            var rules = worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.DataValidation>().ToList();
            var lists = rules.Where(rule => rule.Type?.Value == DocumentFormat.OpenXml.Spreadsheet.DataValidationValues.List).Select(rule => rule.Formula1!.Text).ToList();

            Assert.Equal(file.Columns.Count * 2, rules.Count);
            Assert.All(rules, rule => Assert.True(rule.ShowInputMessage?.Value == true && rule.Prompt!.Value!.Length is > 0 and <= 255, file.Name));
            Assert.Equal(file.Columns.Count(column => column.Words.Count > 0 || (column.RefersTo.Length > 0 && column.Kind == CellKind.Id)), lists.Count);
            Assert.All(file.Columns.Where(column => column.RefersTo.Length > 0 && column.Kind == CellKind.Id), column => Assert.Contains(lists, list => list.Contains($"{PlanPlaces.SheetOf(column.RefersTo)}!$A$2", StringComparison.Ordinal)));
            Assert.All(rules, rule => Assert.True((rule.Formula1?.Text.Length ?? 0) <= 255, rule.Formula1?.Text));
            Assert.Equal("frozen", worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Pane>().Single().State!.InnerText);
        }

        Assert.Equal("How to fill this in", sheets[0].Name!.Value);
    }

    [Fact]
    public void Every_sheet_has_a_name_that_Excel_takes() =>
        Assert.All(PlanFormat.Files, file => Assert.Matches("^[a-z_]{1,31}$", PlanPlaces.SheetOf(file.Name)));

    private static async Task AssertComesBackAsync(TemporaryDatabase first, string plan)
    {
        var workbook = await Workbooks.ExportAsync(first.Services, plan);
        AssertValid(workbook);
        await using var second = await TemporaryDatabase.CreateAsync();
        Assert.IsType<ImportOutcome.Imported>(await Workbooks.ImportAsync(second.Services, workbook));

        Assert.Equal(await SmallPlan.ExportAsync(first, plan), await SmallPlan.ExportAsync(second, plan));
        Assert.True(Assert.IsType<ImportOutcome.Imported>(await Workbooks.ImportAsync(first.Services, workbook)).ChangedNothing);
    }

    private static void AssertValid(byte[] content)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(document, Cancellation).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }
}
