using System.Text.RegularExpressions;
using PlanBot.Data.PlanFolders;

namespace PlanBot.Data.PlanWorkbooks;

/// <summary>The first sheet: how to fill in the others, and what each of their columns means.</summary>
internal static partial class WorkbookGuide
{
    public static IReadOnlyList<string> Lines =>
    [
        DataTexts.EachSheetHoldsRowsOfOne,
        DataTexts.BeginWithTheSheetPlanOne,
        DataTexts.AnIdIsMadeUpOnce,
        DataTexts.DatesAre20131001A,
        DataTexts.WriteValuesNotFormulasMergeNo,
        DataTexts.PlanbotImportFILEDryRunSays,
    ];

    /// <summary>The sheet's rows with their styles.</summary>
    public static IEnumerable<(IReadOnlyList<string> Cells, uint Style)> Rows(IReadOnlyList<WorkbookSheet> sheets)
    {
        yield return ([DataTexts.HowToFillThisIn], WorkbookLook.Title);
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
        WithoutMarks(column.FormatInWords) + (column.RefersTo.Length > 0 ? DataTexts.FormatOfTheSheet(PlanPlaces.SheetOf(column.RefersTo)) : "");

    /// <summary>Without the marks of Markdown, and without links to PlanBot's own documents, which nobody has beside a workbook.</summary>
    private static string WithoutMarks(string text) => Document().Replace(text, "").Replace("`", "", StringComparison.Ordinal);

    [GeneratedRegex(@" \(`[^`]*\.md`\)")]
    private static partial Regex Document();
}
