using System.Text.RegularExpressions;
using PlanBot.Plans;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;
using PdfWord = UglyToad.PdfPig.Content.Word;

namespace PlanBot.Features.Documents.Pdf;

/// <summary>Reads a PDF's text layer: lines from top to bottom, without what is repeated at the top and foot of pages.</summary>
internal static partial class PdfReader
{
    /// <summary>How many lines at the top and at the foot of a page can be a running title or a page number.</summary>
    private const int RunningLines = 2;

    public static PaperReading Read(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var filters = new LimitedFilters();
        try
        {
            using var document = PdfDocument.Open(content, new ParsingOptions { FilterProvider = filters, UseLenientParsing = true });
            if (document.NumberOfPages > DocumentLimits.Pages)
            {
                return new PaperReading.Refused(DocumentsTexts.FormatThePDFHasMoreThanPages(BritishEnglish.Number(DocumentLimits.Pages)));
            }

            var pages = new List<List<string>>();
            for (var page = 1; page <= document.NumberOfPages; page++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                pages.Add(LinesOf(document.GetPage(page)));
                if (filters.MetLimit)
                {
                    return UnfoldsTooFar;
                }
            }

            return PaperOf(pages, document.Information);
        }
        catch (PdfDocumentEncryptedException)
        {
            return new PaperReading.Refused(DocumentsTexts.ThePDFIsProtectedByA);
        }
        catch (UnfoldsTooFarException)
        {
            return UnfoldsTooFar;
        }

        // The file is a stranger's, and the parser fails in as many ways as a file can be wrong.
        catch (Exception unreadable) when (unreadable is not (OperationCanceledException or OutOfMemoryException))
        {
            return filters.MetLimit ? UnfoldsTooFar : new PaperReading.Refused(DocumentsTexts.ThePDFIsDamagedOpenIt);
        }
    }

    private static PaperReading.Refused UnfoldsTooFar =>
        new(DocumentsTexts.FormatThePDFUnfoldsToMoreThan(DocumentLimits.UnfoldedBytes / (1024 * 1024)));

    private static PaperReading PaperOf(List<List<string>> pages, DocumentInformation information)
    {
        if (pages.TrueForAll(page => !page.Exists(line => line.Length > 0)))
        {
            return new PaperReading.Refused(DocumentsTexts.ThePDFHoldsPicturesOfPages);
        }

        var running = RunningLinesOf(pages);
        var lines = new List<string>();
        foreach (var page in pages)
        {
            var shown = page.Where((line, at) => !IsRunning(page, at, line, running)).ToList();
            if (lines.Count > 0 && lines[^1].EndsWith('.'))
            {
                lines.Add("");
            }

            lines.AddRange(shown);
        }

        return new PaperReading.Read(new Paper(TextBlocks.Of(lines))
        {
            PropertyTitle = information.Title?.Trim() ?? "",
            PropertyDate = information.GetCreatedDateTimeOffset() is { } created ? PartialDate.Of(DateOnly.FromDateTime(created.Date)) : null,
            PagesWithoutText = [.. pages.Select((page, at) => (Page: at + 1, page.Count)).Where(page => page.Count == 0).Select(page => page.Page)],
        });
    }

    /// <summary>The page's lines, an empty one where the gap is wide.</summary>
    private static List<string> LinesOf(Page page)
    {
        var lines = new List<(double Bottom, double Height, List<PdfWord> Words)>();
        foreach (var word in page.GetWords().Where(word => !string.IsNullOrWhiteSpace(word.Text)).OrderByDescending(word => BaselineOf(word)))
        {
            var baseline = BaselineOf(word);
            var height = Math.Max(word.Letters[0].PointSize, 1);
            if (lines.Count > 0 && Math.Abs(lines[^1].Bottom - baseline) < 0.4 * height)
            {
                lines[^1].Words.Add(word);
            }
            else
            {
                lines.Add((baseline, height, [word]));
            }
        }

        var gaps = lines.Zip(lines.Skip(1), (above, below) => above.Bottom - below.Bottom).Order().ToList();
        var usual = gaps.Count > 0 ? gaps[gaps.Count / 4] : 0;
        var texts = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0 && lines[i - 1].Bottom - lines[i].Bottom > Math.Max(1.35 * usual, 1.1 * lines[i].Height))
            {
                texts.Add("");
            }

            texts.Add(string.Join(' ', lines[i].Words.OrderBy(word => word.BoundingBox.Left).Select(word => word.Text)));
        }

        return texts;
    }

    private static double BaselineOf(PdfWord word) => word.Letters[0].StartBaseLine.Y;

    /// <summary>Lines at the top or foot of most pages that differ in their figures only.</summary>
    private static HashSet<string> RunningLinesOf(List<List<string>> pages) =>
    [
        .. pages
            .SelectMany(page => page.Select((line, at) => (line, at)).Where(line => IsAtEdge(page, line.at) && line.line.Length > 0).Select(line => WithoutFigures(line.line)).Distinct())
            .GroupBy(line => line)
            .Where(same => pages.Count >= 3 && 2 * same.Count() > pages.Count)
            .Select(same => same.Key),
    ];

    private static bool IsRunning(List<string> page, int at, string line, HashSet<string> running) =>
        IsAtEdge(page, at) && ((running.Contains(WithoutFigures(line)) && ParagraphNumbers.At(line) is null) || PageNumber().IsMatch(line));

    private static bool IsAtEdge(List<string> page, int at) =>
        page.Take(at).Count(line => line.Length > 0) < RunningLines || page.Skip(at + 1).Count(line => line.Length > 0) < RunningLines;

    private static string WithoutFigures(string line) => Figures().Replace(line, "#");

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Figures();

    [GeneratedRegex(@"^(?:page\s)?\d{1,4}(?:\s(?:of|/)\s\d{1,4})?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();
}
