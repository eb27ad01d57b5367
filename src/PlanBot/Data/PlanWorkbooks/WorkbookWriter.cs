using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PlanBot.Data.PlanFolders;

namespace PlanBot.Data.PlanWorkbooks;

/// <summary>
/// Writes sheets as an Excel workbook that <see cref="WorkbookReader"/> reads back to the same cells: numbers as numbers
/// that show their decimals, all else as text.
/// </summary>
internal static class WorkbookWriter
{
    private const double NarrowWidth = 16;

    private const double WideWidth = 40;

    private const double LineHeight = 15;

    public static byte[] Write(IReadOnlyList<WorkbookSheet> sheets)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var part = document.AddWorkbookPart();
            part.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookLook.ToStylesheet();
            var list = new Sheets();
            Add(part, list, WorkbookFile.GuideSheet, writer => WriteGuide(writer, sheets));
            var validations = new WorkbookValidations(sheets);
            foreach (var sheet in sheets)
            {
                Add(part, list, sheet.Name, writer => WriteSheet(writer, sheet, validations));
            }

            if (WorkbookValidations.LongLists(sheets) is { Count: > 0 } longLists)
            {
                Add(part, list, WorkbookFile.WordsSheet, writer => WriteWords(writer, longLists), SheetStateValues.Hidden);
            }

            part.Workbook = new(new BookViews(new WorkbookView { ActiveTab = 0 }), list);
        }

        return bytes.ToArray();
    }

    private static void Add(WorkbookPart workbook, Sheets list, string name, Action<OpenXmlWriter> write, SheetStateValues? state = null)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            write(writer);
            writer.WriteEndElement();
        }

        var sheet = new Sheet { Name = name, SheetId = (uint)list.ChildElements.Count + 1, Id = workbook.GetIdOfPart(part) };
        if (state is { } hidden)
        {
            sheet.State = hidden;
        }

        list.Append(sheet);
    }

    private static void WriteSheet(OpenXmlWriter writer, WorkbookSheet sheet, WorkbookValidations validations)
    {
        writer.WriteElement(OnePageWide());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
            new Selection { Pane = PaneValues.BottomLeft, ActiveCell = "A2", SequenceOfReferences = new([new StringValue("A2")]) })
        { WorkbookViewId = 0 }));
        writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = LineHeight });
        writer.WriteElement(new Columns(sheet.Columns.Select((column, at) => WorkbookLook.Width(at + 1, column.Kind is CellKind.Text ? WideWidth : NarrowWidth, StyleOf(column)))));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, 1, sheet.Columns.Count, at => Text(sheet.Columns[at].Name, WorkbookLook.Header));
        for (var at = 0; at < sheet.Rows.Count; at++)
        {
            var row = sheet.Rows[at];
            WriteRow(writer, at + 2, sheet.Columns.Count, column => CellOf(sheet.Columns[column], row[column]));
        }

        writer.WriteEndElement();
        writer.WriteElement(validations.Of(sheet));
        writer.WriteElement(new PageSetup { Orientation = OrientationValues.Landscape, FitToHeight = 0 });
        writer.WriteElement(new IgnoredErrors(new IgnoredError
        {
            SequenceOfReferences = new([new StringValue($"A1:{WorkbookLook.Reference(sheet.Columns.Count, CsvTable.MostRows + 1)}")]),
            NumberStoredAsText = true,
        }));
    }

    private static SheetProperties OnePageWide() => new(new PageSetupProperties { FitToPage = true });

    private static uint StyleOf(PlanColumn column) => column.Kind switch
    {
        CellKind.Number => WorkbookLook.AnyNumber,
        CellKind.WholeNumber => WorkbookLook.Number(0),
        _ => WorkbookLook.Text,
    };

    private static Cell? CellOf(PlanColumn column, string cell) =>
        cell.Length == 0 ? null
        : column.Kind is CellKind.Number or CellKind.WholeNumber && WorkbookCells.DecimalsOf(cell) is { } decimals
            ? new Cell { CellValue = new CellValue(cell), StyleIndex = WorkbookLook.Number(decimals) }
            : Text(cell, WorkbookLook.Text);

    private static Cell Text(string text, uint style) => new(new InlineString(new Text(WorkbookCells.Escape(text)) { Space = SpaceProcessingModeValues.Preserve }))
    {
        DataType = CellValues.InlineString,
        StyleIndex = style,
    };

    /// <param name="lines">How many lines of text the row shows; programs do not all find that out themselves.</param>
    private static void WriteRow(OpenXmlWriter writer, int row, int columns, Func<int, Cell?> cellOf, int lines = 1)
    {
        writer.WriteStartElement(lines == 1 ? new Row { RowIndex = (uint)row } : new Row { RowIndex = (uint)row, Height = lines * LineHeight, CustomHeight = true });
        for (var at = 0; at < columns; at++)
        {
            if (cellOf(at) is { } cell)
            {
                cell.CellReference = WorkbookLook.Reference(at + 1, row);
                writer.WriteElement(cell);
            }
        }

        writer.WriteEndElement();
    }

    private static void WriteWords(OpenXmlWriter writer, IReadOnlyList<PlanColumn> lists)
    {
        writer.WriteStartElement(new SheetData());
        for (var row = 0; row <= lists.Max(list => list.Words.Count); row++)
        {
            WriteRow(writer, row + 1, lists.Count, at => row == 0 ? Text(lists[at].Name, WorkbookLook.Header) : row <= lists[at].Words.Count ? Text(lists[at].Words[row - 1], WorkbookLook.Text) : null);
        }

        writer.WriteEndElement();
    }

    private static void WriteGuide(OpenXmlWriter writer, IReadOnlyList<WorkbookSheet> sheets)
    {
        double[] widths = [18, 24, 9, 40, 70];
        writer.WriteElement(OnePageWide());
        writer.WriteElement(new SheetViews(new SheetView { TabSelected = true, ShowGridLines = false, WorkbookViewId = 0 }));
        writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = LineHeight });
        writer.WriteElement(new Columns(widths.Select((width, at) => WorkbookLook.Width(at + 1, width, WorkbookLook.Wrapped))));
        writer.WriteStartElement(new SheetData());
        var row = 0;
        foreach (var (cells, style) in WorkbookGuide.Rows(sheets))
        {
            row++;
            var wide = cells.Count == 1 ? widths.Sum() : 0;
            var lines = style == WorkbookLook.Title ? 2 : cells.Select((cell, at) => 1 + (int)(cell.Length / (wide > 0 ? wide : widths[at]))).DefaultIfEmpty(1).Max();
            WriteRow(writer, row, cells.Count, at => cells[at].Length == 0 ? null : Text(cells[at], style), lines);
        }

        writer.WriteEndElement();
        writer.WriteElement(new MergeCells(Enumerable.Range(1, WorkbookGuide.Lines.Count + 1).Select(line => new MergeCell { Reference = string.Create(CultureInfo.InvariantCulture, $"A{line}:E{line}") })));
        writer.WriteElement(new PageSetup { Orientation = OrientationValues.Landscape, FitToHeight = 0 });
    }
}
