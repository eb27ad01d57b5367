using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using PlanBot.Data.PlanFolders;

namespace PlanBot.Data.PlanWorkbooks;

/// <summary>Drop-downs, checks and notes of a sheet's columns, made from the format's description of them.</summary>
/// <param name="sheets">The workbook's sheets: ids are chosen from those that are there.</param>
internal sealed class WorkbookValidations(IReadOnlyList<WorkbookSheet> sheets)
{
    private const int LastRow = CsvTable.MostRows + 1;

    private const int LongestTitle = 32;

    private const int LongestNote = 255;

    /// <summary>What a list of words that stands in the cell's own rule may be long.</summary>
    private const int LongestList = 255;

    /// <summary>The lists of words that are too long for a rule, and stand on a sheet of their own.</summary>
    public static IReadOnlyList<PlanColumn> LongLists(IEnumerable<WorkbookSheet> sheets) =>
        [.. sheets.SelectMany(sheet => sheet.Columns).Where(column => InRule(column).Length > LongestList)];

    public DataValidations Of(WorkbookSheet sheet)
    {
        var validations = new DataValidations();
        for (var at = 0; at < sheet.Columns.Count; at++)
        {
            var (column, letters) = (sheet.Columns[at], WorkbookCells.Letters(at + 1));
            validations.Append(Note(column, $"{letters}1"), Rule(column, letters));
        }

        validations.Count = (uint)validations.ChildElements.Count;
        return validations;
    }

    /// <summary>The heading's note: what the column means, where no value is asked for.</summary>
    private static DataValidation Note(PlanColumn column, string cell) => Described(new DataValidation { SequenceOfReferences = new([new StringValue(cell)]) }, column);

    private DataValidation Rule(PlanColumn column, string letters)
    {
        var cells = $"{letters}2:{letters}{LastRow.ToString(CultureInfo.InvariantCulture)}";
        var rule = Described(new DataValidation { SequenceOfReferences = new([new StringValue(cells)]), AllowBlank = !column.Filled }, column);
        switch (column.Kind)
        {
            case CellKind.Word:
                Listed(rule, ListOf(column));
                break;
            case CellKind.Id when column.RefersTo.Length > 0 && IdsOf(column.RefersTo) is { } ids:
                Listed(rule, ids);
                break;
            case CellKind.Date:
                rule.Type = DataValidationValues.Custom;
                rule.Append(new Formula1(IsDate($"{letters}2")));
                break;
            case CellKind.Number:
                Between(rule, DataValidationValues.Decimal, "-1000000000000000", "1000000000000000");
                break;
            case CellKind.WholeNumber:
                Between(rule, DataValidationValues.Whole, "0", int.MaxValue.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                return rule;
        }

        rule.ShowErrorMessage = true;
        rule.ErrorTitle = Shortened(column.Name, LongestTitle);
        rule.Error = Shortened(Wrong(column), LongestNote);
        return rule;
    }

    private static DataValidation Described(DataValidation rule, PlanColumn column)
    {
        rule.ShowInputMessage = true;
        rule.PromptTitle = Shortened(column.Name, LongestTitle);
        rule.Prompt = Shortened(InWords(column), LongestNote);
        return rule;
    }

    /// <summary>What the column means and holds, without the marks of Markdown.</summary>
    public static string InWords(PlanColumn column)
    {
        var holds = column.Kind switch
        {
            CellKind.Word => "",
            CellKind.Date => DataTexts.ADate201310012013,
            CellKind.Ids => DataTexts.FormatIdsOfTheSheetWithBetween(PlanPlaces.SheetOf(column.RefersTo)),
            CellKind.Id when column.RefersTo.Length > 0 => DataTexts.FormatAnIdOfTheSheet(PlanPlaces.SheetOf(column.RefersTo)),
            CellKind.Id => DataTexts.AnIdLettersDigitsFullStops,
            CellKind.Number => DataTexts.ANumberWithoutSeparatorsOrA,
            CellKind.WholeNumber => DataTexts.AWholeNumber,
            _ => "",
        };
        return string.Join(' ', new[] { column.Filled ? "Needed." : "", column.Meaning.Replace("`", "", StringComparison.Ordinal), holds }.Where(part => part.Length > 0));
    }

    private static string Wrong(PlanColumn column) => column.Kind switch
    {
        CellKind.Word => DataTexts.ChooseOneOfTheList,
        CellKind.Date => DataTexts.Write20131001201310,
        CellKind.Number => DataTexts.WriteANumberWithoutSeparatorsOr,
        CellKind.WholeNumber => DataTexts.WriteDigitsOnlySuchAs5,
        _ => DataTexts.FormatChooseAnIdThatStandsIn(PlanPlaces.SheetOf(column.RefersTo)),
    };

    private static void Listed(DataValidation rule, string list)
    {
        rule.Type = DataValidationValues.List;
        rule.Append(new Formula1(list));
    }

    private static void Between(DataValidation rule, DataValidationValues type, string least, string most)
    {
        rule.Type = type;
        rule.Operator = DataValidationOperatorValues.Between;
        rule.Append(new Formula1(least), new Formula2(most));
    }

    /// <summary>
    /// A real date, or one as it is written in plans: with its day, its month or only its year. Excel takes no rule of more
    /// than 255 characters.
    /// </summary>
    private static string IsDate(string cell) =>
        $"""OR(AND(ISNUMBER({cell}),{cell}>2200),AND(ISNUMBER(-LEFT({cell},4)),OR(LEN({cell})=4,AND(MID({cell},5,1)="-",ISNUMBER(-MID({cell},6,2)),OR(LEN({cell})=7,AND(LEN({cell})=10,MID({cell},8,1)="-",ISNUMBER(-MID({cell},9,2))))))))""";

    private string ListOf(PlanColumn column)
    {
        if (InRule(column) is { Length: <= LongestList } list)
        {
            return list;
        }

        var letters = WorkbookCells.Letters(LongLists(sheets).ToList().IndexOf(column) + 1);
        return $"{WorkbookFile.WordsSheet}!${letters}$2:${letters}${(column.Words.Count + 1).ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>The ids that stand in another sheet, as many as there are; nothing where the workbook has no such sheet.</summary>
    private string? IdsOf(string file)
    {
        if (sheets.FirstOrDefault(sheet => sheet.File.Name == file) is not { File.IdColumn: { } id } referred)
        {
            return null;
        }

        var (name, letters) = (referred.Name, WorkbookCells.Letters(referred.Columns.ToList().IndexOf(id) + 1));
        return $"OFFSET({name}!${letters}$2,0,0,MAX(1,COUNTA({name}!${letters}$2:${letters}${LastRow.ToString(CultureInfo.InvariantCulture)})),1)";
    }

    private static string InRule(PlanColumn column) => column.Words.Count == 0 ? "" : $"\"{string.Join(',', column.Words)}\"";

    private static string Shortened(string text, int longest) => text.Length <= longest ? text : string.Concat(text.AsSpan(0, longest - 1), "…");
}
