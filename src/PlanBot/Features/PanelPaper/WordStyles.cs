using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PlanBot.Features.PanelPaper;

/// <summary>The styles and lists of a paper: a plain sans serif, large enough to read on paper.</summary>
internal static class WordStyles
{
    private const string Ink = "1F3864";

    public static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial" },
                new FontSize { Val = "22" },
                new Languages { Val = "en-GB" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Paragraph("Title", "Title", "36", before: "0", after: "240", outline: null),
        Paragraph("Heading1", "heading 1", "28", before: "320", after: "120", outline: 0),
        Paragraph("Heading2", "heading 2", "24", before: "240", after: "100", outline: 1),
        Paragraph("Caption", "caption", "20", before: "120", after: "60", outline: null),
        new Style(
            new StyleName { Val = "Table Text" },
            new BasedOn { Val = "Normal" },
            new StyleParagraphProperties(new SpacingBetweenLines { Before = "30", After = "30", Line = "240", LineRule = LineSpacingRuleValues.Auto }),
            new StyleRunProperties(new FontSize { Val = "18" }))
        { Type = StyleValues.Paragraph, StyleId = "TableText", CustomStyle = true },
        new Style(
            new StyleName { Val = "Paper Table" },
            new StyleTableProperties(
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4, Color = "8496B0" },
                    new LeftBorder { Val = BorderValues.Single, Size = 4, Color = "8496B0" },
                    new BottomBorder { Val = BorderValues.Single, Size = 4, Color = "8496B0" },
                    new RightBorder { Val = BorderValues.Single, Size = 4, Color = "8496B0" },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "8496B0" },
                    new InsideVerticalBorder { Val = BorderValues.Single, Size = 4, Color = "8496B0" }),
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 85, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 85, Type = TableWidthValues.Dxa })))
        { Type = StyleValues.Table, StyleId = "PaperTable", CustomStyle = true });

    public static Numbering Numbering(int numberedId, int bulletId) => new(
        List(numberedId, NumberFormatValues.Decimal, "%1."),
        List(bulletId, NumberFormatValues.Bullet, "•"),
        new NumberingInstance(new AbstractNumId { Val = numberedId }) { NumberID = numberedId },
        new NumberingInstance(new AbstractNumId { Val = bulletId }) { NumberID = bulletId });

    private static AbstractNum List(int id, NumberFormatValues format, string text) => new(
        new MultiLevelType { Val = MultiLevelValues.SingleLevel },
        new Level(
            new StartNumberingValue { Val = 1 },
            new NumberingFormat { Val = format },
            new LevelText { Val = text },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = "567", Hanging = "567" }))
        { LevelIndex = 0 })
    { AbstractNumberId = id };

    private static Style Paragraph(string id, string name, string size, string before, string after, int? outline)
    {
        var paragraph = new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = before, After = after });
        if (outline is { } level)
        {
            paragraph.Append(new OutlineLevel { Val = level });
        }

        return new Style(
            new StyleName { Val = name },
            new BasedOn { Val = "Normal" },
            new NextParagraphStyle { Val = "Normal" },
            new PrimaryStyle(),
            paragraph,
            new StyleRunProperties(new Bold(), new Color { Val = Ink }, new FontSize { Val = size }))
        { Type = StyleValues.Paragraph, StyleId = id };
    }
}
