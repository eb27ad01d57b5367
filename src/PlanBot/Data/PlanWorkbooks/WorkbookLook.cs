using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PlanBot.Data.PlanWorkbooks;

/// <summary>How a workbook's cells look: the styles that cells name by their index.</summary>
internal static class WorkbookLook
{
    public const uint Plain = 0;

    public const uint Header = 1;

    /// <summary>Text, so that Excel makes nothing else of an id, a month or a number with a zero at its end.</summary>
    public const uint Text = 2;

    public const uint Title = 3;

    public const uint Wrapped = 4;

    /// <summary>A number of no certain decimals.</summary>
    public const uint AnyNumber = 5;

    private const uint FirstNumber = 6;

    private const int MostDecimals = 15;

    private const uint TextFormat = 49;

    private const uint FirstFormat = 164;

    /// <summary>A number that always shows so many decimals.</summary>
    public static uint Number(int decimals) => FirstNumber + (uint)Math.Min(decimals, MostDecimals);

    public static Stylesheet ToStylesheet()
    {
        var formats = new NumberingFormats();
        for (var decimals = 0u; decimals <= MostDecimals; decimals++)
        {
            formats.Append(new NumberingFormat { NumberFormatId = FirstFormat + decimals, FormatCode = decimals == 0 ? "0" : $"0.{new string('0', (int)decimals)}" });
        }

        formats.Count = MostDecimals + 1;
        var cells = new CellFormats(
            Format(0),
            Format(TextFormat, font: 1, fill: 2),
            Format(TextFormat),
            Format(0, font: 2),
            Format(0, wraps: true),
            Format(0));
        for (var decimals = 0u; decimals <= MostDecimals; decimals++)
        {
            cells.Append(Format(FirstFormat + decimals));
        }

        cells.Count = FirstNumber + MostDecimals + 1;
        return new(
            formats,
            new Fonts(
                FontOf(11),
                FontOf(11, bold: true, colour: "FFFFFFFF"),
                FontOf(16, bold: true))
            { Count = 3 },
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FF1F3864" }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid }))
            { Count = 3 },
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
            cells,
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });
    }

    private static CellFormat Format(uint number, uint font = 0, uint fill = 0, bool wraps = false) => new(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = wraps })
    {
        NumberFormatId = number,
        FontId = font,
        FillId = fill,
        BorderId = 0,
        FormatId = 0,
        ApplyNumberFormat = number > 0,
        ApplyFont = font > 0,
        ApplyFill = fill > 0,
        ApplyAlignment = true,
    };

    private static Font FontOf(double size, bool bold = false, string colour = "FF000000")
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size }, new Color { Rgb = colour }, new FontName { Val = "Calibri" }, new FontFamilyNumbering { Val = 2 });
        return font;
    }

    /// <summary>A column's width, in characters.</summary>
    public static Column Width(int column, double width, uint style) => new()
    {
        Min = (uint)column,
        Max = (uint)column,
        Width = width,
        CustomWidth = true,
        Style = style,
    };

    public static StringValue Reference(int column, int row) => $"{WorkbookCells.Letters(column)}{row.ToString(CultureInfo.InvariantCulture)}";
}
