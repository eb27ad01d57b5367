using PlanBot.Data;

namespace PlanBot.Features.Documents.Word;

/// <summary>Looks over the parts of a Word file before anything in it is believed: size unfolded, depth, macros.</summary>
internal static class WordPackage
{
    private static readonly OfficePackageLimits Limits =
        new(DocumentLimits.PartsOfFile, DocumentLimits.UnfoldedBytes, DocumentLimits.UnfoldedTextBytes, DocumentLimits.Depth);

    private static readonly PaperReading.Refused TooFar = new(
        $"The Word file unfolds to more than {DocumentLimits.UnfoldedBytes / (1024 * 1024)} MB, or its text to more than {DocumentLimits.UnfoldedTextBytes / (1024 * 1024)} MB. Save it without its pictures, or split it.");

    public static PaperReading.Refused Damaged { get; } = new("The Word file is damaged: open it in Word, save it anew and send that.");

    /// <returns>Why it is not read, or nothing.</returns>
    public static PaperReading.Refused? ReasonAgainst(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        OfficePackage.FaultOf(content, Limits, cancellationToken) switch
        {
            null => null,
            OfficePackageFault.TooFar => TooFar,
            OfficePackageFault.Macros => new("The Word file holds macros, so it is not read: save it as .docx without them and send that."),
            OfficePackageFault.OtherZip => new("The file is a ZIP file and no Word file, though its name ends with .docx."),
            _ => Damaged,
        };
}
