using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PlanBot.Data.PlanFolders;
using CellFormats = PlanBot.Data.PlanFolders.CellFormats;

namespace PlanBot.Data.PlanWorkbooks;

/// <summary>
/// Reads a workbook into the tables that a plan folder's files are read into; from there on the two are checked and
/// imported alike.
/// </summary>
internal static class WorkbookReader
{
    /// <summary>The sheets as tables; nothing where the workbook as a whole is not read, which the problems then say.</summary>
    public static PlanTables? Read(ReadOnlyMemory<byte> content, PlanFolderProblems problems, CancellationToken cancellationToken)
    {
        if (!WorkbookFile.IsSound(content, problems, cancellationToken))
        {
            return null;
        }

        try
        {
            using var stream = new MemoryStream(content.ToArray(), writable: false);
            using var document = SpreadsheetDocument.Open(stream, isEditable: false);
            return Read(document, problems, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is OpenXmlPackageException or FileFormatException or XmlException or InvalidDataException or InvalidOperationException or ArgumentException or FormatException or KeyNotFoundException or IOException)
        {
            var (what, whatToDo) = WorkbookFile.Damaged;
            problems.Add("", null, "", what, whatToDo);
            return null;
        }
    }

    private static PlanTables? Read(SpreadsheetDocument document, PlanFolderProblems problems, CancellationToken cancellationToken)
    {
        if (document.WorkbookPart is not { Workbook: { } workbook } part)
        {
            throw new InvalidDataException(DataTexts.ThereIsNoWorkbookPart);
        }

        if (document.DocumentType is not (DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook or DocumentFormat.OpenXml.SpreadsheetDocumentType.Template)
            || part.MacroSheetParts.Any() || part.InternationalMacroSheetParts.Any())
        {
            problems.Add("", null, "", DataTexts.TheWorkbookHoldsMacrosSoIt, DataTexts.SaveItAsExcelWorkbookXlsx);
            return null;
        }

        if (part.ExternalWorkbookParts.Any() || part.ConnectionsPart is not null)
        {
            problems.Add("", null, "", DataTexts.TheWorkbookTakesValuesFromOther, DataTexts.BreakTheLinksInExcelData);
            return null;
        }

        var reading = new SheetReader(
            SharedTexts(part.SharedStringTablePart, cancellationToken),
            WorkbookStyles.Of(part.WorkbookStylesPart),
            workbook.WorkbookProperties?.Date1904?.Value == true,
            problems);
        var tables = new Dictionary<string, CsvTable?>(StringComparer.Ordinal);
        var known = 0;
        foreach (var sheet in workbook.Sheets?.Elements<Sheet>() ?? [])
        {
            var name = sheet.Name?.Value ?? "";
            if (name is WorkbookFile.GuideSheet or WorkbookFile.WordsSheet)
            {
                continue;
            }

            if (PlanFormat.Files.FirstOrDefault(file => PlanPlaces.SheetOf(file.Name) == name) is not { } file)
            {
                ReportUnknown(name, problems);
                continue;
            }

            known++;
            tables[file.Name] = sheet.Id?.Value is { } id && part.TryGetPartById(id, out var found) && found is WorksheetPart worksheet
                ? reading.Read(file, worksheet, cancellationToken)
                : throw new InvalidDataException(DataTexts.ASheetHasNoCells);
        }

        if (known == 0 && problems.Count == 0)
        {
            problems.Add("", null, "", DataTexts.TheWorkbookHoldsNoSheetOf, DataTexts.BeginWithATemplatePlanbotTemplate);
        }

        return problems.Count > 0 && known == 0 ? null : new(tables);
    }

    private static void ReportUnknown(string name, PlanFolderProblems problems)
    {
        var meant = PlanFormat.Files.Select(file => PlanPlaces.SheetOf(file.Name))
            .FirstOrDefault(sheet => sheet.Equals(name.Trim().Replace(' ', '_').Replace(".csv", "", StringComparison.OrdinalIgnoreCase), StringComparison.OrdinalIgnoreCase));
        problems.Add(
            CellFormats.Shortened(name),
            null,
            "",
            DataTexts.ThisIsNoSheetOfA,
            meant is not null ? DataTexts.FormatNameIt(meant) : DataTexts.FormatRemoveItOrNameItAs(string.Join(", ", PlanFormat.Files.Select(file => PlanPlaces.SheetOf(file.Name)))));
    }

    /// <summary>The texts that cells share, each made once, without the readings that Japanese texts carry.</summary>
    private static List<string> SharedTexts(SharedStringTablePart? part, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        if (part is null)
        {
            return texts;
        }

        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, SheetReader.Settings);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                cancellationToken.ThrowIfCancellationRequested();
                texts.Add(WorkbookCells.Text(SheetReader.TextWithin(reader)));
            }
        }

        return texts;
    }
}
