using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data.PlanFolders;
using PlanBot.Data.PlanWorkbooks;
using PlanBot.Tests.Data.PlanFolders;

namespace PlanBot.Tests.Data.PlanWorkbooks;

/// <summary>Workbooks that are wrong: said in plain words with the place, and nothing changed.</summary>
public sealed class BadWorkbookTests
{
    private const string FactColumns = "fact_id,subject,value,unit,as_of,note,source";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""<c t="inlineStr"><is><t>f1</t></is></c><c t="inlineStr"><is><t>x</t></is></c><c><f>1+1</f><v>2</v></c>""", "sheet facts, row 2, column value: The cell holds a formula. Copy the cells and paste them as values (in Excel: Paste Special, Values).")]
    [InlineData("""<c t="inlineStr"><is><t>f1</t></is></c><c t="inlineStr"><is><t>x</t></is></c><c t="e"><v>#N/A</v></c>""", "sheet facts, row 2, column value: The cell holds the error #N/A. Write the value itself, or leave the cell empty.")]
    [InlineData("""<c t="inlineStr"><is><t>f1</t></is></c><c t="inlineStr"><is><t>x</t></is></c><c r="E2" t="inlineStr"><is><t>13/10/2013</t></is></c>""", "sheet facts, row 2, column as_of: '13/10/2013' is not a date. Write 2013-10-01, 2013-10 or 2013.")]
    [InlineData("""<c t="inlineStr"><is><t>f1</t></is></c><c t="inlineStr"><is><t>x</t></is></c><c r="H2"><v>5</v></c>""", "sheet facts, row 2, column H: There is a value, '5', and the column has no heading. Give the column its heading, or empty the cell.")]
    [InlineData("""<c t="inlineStr"><is><t>f1</t></is></c><c><f>A1</f><v>2</v></c>""", "sheet facts, row 2, column subject: The cell holds a formula. Copy the cells and paste them as values (in Excel: Paste Special, Values).")]
    [InlineData("""<c t="inlineStr"><is><t>f1</t></is></c>""", "sheet facts, row 2, column subject: The cell is empty. Give a value: a row needs it.")]
    [InlineData("""<c t="inlineStr"><is><t>f 1</t></is></c><c t="inlineStr"><is><t>x</t></is></c>""", "sheet facts, row 2, column fact_id: 'f 1' cannot be an id. Use letters, digits, full stops, hyphens and underscores, at most 100, beginning with a letter or digit.")]
    public void A_wrong_cell_is_named_by_sheet_row_and_column(string cells, string expected)
    {
        var bytes = RawWorkbook.WithPlan().Sheet("facts", RawWorkbook.Texts(1, FactColumns.Split(',')) + $"""<row r="2">{cells}</row>""").ToBytes();

        Assert.Equal(expected, Assert.Single(Workbooks.Problems(bytes)));
    }

    [Theory]
    [InlineData("0.0%", "0.785", "sheet facts, row 2, column value: The cell is shown as a percentage, so that it holds 0.785 and shows a hundred times as much. Format it as a number, and write the percentage without the sign, such as 78.5.")]
    [InlineData("hh:mm", "0.5", "sheet facts, row 2, column value: The cell holds a time, or a date before March 1900 that Excel cannot keep. Write it as text, such as 1899-12-31.")]
    public void What_a_format_makes_doubtful_is_asked_for_again(string format, string stored, string expected)
    {
        var book = RawWorkbook.WithPlan();
        var style = book.Format(format);
        var bytes = book.Sheet("facts", RawWorkbook.Texts(1, FactColumns.Split(',')) + $"""<row r="2"><c t="inlineStr"><is><t>f1</t></is></c><c t="inlineStr"><is><t>x</t></is></c><c s="{style}"><v>{stored}</v></c></row>""").ToBytes();

        Assert.Equal(expected, Assert.Single(Workbooks.Problems(bytes)));
    }

    [Fact]
    public void Merged_cells_are_named()
    {
        var bytes = RawWorkbook.WithPlan().Sheet("facts", RawWorkbook.Texts(1, FactColumns.Split(',')) + RawWorkbook.Texts(4, "f1", "x"), after: """<mergeCells count="1"><mergeCell ref="B4:C4"/></mergeCells>""").ToBytes();

        Assert.Equal("sheet facts, row 4: The cells B4:C4 are merged. Take the merging back (in Excel: Unmerge Cells), and give every row its own cells.", Assert.Single(Workbooks.Problems(bytes)));
    }

    [Fact]
    public void A_heading_that_stands_twice_is_named_also_where_one_of_the_two_is_hidden()
    {
        var bytes = RawWorkbook.WithPlan().Sheet("facts", RawWorkbook.Texts(1, [.. FactColumns.Split(','), "value"]), before: """<cols><col min="8" max="8" hidden="1"/></cols>""").ToBytes();

        Assert.Equal("sheet facts, row 1, column value: The heading stands above the columns C and H (hidden). Remove all of them but one.", Assert.Single(Workbooks.Problems(bytes)));
    }

    [Fact]
    public void Unknown_sheets_and_columns_are_named_with_what_was_meant()
    {
        var bytes = RawWorkbook.WithPlan()
            .Sheet("Status rule", "")
            .Sheet("Sheet1", "")
            .Sheet("facts", RawWorkbook.Texts(1, [.. FactColumns.Split(','), "Sources"]))
            .Sheet("headings", "").ToBytes();

        var problems = Workbooks.Problems(bytes);

        Assert.Contains("sheet Status rule: This is no sheet of a plan's workbook. Name it status_rule.", problems);
        Assert.Contains(problems, problem => problem.StartsWith("sheet Sheet1: This is no sheet of a plan's workbook. Remove it, or name it as one of: plan, themes,", StringComparison.Ordinal));
        Assert.Contains("sheet facts, row 1, column Sources: There is no column 'Sources' in this sheet. Remove it, or name it as one of: fact_id, subject, value, unit, as_of, note, source.", problems);
        Assert.Contains("sheet headings: The sheet is empty. Give it a header row, or remove the sheet.", problems);
    }

    [Fact]
    public void References_and_what_a_plan_lacks_are_told_by_sheet()
    {
        var bytes = new RawWorkbook().Sheet("facts", RawWorkbook.Texts(1, FactColumns.Split(','))).ToBytes();

        Assert.Equal("sheet plan: The sheet is missing. Add sheet plan with one row that describes the plan.", Assert.Single(Workbooks.Problems(bytes)));
    }

    [Fact]
    public async Task An_id_that_is_in_no_sheet_is_named()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var bytes = RawWorkbook.WithPlan().Sheet("outcomes", RawWorkbook.Texts(1, "outcome_id", "theme_id", "summary", "source") + RawWorkbook.Texts(2, "o1", "victims", "Safe", "x")).ToBytes();

        var rejected = Assert.IsType<ImportOutcome.Rejected>(await Workbooks.ImportAsync(database.Services, bytes));

        Assert.Equal("sheet outcomes, row 2, column theme_id: There is no 'victims' in sheet themes. Put the id right, or add the row to sheet themes.", Assert.Single(rejected.Problems).ToString());
        await using var context = database.Open();
        Assert.False(await context.Plans.AnyAsync(Cancellation));
    }

    [Fact]
    public void More_rows_than_the_limit_are_refused()
    {
        var rows = new StringBuilder(RawWorkbook.Texts(1, "heading_id", "order", "name", "source"));
        for (var row = 0; row <= CsvTable.MostRows; row++)
        {
            rows.Append("<row><c t=\"inlineStr\"><is><t>h").Append(row).Append("</t></is></c><c/><c t=\"inlineStr\"><is><t>H</t></is></c></row>");
        }

        Assert.Equal(
            "sheet headings, row 50002: The sheet has more than 50,000 rows. Remove what does not belong to the plan.",
            Assert.Single(Workbooks.Problems(RawWorkbook.WithPlan().Sheet("headings", rows.ToString()).ToBytes())));
    }

    [Fact]
    public void A_shared_text_that_unfolds_into_many_cells_does_not_fill_the_memory()
    {
        var book = RawWorkbook.WithPlan();
        var shared = book.Shared($"<t>{new string('x', 9_000)}</t>");
        var rows = string.Concat(Enumerable.Range(2, 2_000).Select(row => $"""<row r="{row}"><c t="s"><v>{shared}</v></c><c t="s"><v>{shared}</v></c></row>"""));

        Assert.Contains("The sheet holds more than 10 MB of text.", Assert.Single(Workbooks.Problems(book.Sheet("headings", RawWorkbook.Texts(1, "heading_id", "order", "name", "source") + rows).ToBytes())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_that_takes_values_from_elsewhere_or_holds_macros_is_refused()
    {
        var linked = RawWorkbook.WithPlan().Part(
            "xl/externalLinks/externalLink1.xml",
            """<?xml version="1.0"?><externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>""",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink").ToBytes();
        var macros = RawWorkbook.WithPlan().Part("xl/vbaProject.bin", "macro").ToBytes();
        var renamed = new RawWorkbook { Kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml" }.Sheet("plan", "").ToBytes();

        Assert.Equal("The workbook takes values from other files or databases. Break the links (in Excel: Data, Edit Links, Break Link) and save it.", Assert.Single(Workbooks.Problems(linked)));
        Assert.Equal("The workbook holds macros, so it is not read. Save it as Excel Workbook (.xlsx), which holds none.", Assert.Single(Workbooks.Problems(macros)));
        Assert.Equal("The workbook holds macros, so it is not read. Save it as Excel Workbook (.xlsx), which holds none.", Assert.Single(Workbooks.Problems(renamed)));
    }

    [Fact]
    public void What_is_no_workbook_is_refused()
    {
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("readme.txt");
        }

        Assert.Equal("The workbook is empty. Save it again.", Assert.Single(Workbooks.Problems([])));
        Assert.StartsWith("The file is damaged or no Excel workbook", Assert.Single(Workbooks.Problems("fact_id,subject"u8.ToArray())), StringComparison.Ordinal);
        Assert.StartsWith("The workbook is of an older Excel format.", Assert.Single(Workbooks.Problems(old)), StringComparison.Ordinal);
        Assert.StartsWith("The workbook is protected by a password.", Assert.Single(Workbooks.Problems([.. old, .. Encoding.Unicode.GetBytes("EncryptedPackage")])), StringComparison.Ordinal);
        Assert.StartsWith("The file is a ZIP file and no Excel workbook", Assert.Single(Workbooks.Problems(zip.ToArray())), StringComparison.Ordinal);
        Assert.StartsWith("The workbook is damaged.", Assert.Single(Workbooks.Problems(RawWorkbook.WithPlan().ToBytes()[..^200])), StringComparison.Ordinal);
        Assert.StartsWith("The workbook is damaged.", Assert.Single(Workbooks.Problems(RawWorkbook.WithPlan().Sheet("facts", "</sheetData>").ToBytes())), StringComparison.Ordinal);
        Assert.StartsWith("The workbook is damaged.", Assert.Single(Workbooks.Problems(RawWorkbook.WithPlan().Sheet("facts", """<row><c t="s"><v>99</v></c></row>""").ToBytes())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_that_unfolds_too_far_is_refused()
    {
        using var bomb = new MemoryStream();
        using (var archive = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("xl/media/image.png", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var written = 0L; written <= WorkbookFile.Limits.UnfoldedBytes; written += zeros.Length)
            {
                entry.Write(zeros);
            }
        }

        Assert.Equal("The workbook unfolds to more than 200 MB, or one of its sheets to more than 100 MB. Remove what does not belong to the plan, such as pictures.", Assert.Single(Workbooks.Problems(bomb.ToArray())));
    }

    [Theory]
    [InlineData("plan.xlsm", "A workbook with macros is not read. Save it as Excel Workbook (.xlsx), which holds none.")]
    [InlineData("plan.xls", "A .xls file is not read. Open it in Excel and save it as Excel Workbook (.xlsx).")]
    [InlineData("plan.ods", "A .ods file is not read. Open it in Excel and save it as Excel Workbook (.xlsx).")]
    [InlineData("none.xlsx", "There is no file ")]
    public async Task A_file_of_another_kind_or_that_is_not_there_is_named(string name, string expected)
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        using var folder = new TemporaryFolder();

        var rejected = Assert.IsType<ImportOutcome.Rejected>(await database.Services.GetRequiredService<PlanImporter>().ImportAsync(folder.File(name), new ImportOptions(), Cancellation));

        Assert.StartsWith(expected, Assert.Single(rejected.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_of_ten_thousand_rows_and_more_is_imported()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        IReadOnlyList<IReadOnlyList<string>> rows = [.. Enumerable.Range(1, 12_000).Select(number => (IReadOnlyList<string>)[$"h{number}", $"{number}", $"Heading {number}", ""])];
        var plan = new SmallPlan();
        await plan.ImportAsync(database);
        var headings = PlanFormat.Find("headings.csv")!;
        var bytes = WorkbookWriter.Write([WorkbookSheet.Of((await database.Services.GetRequiredService<PlanExporter>().WriteAsync(SmallPlan.Id, Cancellation))[0]), new(headings, headings.Columns, rows)]);

        var imported = Assert.IsType<ImportOutcome.Imported>(await Workbooks.ImportAsync(database.Services, bytes));

        Assert.Equal((11_999, 1), (imported.RowsAdded, imported.RowsChanged));
    }
}
