using System.Text.RegularExpressions;
using PlanBot.Data.PlanFolders;

namespace PlanBot.Data.PlanWorkbooks;

/// <summary>The first sheet: how to fill in the others, and what each of their columns means.</summary>
internal static partial class WorkbookGuide
{
    public static IReadOnlyList<string> Lines { get; } =
    [
        "Each sheet holds rows of one kind, under the headings in its first row. Leave headings and sheet names as they are; columns may stand in any order.",
        "Begin with the sheet plan: one row. Fill in what the plan has; a sheet without rows is all right, and so is an empty cell: nothing is guessed.",
        "An id is made up once (letters, digits, full stops, hyphens, underscores) and never changed: other sheets refer to it, and the next import knows the row by it.",
        "Dates are 2013-10-01, a month 2013-10, a year 2013. Numbers have no separators and no sign of currency.",
        "Write values, not formulas; merge no cells. Click a cell or a heading to see what belongs there.",
        "planbot import FILE --dry-run says what is wrong and what would change, and changes nothing. Rows that the workbook lacks are left alone.",
    ];

    /// <summary>The sheet's rows with their styles.</summary>
    public static IEnumerable<(IReadOnlyList<string> Cells, uint Style)> Rows(IReadOnlyList<WorkbookSheet> sheets)
    {
        yield return (["How to fill this in"], WorkbookLook.Title);
        foreach (var line in Lines)
        {
            yield return ([line], WorkbookLook.Wrapped);
        }

        yield return ([], WorkbookLook.Plain);
        yield return (["Sheet", "Column", "Needed", "Holds", "Meaning"], WorkbookLook.Header);
        foreach (var sheet in sheets)
        {
            yield return ([sheet.Name, "", "", "", WithoutMarks(sheet.File.Meaning)], WorkbookLook.Wrapped);
            foreach (var column in sheet.Columns)
            {
                yield return ([sheet.Name, column.Name, column.Filled ? "yes" : "", HoldsOf(column), WithoutMarks(column.Meaning)], WorkbookLook.Wrapped);
            }
        }
    }

    private static string HoldsOf(PlanColumn column) =>
        WithoutMarks(column.FormatInWords) + (column.RefersTo.Length > 0 ? $" of the sheet {PlanPlaces.SheetOf(column.RefersTo)}" : "");

    /// <summary>Without the marks of Markdown, and without links to PlanBot's own documents, which nobody has beside a workbook.</summary>
    private static string WithoutMarks(string text) => Document().Replace(text, "").Replace("`", "", StringComparison.Ordinal);

    [GeneratedRegex(@" \(`[^`]*\.md`\)")]
    private static partial Regex Document();
}
