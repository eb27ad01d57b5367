using System.Globalization;
using System.Text.Unicode;
using CsvHelper;

namespace PlanBot.Data.PlanFolders;

/// <summary>One row of a CSV file, as many cells as the header has, without the spaces around them.</summary>
/// <param name="Line">The line of the file that the row begins on, counted from 1.</param>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Cells);

/// <summary>A CSV file as cells: UTF-8 (with or without a byte order mark), commas, a header row, any line ends.</summary>
internal sealed record CsvTable(IReadOnlyList<string> Header, IReadOnlyList<CsvRow> Rows)
{
    /// <summary>More than any plan has.</summary>
    public const int MostRows = 50_000;

    /// <summary>More than any cell needs.</summary>
    public const int LongestCell = 10_000;

    private const int MostColumns = 100;

    /// <summary>Reads the table, or says what is wrong and returns nothing where nothing more can be said of the file.</summary>
    public static CsvTable? Read(string file, ReadOnlyMemory<byte> content, PlanFolderProblems problems)
    {
        if (!IsUtf8(file, content.Span, problems))
        {
            return null;
        }

        CsvMalformedRecord? malformed = null;
        using var reader = CsvReader.Create(content, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = record => malformed = record,
        });

        List<string>? header = null;
        var rows = new List<CsvRow>();
        while (reader.Read())
        {
            var line = checked((int)reader.LineNumber);
            if (malformed is { } broken)
            {
                ReportQuotes(file, broken, problems);
                return null;
            }

            var cells = CellsOf(reader);
            if (cells.All(cell => cell.Length == 0))
            {
                continue;
            }

            if (header is null)
            {
                header = cells;
                if (header.Count > MostColumns)
                {
                    problems.Add(file, line, "", DataTexts.FormatTheHeaderHasMoreThanColumns(MostColumns), DataTexts.RemoveTheColumnsThatAreNot);
                    return null;
                }

                continue;
            }

            if (rows.Count == MostRows)
            {
                problems.Add(file, line, "", DataTexts.FormatTheFileHasMoreThanRows(MostRows.ToString("#,##0", CultureInfo.InvariantCulture)), DataTexts.RemoveWhatDoesNotBelongTo);
                return null;
            }

            if (cells.Count != header.Count)
            {
                problems.Add(
                    file,
                    line,
                    "",
                    DataTexts.FormatTheRowHasTheHeader(Count(cells.Count, "cell"), Count(header.Count, "column")),
                    DataTexts.GiveEveryRowACellFor);
                continue;
            }

            rows.Add(new(line, cells));
        }

        if (header is null)
        {
            problems.Add(file, null, "", DataTexts.TheFileIsEmpty, DataTexts.GiveItAHeaderRowOr);
            return null;
        }

        return new(header, rows);
    }

    private static bool IsUtf8(string file, ReadOnlySpan<byte> bytes, PlanFolderProblems problems)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
        {
            problems.Add(file, null, "", DataTexts.TheFileIsUTF16, DataTexts.SaveItAsUTF8In);
            return false;
        }

        if (Utf8.IsValid(bytes))
        {
            return true;
        }

        Utf8.ToUtf16(bytes, new char[bytes.Length], out var read, out _, replaceInvalidSequences: false);
        problems.Add(
            file,
            bytes[..read].Count((byte)'\n') + 1,
            "",
            DataTexts.FormatTheFileIsNotUTF8(bytes[read].ToString("X2", CultureInfo.InvariantCulture)),
            DataTexts.SaveItAsUTF8In);
        return false;
    }

    private static void ReportQuotes(string file, CsvMalformedRecord malformed, PlanFolderProblems problems)
    {
        var what = malformed.Reason switch
        {
            CsvMalformedReason.UnterminatedQuote => DataTexts.AQuotationMarkIsOpenedHere,
            CsvMalformedReason.TextAfterClosingQuote => DataTexts.ThereIsTextAfterAClosing,
            _ => DataTexts.ThereIsAQuotationMarkInside,
        };
        problems.Add(file, checked((int)malformed.LineNumber), "", what, DataTexts.PutTheWholeCellIntoQuotation);
    }

    private static List<string> CellsOf(CsvReader reader)
    {
        var cells = new List<string>(reader.FieldCount);
        for (var i = 0; i < reader.FieldCount; i++)
        {
            cells.Add(reader.GetString(i).ReplaceLineEndings("\n").Trim());
        }

        return cells;
    }

    private static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
