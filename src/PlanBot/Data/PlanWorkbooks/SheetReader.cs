using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using PlanBot.Data.PlanFolders;

namespace PlanBot.Data.PlanWorkbooks;

/// <summary>Reads the cells of one sheet after the other, by rows as they stand in the file.</summary>
internal sealed class SheetReader(IReadOnlyList<string> sharedTexts, WorkbookStyles styles, bool countsFrom1904, PlanFolderProblems problems)
{
    private const int MostColumns = 100;

    public static XmlReaderSettings Settings { get; } = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    /// <summary>The sheet as a table; nothing where no more can be said of it than the problems say.</summary>
    public CsvTable? Read(PlanFile file, WorksheetPart part, CancellationToken cancellationToken)
    {
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, Settings);
        var sheet = new SheetRows(file, problems);
        var (line, readable) = (0, true);
        while (reader.Read())
        {
            if (reader.NodeType is not XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "col" when reader.GetAttribute("hidden") is "1" or "true":
                    sheet.Hide(Number(reader.GetAttribute("min")), Number(reader.GetAttribute("max")));
                    break;
                case "row":
                    cancellationToken.ThrowIfCancellationRequested();
                    line = reader.GetAttribute("r") is { } written ? Number(written) : line + 1;
                    readable = readable && sheet.Take(line, CellsOf(reader, line, sheet));
                    break;
                case "mergeCell":
                    sheet.ReportMerged(reader.GetAttribute("ref") ?? "");
                    break;
            }
        }

        return readable ? sheet.ToTable() : null;
    }

    /// <summary>All text below an element, save that of readings.</summary>
    public static string TextWithin(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var (depth, text) = (reader.Depth, new StringBuilder());
        var skipped = int.MaxValue;
        while (reader.Read() && reader.Depth > depth)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.LocalName == "rPh" && !reader.IsEmptyElement:
                    skipped = Math.Min(skipped, reader.Depth);
                    break;
                case XmlNodeType.EndElement when reader.LocalName == "rPh" && reader.Depth == skipped:
                    skipped = int.MaxValue;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when skipped == int.MaxValue:
                    text.Append(reader.Value);
                    break;
            }
        }

        return text.ToString();
    }

    private Dictionary<int, string> CellsOf(XmlReader reader, int line, SheetRows sheet)
    {
        var cells = new Dictionary<int, string>();
        if (reader.IsEmptyElement)
        {
            return cells;
        }

        var (depth, column) = (reader.Depth, 0);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                var written = WorkbookCells.ColumnOf(reader.GetAttribute("r"));
                column = written > 0 ? written : column + 1;
                if (CellOf(reader, line, column, sheet) is { Length: > 0 } cell)
                {
                    cells[column] = cell;
                }
            }
        }

        return cells;
    }

    private string CellOf(XmlReader reader, int line, int column, SheetRows sheet)
    {
        var (type, style) = (reader.GetAttribute("t") ?? "n", Number(reader.GetAttribute("s")));
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var (depth, value, formula) = (reader.Depth, "", false);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is not XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "f":
                    formula = true;
                    TextWithin(reader);
                    break;
                case "v" or "is":
                    value = TextWithin(reader);
                    break;
            }
        }

        if (formula)
        {
            sheet.Report(line, column, DataTexts.TheCellHoldsAFormula, DataTexts.CopyTheCellsAndPasteThem);
            return "";
        }

        switch (type)
        {
            case "s":
                return Number(value) is var at && at >= 0 && at < sharedTexts.Count ? sharedTexts[at] : throw new InvalidDataException(DataTexts.ASharedTextIsMissing);
            case "b":
                return value.Trim() is "1" or "true" ? "true" : "false";
            case "e":
                sheet.Report(line, column, DataTexts.FormatTheCellHoldsTheError(CellFormats.Shortened(value)), DataTexts.WriteTheValueItselfOrLeave);
                return "";
            case "d":
                return WorkbookCells.Text(value).Split('T') is [var day, ['0', '0', ':', '0', '0', ':', '0', '0', ..]] ? day : WorkbookCells.Text(value);
            case "n" when value.Length > 0:
                return NumberOf(value, styles[style], line, column, sheet);
            default:
                return WorkbookCells.Text(value);
        }
    }

    private string NumberOf(string value, ShownNumber shown, int line, int column, SheetRows sheet)
    {
        if (shown.Date is not ShownDate.None)
        {
            if (WorkbookCells.Date(value, shown.Date, countsFrom1904) is { } date)
            {
                return date;
            }

            sheet.Report(line, column, DataTexts.TheCellHoldsATimeOr, DataTexts.WriteItAsTextSuchAs);
            return "";
        }

        if (shown.IsPercent)
        {
            sheet.Report(line, column, DataTexts.FormatTheCellIsShownAsA(CellFormats.Shortened(WorkbookCells.Number(value, 0))), DataTexts.FormatItAsANumberAnd);
            return "";
        }

        return WorkbookCells.Number(value, sheet.KindOf(column) is CellKind.WholeNumber ? 0 : shown.Decimals);
    }

    private static int Number(string? attribute) => int.TryParse(attribute, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The rows of a sheet as they come in: the first that is not empty is the header.</summary>
    private sealed class SheetRows(PlanFile file, PlanFolderProblems problems)
    {
        private readonly List<(int First, int Last)> _hidden = [];
        private readonly List<CsvRow> _rows = [];
        private readonly Dictionary<int, (string Name, CellKind? Kind)> _columns = [];
        private List<(int Column, string Name)>? _header;
        private long _bytes;

        public void Hide(int first, int last) => _hidden.Add((first, last));

        public CellKind? KindOf(int column) => _columns.TryGetValue(column, out var known) ? known.Kind : null;

        public void Report(int line, int column, string what, string whatToDo) => problems.Add(file.Name, line, NameOf(column), what, whatToDo);

        public void ReportMerged(string range) => problems.Add(
            file.Name,
            int.TryParse(range.Split(':')[0].TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ$"]), NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : null,
            "",
            DataTexts.FormatTheCellsAreMerged(CellFormats.Shortened(range)),
            DataTexts.TakeTheMergingBackInExcel);

        /// <returns>Whether it is worth reading on.</returns>
        public bool Take(int line, Dictionary<int, string> cells)
        {
            if (cells.Count == 0)
            {
                return true;
            }

            if (_header is null)
            {
                return TakeHeader(line, cells);
            }

            foreach (var column in cells.Keys.Where(column => !_columns.ContainsKey(column)))
            {
                Report(line, column, DataTexts.FormatThereIsAValueAndThe(CellFormats.Shortened(cells[column])), DataTexts.GiveTheColumnItsHeadingOr);
            }

            if (_rows.Count == CsvTable.MostRows)
            {
                problems.Add(file.Name, line, "", DataTexts.FormatTheSheetHasMoreThanRows(CsvTable.MostRows.ToString("#,##0", CultureInfo.InvariantCulture)), DataTexts.RemoveWhatDoesNotBelongTo);
                return false;
            }

            _bytes += cells.Values.Sum(Encoding.UTF8.GetByteCount);
            if (_bytes > FolderFiles.LargestFileBytes)
            {
                problems.Add(file.Name, line, "", DataTexts.FormatTheSheetHoldsMoreThanMB(FolderFiles.LargestFileBytes / (1024 * 1024)), DataTexts.SplitThePlanOrRemoveWhat);
                return false;
            }

            _rows.Add(new(line, [.. _header.Select(column => cells.GetValueOrDefault(column.Column, ""))]));
            return true;
        }

        public CsvTable? ToTable()
        {
            if (_header is not null)
            {
                return new([.. _header.Select(column => column.Name)], _rows);
            }

            problems.Add(file.Name, null, "", DataTexts.TheSheetIsEmpty, DataTexts.GiveItAHeaderRowOrRemove);
            return null;
        }

        private bool TakeHeader(int line, Dictionary<int, string> cells)
        {
            _header = [.. cells.OrderBy(cell => cell.Key).Select(cell => (cell.Key, cell.Value))];
            if (_header.Count > MostColumns)
            {
                problems.Add(file.Name, line, "", DataTexts.FormatTheHeaderHasMoreThanColumns(MostColumns), DataTexts.RemoveTheColumnsThatAreNotDescribed);
                return false;
            }

            foreach (var (column, name) in _header)
            {
                _columns[column] = (name, file.Columns.FirstOrDefault(known => known.Name == name)?.Kind);
            }

            var twice = _header.GroupBy(column => column.Name, StringComparer.Ordinal).Where(same => same.Count() > 1).ToList();
            foreach (var same in twice)
            {
                problems.Add(
                    file.Name,
                    line,
                    CellFormats.Shortened(same.Key),
                    DataTexts.FormatTheHeadingStandsAboveTheColumns(string.Join(" and ", same.Select(column => WorkbookCells.Letters(column.Column) + (IsHidden(column.Column) ? " (hidden)" : "")))),
                    DataTexts.RemoveAllOfThemButOne);
            }

            return twice.Count == 0;
        }

        private bool IsHidden(int column) => _hidden.Exists(range => column >= range.First && column <= range.Last);

        private string NameOf(int column) => _columns.TryGetValue(column, out var known) ? CellFormats.Shortened(known.Name) : WorkbookCells.Letters(column);
    }
}
