using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PlanBot.Plans;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace PlanBot.Features.Documents.Word;

/// <summary>Reads a Word file: its paragraphs with the numbers that Word counts for them, its tables row by row. What was deleted with changes tracked, or is hidden, is left out.</summary>
internal static class WordReader
{
    /// <summary>A bold line longer than this is a sentence, not a heading.</summary>
    private const int LongestBoldHeading = 100;

    public static PaperReading Read(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (WordPackage.ReasonAgainst(content, cancellationToken) is { } reason)
        {
            return reason;
        }

        try
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(content.ToArray(), writable: false), isEditable: false);
            if (document.DocumentType is WordprocessingDocumentType.MacroEnabledDocument or WordprocessingDocumentType.MacroEnabledTemplate)
            {
                return new PaperReading.Refused(DocumentsTexts.TheWordFileMayHoldMacros);
            }

            if (document.MainDocumentPart?.Document?.Body is not { } body)
            {
                return WordPackage.Damaged;
            }

            var styles = new WordStyles(document.MainDocumentPart.StyleDefinitionsPart?.Styles);
            var numbering = new WordNumbering(document.MainDocumentPart.NumberingDefinitionsPart?.Numbering, styles);
            var properties = document.PackageProperties;
            return new PaperReading.Read(new Paper([.. BlocksOf(body, styles, numbering, cancellationToken)])
            {
                PropertyTitle = properties.Title?.Trim() ?? "",
                PropertyDate = (properties.Created ?? properties.Modified) is { } made ? PartialDate.Of(DateOnly.FromDateTime(made)) : null,
            });
        }

        // The file is a stranger's; the library says in several ways that it is wrong.
        catch (Exception unreadable) when (unreadable is OpenXmlPackageException or InvalidDataException or FormatException or System.Xml.XmlException or InvalidOperationException or ArgumentException or IOException or KeyNotFoundException)
        {
            return WordPackage.Damaged;
        }
    }

    private static IEnumerable<PaperBlock> BlocksOf(OpenXmlElement container, WordStyles styles, WordNumbering numbering, CancellationToken cancellationToken)
    {
        foreach (var element in container.ChildElements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (element)
            {
                case Paragraph paragraph when BlockOf(paragraph, styles, numbering) is { } block:
                    yield return block;
                    break;
                case Table table:
                    foreach (var row in table.Elements<TableRow>())
                    {
                        yield return RowOf(row, styles, numbering, cancellationToken);
                    }

                    break;
                case SdtBlock or SdtContentBlock or CustomXmlBlock:
                    foreach (var block in BlocksOf(element, styles, numbering, cancellationToken))
                    {
                        yield return block;
                    }

                    break;
            }
        }
    }

    /// <summary>A row is one block; where its first cell holds a paragraph's number, that is the row's.</summary>
    private static PaperBlock RowOf(TableRow row, WordStyles styles, WordNumbering numbering, CancellationToken cancellationToken)
    {
        var cells = row.Elements<TableCell>().Select(cell => BlocksOf(cell, styles, numbering, cancellationToken).ToList()).ToList();
        var number = cells.SelectMany(cell => cell).FirstOrDefault()?.Number ?? "";
        return new(string.Join('\t', cells.Select(cell => string.Join('\n', cell.Select(block => block.Text))).Where(text => text.Length > 0)), number);
    }

    private static PaperBlock? BlockOf(Paragraph paragraph, WordStyles styles, WordNumbering numbering)
    {
        // Counted even where nothing stands in it: Word counts it too.
        var label = numbering.Next(paragraph);
        var text = TextOf(paragraph).Trim();
        if (text.Length == 0)
        {
            return null;
        }

        var isHeading = styles.IsHeading(paragraph) || (label.Number.Length == 0 && !label.IsBullet && IsBold(paragraph) && text.Length <= LongestBoldHeading && !text.EndsWith('.'));
        return new(text, label.Number, isHeading ? PaperBlockKind.Heading : label.IsBullet ? PaperBlockKind.Item : PaperBlockKind.Text);
    }

    private static bool IsBold(Paragraph paragraph)
    {
        var runs = paragraph.Elements<Run>().Where(run => !string.IsNullOrWhiteSpace(run.InnerText)).ToList();
        return runs.Count > 0 && runs.TrueForAll(run => IsOn(run.RunProperties?.Bold));
    }

    private static bool IsOn(OnOffType? property) => property is not null && (property.Val is null || property.Val.Value);

    private static string TextOf(Paragraph paragraph)
    {
        var text = new StringBuilder();
        AddText(text, paragraph);
        return text.ToString();
    }

    private static void AddText(StringBuilder text, OpenXmlElement container)
    {
        foreach (var element in container.ChildElements)
        {
            switch (element)
            {
                case Text words:
                    text.Append(words.Text);
                    break;
                case TabChar:
                    text.Append('\t');
                    break;
                case Break or CarriageReturn:
                    text.Append('\n');
                    break;
                case NoBreakHyphen:
                    text.Append('-');
                    break;
                case Run { RunProperties: { } properties } when IsOn(properties.Vanish):
                case DeletedRun or MoveFromRun or Drawing or Picture or AlternateContent or EmbeddedObject:
                    break;
                default:
                    AddText(text, element);
                    break;
            }
        }
    }
}
