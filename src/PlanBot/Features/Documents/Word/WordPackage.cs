using PlanBot.Data;

namespace PlanBot.Features.Documents.Word;

/// <summary>Looks over the parts of a Word file before anything in it is believed: size unfolded, depth, macros.</summary>
internal static class WordPackage
{
    private static readonly OfficePackageLimits Limits =
        new(DocumentLimits.PartsOfFile, DocumentLimits.UnfoldedBytes, DocumentLimits.UnfoldedTextBytes, DocumentLimits.Depth);

    private static PaperReading.Refused TooFar => new(
        DocumentsTexts.FormatTheWordFileUnfoldsToMore(DocumentLimits.UnfoldedBytes / (1024 * 1024), DocumentLimits.UnfoldedTextBytes / (1024 * 1024)));

    public static PaperReading.Refused Damaged => new(DocumentsTexts.TheWordFileIsDamagedOpen);

    /// <returns>Why it is not read, or nothing.</returns>
    public static PaperReading.Refused? ReasonAgainst(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        OfficePackage.FaultOf(content, Limits, cancellationToken) switch
        {
            null => null,
            OfficePackageFault.TooFar => TooFar,
            OfficePackageFault.Macros => new(DocumentsTexts.TheWordFileHoldsMacrosSo),
            OfficePackageFault.OtherZip => new(DocumentsTexts.TheFileIsAZIPFile),
            _ => Damaged,
        };
}
