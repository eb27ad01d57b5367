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
                    problems.Add(file, line, "", $"The header has more than {MostColumns} columns.", "Remove the columns that are not described for this file.");
                    return null;
                }

                continue;
            }

            if (rows.Count == MostRows)
            {
                problems.Add(file, line, "", $"The file has more than {MostRows.ToString("#,##0", CultureInfo.InvariantCulture)} rows.", "Remove what does not belong to the plan.");
                return null;
            }

            if (cells.Count != header.Count)
            {
                problems.Add(
                    file,
                    line,
                    "",
                    $"The row has {Count(cells.Count, "cell")}, the header {Count(header.Count, "column")}.",
                    "Give every row a cell for every column; put a text with a comma into quotation marks.");
                continue;
            }

            rows.Add(new(line, cells));
        }

        if (header is null)
        {
            problems.Add(file, null, "", "The file is empty.", "Give it a header row, or remove the file.");
            return null;
        }

        return new(header, rows);
    }

    private static bool IsUtf8(string file, ReadOnlySpan<byte> bytes, PlanFolderProblems problems)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
        {
            problems.Add(file, null, "", "The file is UTF-16.", "Save it as UTF-8 (in Excel: CSV UTF-8).");
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
            $"The file is not UTF-8: byte {bytes[read].ToString("X2", CultureInfo.InvariantCulture)} (hexadecimal) cannot stand there.",
            "Save it as UTF-8 (in Excel: CSV UTF-8).");
        return false;
    }

    private static void ReportQuotes(string file, CsvMalformedRecord malformed, PlanFolderProblems problems)
    {
        var what = malformed.Reason switch
        {
            CsvMalformedReason.UnterminatedQuote => "A quotation mark is opened here and never closed.",
            CsvMalformedReason.TextAfterClosingQuote => "There is text after a closing quotation mark.",
            _ => "There is a quotation mark inside a cell that is not in quotation marks.",
        };
        problems.Add(file, checked((int)malformed.LineNumber), "", what, "Put the whole cell into quotation marks and double those inside it: \"so \"\"called\"\"\".");
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
