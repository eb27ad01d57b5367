using System.Globalization;
using CsvHelper;

namespace PlanBot.Data.PlanFolders;

/// <summary>Writes CSV as plan folders have it: commas, line feeds, quotation marks only where a cell needs them.</summary>
internal static class CsvText
{
    private static readonly CsvWriterOptions Options = new()
    {
        NewLine = "\n",
        ShouldQuote = (cell, _, _, _) => cell.ContainsAny(",\"\r\n"),
    };

    public static string Write(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = CsvWriter.Create(text, Options, leaveOpen: true))
        {
            writer.WriteRecord([.. header]);
            foreach (var row in rows)
            {
                writer.WriteRecord([.. row]);
            }
        }

        return text.ToString();
    }
}
