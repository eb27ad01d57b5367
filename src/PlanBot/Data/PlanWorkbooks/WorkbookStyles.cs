using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PlanBot.Data.PlanWorkbooks;

/// <summary>What of a date a number format shows.</summary>
internal enum ShownDate
{
    None,
    Year,
    Month,
    Day,
}

/// <summary>How a cell shows a number, as far as it matters to what the number means.</summary>
/// <param name="Decimals">Decimals that it always shows.</param>
internal sealed record ShownNumber(ShownDate Date, int Decimals, bool IsPercent)
{
    public static ShownNumber Plain { get; } = new(ShownDate.None, 0, false);
}

/// <summary>The number formats of a workbook's cells, by the index that cells name.</summary>
internal sealed partial class WorkbookStyles(IReadOnlyList<ShownNumber> formats)
{
    public static WorkbookStyles Of(WorkbookStylesPart? part)
    {
        var sheet = part?.Stylesheet;
        var codes = sheet?.NumberingFormats?.Elements<NumberingFormat>()
            .GroupBy(format => format.NumberFormatId?.Value ?? 0)
            .ToDictionary(formats => formats.Key, formats => formats.First().FormatCode?.Value ?? "") ?? [];
        return new([.. sheet?.CellFormats?.Elements<DocumentFormat.OpenXml.Spreadsheet.CellFormat>()
            .Select(format => format.NumberFormatId?.Value ?? 0)
            .Select(id => codes.TryGetValue(id, out var code) ? OfCode(code) : OfBuiltIn(id)) ?? []]);
    }

    public ShownNumber this[int index] => index >= 0 && index < formats.Count ? formats[index] : ShownNumber.Plain;

    /// <summary>What Excel means by a format that no file spells out.</summary>
    private static ShownNumber OfBuiltIn(uint id) => id switch
    {
        2 or 4 or 7 or 8 or 39 or 40 or 44 => new(ShownDate.None, 2, false),
        9 or 10 => new(ShownDate.None, 0, true),
        17 => new(ShownDate.Month, 0, false),
        >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58 => new(ShownDate.Day, 0, false),
        _ => ShownNumber.Plain,
    };

    /// <summary>What a format code such as <c>dd/mm/yyyy</c> or <c>#,##0.00</c> shows, by its first section.</summary>
    public static ShownNumber OfCode(string code)
    {
        var shown = Literals().Replace(code, "").Split(';')[0].ToLowerInvariant();
        if (shown.Contains('%', StringComparison.Ordinal))
        {
            return new(ShownDate.None, 0, true);
        }

        // "general" has letters that would mean something in a date.
        if (!shown.Contains("general", StringComparison.Ordinal) && shown.AsSpan().ContainsAny("ymdhs"))
        {
            var date = shown.Contains('d', StringComparison.Ordinal) || shown.AsSpan().ContainsAny("hs") || !shown.Contains('y', StringComparison.Ordinal) ? ShownDate.Day
                : shown.Contains('m', StringComparison.Ordinal) ? ShownDate.Month
                : ShownDate.Year;
            return new(date, 0, false);
        }

        return new(ShownDate.None, Decimals().Match(shown) is { Success: true } match ? match.Groups["zeros"].Length : 0, false);
    }

    /// <summary>Quoted and escaped characters, fill and width characters, and what stands in brackets (colours, currencies).</summary>
    [GeneratedRegex("""
        "[^"]*"|\\.|_.|\*.|\[[^\]]*\]
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literals();

    [GeneratedRegex(@"\.(?<zeros>0+)(?![#?])")]
    private static partial Regex Decimals();
}
