using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PlanBot.Features.PanelPaper;

/// <summary>Writes a paper as a Word file: real headings, tables with a header row that repeats, charts that stay charts, alternative text.</summary>
internal static class WordPaper
{
    /// <summary>The width of the text between the margins, in twentieths of a point.</summary>
    private const int TextWidth = 9638;

    private const int NumberedList = 1;
    private const int BulletList = 2;

    public static byte[] Write(Paper paper, DateTime writtenAtUtc)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            file.PackageProperties.Title = paper.Title;
            file.PackageProperties.Subject = paper.Subject;
            file.PackageProperties.Creator = paper.Author.Length > 0 ? paper.Author : "PlanBot";
            file.PackageProperties.Created = writtenAtUtc;
            file.PackageProperties.Language = "en-GB";
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.Styles();
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = WordStyles.Numbering(NumberedList, BulletList);
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = new Footer(new Paragraph(
                new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
                new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" }));
            var body = new Body(new Paragraph(Style("Title"), Words(paper.Title)));
            var charts = 0u;
            foreach (var block in paper.Blocks)
            {
                body.Append(block switch
                {
                    PaperBlock.Heading heading => [new Paragraph(Style($"Heading{heading.Level}"), Words(heading.Text))],
                    PaperBlock.Paragraph { IsNumbered: true } paragraph => [new Paragraph(InList(NumberedList), Words(paragraph.Text))],
                    PaperBlock.Paragraph paragraph => [new Paragraph(Words(paragraph.Text))],
                    PaperBlock.Bullet bullet => [new Paragraph(InList(BulletList), Words(bullet.Text))],
                    PaperBlock.Blank blank => [new Paragraph(Marked($"[{Paper.BlankMark}: {blank.ToFillIn}]"))],
                    PaperBlock.Table table => [new Paragraph(Style("Caption"), Words(table.Caption)), TableOf(table), new Paragraph()],
                    PaperBlock.Particulars particulars => [ParticularsOf(particulars), new Paragraph()],
                    PaperBlock.LineChart chart => (OpenXmlElement[])[WordChart.Of(main, chart, ++charts)],
                    _ => throw new InvalidOperationException($"{block.GetType().Name} cannot be written."),
                });
            }

            body.Append(new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 1134, Right = 1134, Bottom = 1134, Left = 1134, Header = 567, Footer = 567, Gutter = 0 }));
            main.Document = new Document(body);
        }

        return stream.ToArray();
    }

    private static Table TableOf(PaperBlock.Table table)
    {
        var widths = table.Widths.Select(share => TextWidth * share / table.Widths.Sum()).ToList();
        var written = new Table(
            new TableProperties(
                new TableStyle { Val = "PaperTable" },
                new TableWidth { Width = Invariant(TextWidth), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { FirstRow = true, NoVerticalBand = true },
                new TableCaption { Val = table.Caption },
                new TableDescription { Val = $"{table.Caption}. Columns: {string.Join(", ", table.Header)}." }),
            new TableGrid(widths.Select(width => new GridColumn { Width = Invariant(width) })));
        written.Append(new TableRow(
            [new TableRowProperties(new CantSplit(), new TableHeader()), .. table.Header.Select((name, at) => Cell(new Run(new RunProperties(new Bold()), Text(name)), widths[at], "D9E2F3"))]));
        foreach (var row in table.Rows)
        {
            written.Append(new TableRow([new TableRowProperties(new CantSplit()), .. row.Select((text, at) => Cell(Words(text), widths[at], ""))]));
        }

        return written;
    }

    private static Table ParticularsOf(PaperBlock.Particulars particulars)
    {
        int[] widths = [TextWidth * 28 / 100, TextWidth * 72 / 100];
        var written = new Table(
            new TableProperties(
                new TableStyle { Val = "PaperTable" },
                new TableWidth { Width = Invariant(TextWidth), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { FirstColumn = true, NoVerticalBand = true },
                new TableCaption { Val = "Particulars of the report" },
                new TableDescription { Val = "Names on the left, what they are on the right." }),
            new TableGrid(widths.Select(width => new GridColumn { Width = Invariant(width) })));
        foreach (var (name, value) in particulars.Rows)
        {
            written.Append(new TableRow(
                new TableRowProperties(new CantSplit()),
                Cell(new Run(new RunProperties(new Bold()), Text(name)), widths[0], "D9E2F3"),
                Cell(value.Length > 0 ? Words(value) : Marked($"[{Paper.BlankMark}]"), widths[1], "")));
        }

        return written;
    }

    private static TableCell Cell(Run words, int width, string fill)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Invariant(width), Type = TableWidthUnitValues.Dxa });
        if (fill.Length > 0)
        {
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = fill });
        }

        return new(properties, new Paragraph(Style("TableText"), words));
    }

    private static ParagraphProperties Style(string id) => new(new ParagraphStyleId { Val = id });

    private static ParagraphProperties InList(int id) =>
        new(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = id }));

    private static Run Words(string text) => new(Text(text));

    /// <summary>A blank stands out in words, weight and colour.</summary>
    private static Run Marked(string text) => new(new RunProperties(new Bold(), new Highlight { Val = HighlightColorValues.Yellow }), Text(text));

    /// <summary>A text without what no file of Word may hold.</summary>
    private static Text Text(string text) => new(string.Concat(text.Where(IsWritable))) { Space = SpaceProcessingModeValues.Preserve };

    private static bool IsWritable(char character) => character is '\t' or '\n' || (!char.IsControl(character) && character is not ('\uFFFE' or '\uFFFF'));

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
