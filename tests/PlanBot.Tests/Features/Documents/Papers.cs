using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using PageSize = UglyToad.PdfPig.Content.PageSize;

namespace PlanBot.Tests.Features.Documents;

/// <summary>Papers made for the tests, in each format.</summary>
internal static class Papers
{
    /// <summary>A paper in the house form, numbered.</summary>
    public const string Numbered = """
        NORTHSHIRE SCRUTINY BOARD

        PAPER MARKED

        K

        Report of	OFFICE OF THE COMMISSIONER
        Subject	RURAL PATROLS UPDATE
        Date	TUESDAY 3 MARCH 2026

        Purpose of Report

        1. To tell the board how the rural patrols are going.

        Background

        2. Patrols began in the spring. Two vans were bought for them.
        3. The board is asked to
        - a. note the mileage
        - b. agree a third van

        Money

        4. The patrols have a shortfall of £45,000, which the horse-box fund will meet by the autumn.
        It is looked at every month.

        Person to Contact

        A Clerk, tel. 01632 960000
        """;

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A Word file of these paragraphs, with what else its main part needs.</summary>
    public static byte[] Word(IEnumerable<OpenXmlElement> body, Numbering? numbering = null, Styles? styles = null, string title = "", WordprocessingDocumentType type = WordprocessingDocumentType.Document)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, type))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(body));
            if (numbering is not null)
            {
                main.AddNewPart<NumberingDefinitionsPart>().Numbering = numbering;
            }

            if (styles is not null)
            {
                main.AddNewPart<StyleDefinitionsPart>().Styles = styles;
            }

            document.PackageProperties.Title = title;
        }

        return stream.ToArray();
    }

    public static Paragraph Words(string text, params OpenXmlElement[] properties)
    {
        var paragraph = new Paragraph(new Run(new Text(text)));
        if (properties.Length > 0)
        {
            paragraph.PrependChild(new ParagraphProperties(properties));
        }

        return paragraph;
    }

    /// <summary>Numbers <c>1.</c>, <c>1.1</c>, <c>(a)</c>, and a second list that begins with 7.</summary>
    public static Numbering Levels() => new(
        new AbstractNum(
            Level(0, NumberFormatValues.Decimal, "%1."),
            Level(1, NumberFormatValues.Decimal, "%1.%2"),
            Level(2, NumberFormatValues.LowerLetter, "(%3)"))
        { AbstractNumberId = 1 },
        new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 },
        new NumberingInstance(new AbstractNumId { Val = 1 }, new LevelOverride(new StartOverrideNumberingValue { Val = 7 }) { LevelIndex = 0 }) { NumberID = 2 });

    public static NumberingProperties At(int level, int list = 1) =>
        new(new NumberingLevelReference { Val = level }, new NumberingId { Val = list });

    /// <summary>A PDF of these pages, a line each.</summary>
    public static byte[] Pdf(params string[][] pages)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var lines in pages)
        {
            var page = builder.AddPage(PageSize.A4);
            var y = 780.0;
            foreach (var line in lines)
            {
                if (line.Length > 0)
                {
                    page.AddText(line, 11, new PdfPoint(60, y), font);
                }

                y -= 14;
            }
        }

        return builder.Build();
    }

    /// <summary>A PDF written by hand, whose first page has this content stream.</summary>
    public static byte[] PdfOf(byte[] content, string filter, string trailer = "")
    {
        using var pdf = new MemoryStream();
        var offsets = new List<long>();
        void Write(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));
        void Object(string text)
        {
            offsets.Add(pdf.Position);
            Write($"{offsets.Count} 0 obj\n{text}\nendobj\n");
        }

        Write("%PDF-1.4\n");
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>");
        offsets.Add(pdf.Position);
        Write($"4 0 obj\n<< /Length {content.Length} {filter} >>\nstream\n");
        pdf.Write(content);
        Write("\nendstream\nendobj\n");
        var table = pdf.Position;
        Write($"xref\n0 5\n0000000000 65535 f \n{string.Concat(offsets.Select(offset => offset.ToString("0000000000", CultureInfo.InvariantCulture) + " 00000 n \n"))}trailer\n<< /Size 5 /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF");
        return pdf.ToArray();
    }

    /// <summary>Spaces without end, small when compressed.</summary>
    public static byte[] Deflated(long bytes)
    {
        using var stream = new MemoryStream();
        using (var compressing = new ZLibStream(stream, CompressionLevel.Fastest))
        {
            WriteSpaces(compressing, bytes);
        }

        return stream.ToArray();
    }

    /// <summary>The Word file with a part of its own.</summary>
    public static byte[] WithPart(byte[] word, string name, Action<Stream> write)
    {
        using var stream = new MemoryStream();
        stream.Write(word);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(name)?.Delete();
            using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            write(part);
        }

        return stream.ToArray();
    }

    public static void WriteSpaces(Stream stream, long bytes)
    {
        var spaces = new byte[1024 * 1024];
        Array.Fill(spaces, (byte)' ');
        for (var left = bytes; left > 0; left -= spaces.Length)
        {
            stream.Write(spaces, 0, (int)Math.Min(left, spaces.Length));
        }
    }

    private static Level Level(int index, NumberFormatValues format, string text) => new(
        new StartNumberingValue { Val = 1 },
        new NumberingFormat { Val = format },
        new LevelText { Val = text })
    { LevelIndex = index };
}
