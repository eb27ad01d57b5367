using System.IO.Compression;
using System.Xml;

namespace PlanBot.Features.Documents.Word;

/// <summary>Looks over the parts of a Word file before anything in it is believed: size unfolded, depth, macros.</summary>
internal static class WordPackage
{
    private static readonly PaperReading.Refused TooFar = new(
        $"The Word file unfolds to more than {DocumentLimits.UnfoldedBytes / (1024 * 1024)} MB, or its text to more than {DocumentLimits.UnfoldedTextBytes / (1024 * 1024)} MB. Save it without its pictures, or split it.");

    public static PaperReading.Refused Damaged { get; } = new("The Word file is damaged: open it in Word, save it anew and send that.");

    /// <returns>Why it is not read, or nothing.</returns>
    public static PaperReading.Refused? ReasonAgainst(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > DocumentLimits.PartsOfFile)
            {
                return TooFar;
            }

            if (zip.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                return new("The Word file holds macros, so it is not read: save it as .docx without them and send that.");
            }

            long left = DocumentLimits.UnfoldedBytes;
            foreach (var entry in zip.Entries)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var isText = entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
                var most = isText ? Math.Min(left, DocumentLimits.UnfoldedTextBytes) : left;
                if (Unfolded(entry, most) is var unfolded && unfolded > most)
                {
                    return TooFar;
                }

                left -= unfolded;
                if (isText && !IsSound(entry))
                {
                    return Damaged;
                }
            }

            return zip.GetEntry("[Content_Types].xml") is null ? new("The file is a ZIP file and no Word file, though its name ends with .docx.") : null;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or NotSupportedException)
        {
            return Damaged;
        }
    }

    /// <summary>How much it unfolds to in truth, counted no further than the limit: what a file says of itself may be a lie.</summary>
    private static long Unfolded(ZipArchiveEntry entry, long most)
    {
        if (entry.Length > most)
        {
            return entry.Length;
        }

        using var part = entry.Open();
        var buffer = new byte[64 * 1024];
        long unfolded = 0;
        int read;
        while (unfolded <= most && (read = part.Read(buffer)) > 0)
        {
            unfolded += read;
        }

        return unfolded;
    }

    /// <summary>Well formed, without a document type, and no deeper than a paper is: a reader that recurses would end the process.</summary>
    private static bool IsSound(ZipArchiveEntry entry)
    {
        try
        {
            using var part = entry.Open();
            using var reader = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.Depth > DocumentLimits.Depth)
                {
                    return false;
                }
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
