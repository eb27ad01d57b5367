using System.Text;
using PlanBot.Features.Documents.Pdf;
using PlanBot.Features.Documents.Word;

namespace PlanBot.Features.Documents;

/// <summary>Reads a paper from the bytes of a file, whatever they are: never longer than the limits, and one at a time.</summary>
internal sealed class PaperReader(TimeProvider clock) : IDisposable
{
    private static string Kinds => DocumentsTexts.IReadWordFilesDocxPDF;

    /// <summary>A paper can take much memory while it is read.</summary>
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Whether a file of that name can be read at all; nothing, or the sentence that says why not.</summary>
    public static string? ReasonAgainst(string fileName) => ExtensionOf(fileName) switch
    {
        ".docx" or ".pdf" or ".txt" or ".md" => null,
        ".docm" or ".dotm" => DocumentsTexts.AWordFileWithMacrosIs,
        ".doc" or ".dot" or ".rtf" or ".odt" => DocumentsTexts.ThatIsAFormatOfAn,
        "" => DocumentsTexts.FormatTheFilesNameHasNoEnding(Kinds),
        var other => DocumentsTexts.FormatAFileIsNotRead(other, Kinds),
    };

    public void Dispose() => _one.Dispose();

    public async Task<PaperReading> ReadAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (ReasonAgainst(fileName) is { } reason)
        {
            return new PaperReading.Refused(reason);
        }

        if (content.Length > DocumentLimits.FileBytes)
        {
            return new PaperReading.Refused(TooLarge);
        }

        if (WrongContent(ExtensionOf(fileName), content.Span) is { } wrong)
        {
            return new PaperReading.Refused(wrong);
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var reading = Task.Run(() => Read(ExtensionOf(fileName), content, time.Token), time.Token);
            try
            {
                return await reading.WaitAsync(DocumentLimits.Time, clock, cancellationToken);
            }
            catch (TimeoutException)
            {
                await time.CancelAsync();
                return new PaperReading.Refused(DocumentsTexts.FormatReadingTheFileTakesLongerThan($"{DocumentLimits.Time.TotalSeconds:0}"));
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Said before a byte is read where the size is known.</summary>
    public static string TooLarge => DocumentsTexts.FormatTheFileIsLargerThanMB(DocumentLimits.FileBytes / (1024 * 1024));

    private static PaperReading Read(string extension, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var reading = extension switch
        {
            ".docx" => WordReader.Read(content, cancellationToken),
            ".pdf" => PdfReader.Read(content, cancellationToken),
            _ => TextReading.Read(content.Span, isMarkdown: extension == ".md"),
        };
        if (reading is not PaperReading.Read { Paper: var paper })
        {
            return reading;
        }

        if (paper.Blocks.Sum(block => (long)block.Text.Length) > DocumentLimits.Characters)
        {
            return new PaperReading.Refused(DocumentsTexts.FormatThePaperHoldsMoreThanMillion(DocumentLimits.Characters / 1_000_000));
        }

        paper = paper with { Blocks = [.. paper.Blocks.Select(block => block with { Text = Shown(block.Text) })], PropertyTitle = Shown(paper.PropertyTitle) };
        return paper.Blocks.Any(block => block.Text.Any(char.IsLetter)) ? new PaperReading.Read(paper) : new PaperReading.Refused(DocumentsTexts.TheFileHoldsNoText);
    }

    /// <summary>Without characters that cannot be shown, which no database need take: controls and halves of pairs.</summary>
    private static string Shown(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            shown.Append(Rune.IsControl(rune) && rune.Value is not ('\n' or '\t') ? " " : rune.ToString());
        }

        return shown.ToString().Trim();
    }

    private static string? WrongContent(string extension, ReadOnlySpan<byte> content)
    {
        if (content.Length == 0)
        {
            return DocumentsTexts.TheFileIsEmpty;
        }

        var isZip = content.StartsWith("PK\u0003\u0004"u8);
        var isPdf = content[..Math.Min(content.Length, 1024)].IndexOf("%PDF-"u8) >= 0;
        var isCompound = content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        if (isCompound)
        {
            return content.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? DocumentsTexts.TheFileIsProtectedByA
                : DocumentsTexts.TheFileIsOfAnOlder;
        }

        return extension switch
        {
            ".docx" when isPdf => DocumentsTexts.TheFileIsAPDFAlthough,
            ".docx" when !isZip => DocumentsTexts.TheFileIsDamagedOrNo,
            ".pdf" when !isPdf => DocumentsTexts.TheFileIsDamagedOrNoPDF,
            ".txt" or ".md" when isZip || isPdf || LooksBinary(content) => DocumentsTexts.FormatTheFileIsNoTextThough(extension),
            _ => null,
        };
    }

    /// <summary>Text holds no zero bytes, save in UTF-16, which begins with its mark.</summary>
    private static bool LooksBinary(ReadOnlySpan<byte> content) =>
        content.Contains((byte)0) && !content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) && !content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);

    private static string ExtensionOf(string fileName) => Path.GetExtension(fileName).ToLowerInvariant();
}
