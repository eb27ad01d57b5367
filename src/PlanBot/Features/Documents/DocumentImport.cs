using PlanBot.Audit;
using PlanBot.Plans;

namespace PlanBot.Features.Documents;

/// <summary>What is said of a paper besides its file; what is left empty is taken from the paper.</summary>
/// <param name="By">Who sends it.</param>
/// <param name="Replaces">The key of the document that this is a newer version of; empty to know it by its file's name.</param>
internal sealed record DocumentDetails(AuditActor By, string Title = "", string ShortName = "", PartialDate? Date = null, string Replaces = "");

/// <summary>What became of a paper that was sent.</summary>
internal abstract record DocumentImport
{
    private DocumentImport()
    {
    }

    /// <summary>It is held now, or held anew in place of an earlier version.</summary>
    /// <param name="Before">What was held before; nothing for a paper that is new.</param>
    public sealed record Imported(ImportedDocument Document, int Paragraphs, ParagraphChanges? Before, Paper Paper) : DocumentImport;

    /// <summary>The same file is held, and only its title, short name or date was put right.</summary>
    public sealed record Described(ImportedDocument Document) : DocumentImport;

    /// <summary>The same file is held; nothing was changed.</summary>
    public sealed record Unchanged(ImportedDocument Document) : DocumentImport;

    /// <summary>Nothing was changed; a sentence says why and what to do.</summary>
    public sealed record Refused(string Sentence) : DocumentImport;
}

/// <summary>How a newer version differs from the one before, by its paragraphs' places.</summary>
internal sealed record ParagraphChanges(int Added, int Changed, int Removed);

/// <summary>What became of a paper, as a person reads it.</summary>
internal static class DocumentImportWords
{
    public static string InWords(this DocumentImport outcome, string planId) => outcome switch
    {
        DocumentImport.Imported { Before: null } imported =>
            DocumentsTexts.FormatIHoldNowForAsEverybody(imported.Document.InWords(), planId, imported.Document.Key, BritishEnglish.Count(imported.Paragraphs, "paragraph"), Suggested(imported)),
        DocumentImport.Imported { Before: { } changes } imported =>
            DocumentsTexts.FormatThisIsANewerVersionOf(imported.Document.Key, imported.Document.InWords(), planId, BritishEnglish.Count(imported.Paragraphs, "paragraph"), changes.Added, changes.Changed, changes.Removed, Suggested(imported)),
        DocumentImport.Described described => DocumentsTexts.FormatIHoldThisFileAlreadyIt(described.Document.InWords()),
        DocumentImport.Unchanged unchanged => DocumentsTexts.FormatIHoldThisFileAlreadyAs(unchanged.Document.Key, unchanged.Document.InWords()),
        DocumentImport.Refused refused => refused.Sentence,
        _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}."),
    };

    /// <summary>What the file's own properties say is only suggested: they are often a template's.</summary>
    private static string Suggested(DocumentImport.Imported imported)
    {
        var words = "";
        if (imported.Paper.PropertyTitle is { Length: > 0 } title && !title.Equals(imported.Document.Title, StringComparison.OrdinalIgnoreCase))
        {
            words += DocumentsTexts.FormatTheFilesPropertiesCallItGive(Quotation.Around(title, [], 100));
        }

        if (imported.Document.Published is null)
        {
            words += imported.Paper.PropertyDate is { } date
                ? DocumentsTexts.FormatNoDateStandsOnItIts(date.ToWords())
                : DocumentsTexts.NoDateStandsOnItGive;
        }

        if (imported.Paper.PagesWithoutText.Count > 0)
        {
            words += DocumentsTexts.FormatNoTextAndCantBeQuoted(BritishEnglish.Count(imported.Paper.PagesWithoutText.Count, DocumentsTexts.PageHolds, DocumentsTexts.PagesHold));
        }

        return words;
    }
}
