using System.Text;
using PlanBot.Features.Documents.Pdf;
using PlanBot.Features.Documents.Word;

namespace PlanBot.Features.Documents;

/// <summary>Reads a paper from the bytes of a file, whatever they are: never longer than the limits, and one at a time.</summary>
internal sealed class PaperReader(TimeProvider clock) : IDisposable
{
    private const string Kinds = "I read Word files (.docx), PDF files with text (.pdf), text (.txt) and Markdown (.md)";

    /// <summary>A paper can take much memory while it is read.</summary>
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Whether a file of that name can be read at all; nothing, or the sentence that says why not.</summary>
    public static string? ReasonAgainst(string fileName) => ExtensionOf(fileName) switch
    {
        ".docx" or ".pdf" or ".txt" or ".md" => null,
        ".docm" or ".dotm" => "A Word file with macros is not read: save it as .docx, which holds none, and send that.",
        ".doc" or ".dot" or ".rtf" or ".odt" => "That is a format of an older or another word processor: save it as .docx and send that.",
        "" => $"The file's name has no ending that says what it is. {Kinds}.",
        var other => $"A {other} file is not read. {Kinds}.",
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
                return new PaperReading.Refused($"Reading the file takes longer than {DocumentLimits.Time.TotalSeconds:0} seconds, so I stopped. Save it anew, or split it, and send that.");
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Said before a byte is read where the size is known.</summary>
    public static string TooLarge { get; } = $"The file is larger than {DocumentLimits.FileBytes / (1024 * 1024)} MB. Save it without its pictures, or split it.";

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
            return new PaperReading.Refused($"The paper holds more than {DocumentLimits.Characters / 1_000_000} million characters. Split it.");
        }

        paper = paper with { Blocks = [.. paper.Blocks.Select(block => block with { Text = Shown(block.Text) })], PropertyTitle = Shown(paper.PropertyTitle) };
        return paper.Blocks.Any(block => block.Text.Any(char.IsLetter)) ? new PaperReading.Read(paper) : new PaperReading.Refused("The file holds no text.");
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
            return "The file is empty.";
        }

        var isZip = content.StartsWith("PK\u0003\u0004"u8);
        var isPdf = content[..Math.Min(content.Length, 1024)].IndexOf("%PDF-"u8) >= 0;
        var isCompound = content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        if (isCompound)
        {
            return content.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? "The file is protected by a password: save it without one and send that."
                : "The file is of an older Word format: save it as .docx and send that.";
        }

        return extension switch
        {
            ".docx" when isPdf => "The file is a PDF although its name ends with .docx: rename it and send it again.",
            ".docx" when !isZip => "The file is damaged or no Word file, though its name ends with .docx: open it in Word, save it as .docx and send that.",
            ".pdf" when !isPdf => "The file is damaged or no PDF, though its name ends with .pdf.",
            ".txt" or ".md" when isZip || isPdf || LooksBinary(content) => $"The file is no text, though its name ends with {extension}.",
            _ => null,
        };
    }

    /// <summary>Text holds no zero bytes, save in UTF-16, which begins with its mark.</summary>
    private static bool LooksBinary(ReadOnlySpan<byte> content) =>
        content.Contains((byte)0) && !content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) && !content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);

    private static string ExtensionOf(string fileName) => Path.GetExtension(fileName).ToLowerInvariant();
}
