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
            $"I hold {imported.Document.InWords()} now for {planId}, as {imported.Document.Key}: {BritishEnglish.Count(imported.Paragraphs, "paragraph")}. Everybody who may ask about the plan can have it quoted.{Suggested(imported)}",
        DocumentImport.Imported { Before: { } changes } imported =>
            $"This is a newer version of {imported.Document.Key}, {imported.Document.InWords()}, and replaces it in {planId}: {BritishEnglish.Count(imported.Paragraphs, "paragraph")}, {changes.Added} added, {changes.Changed} changed, {changes.Removed} removed.{Suggested(imported)}",
        DocumentImport.Described described => $"I hold this file already; it is now {described.Document.InWords()}.",
        DocumentImport.Unchanged unchanged => $"I hold this file already as {unchanged.Document.Key}, {unchanged.Document.InWords()}: nothing to change.",
        DocumentImport.Refused refused => refused.Sentence,
        _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}."),
    };

    /// <summary>What the file's own properties say is only suggested: they are often a template's.</summary>
    private static string Suggested(DocumentImport.Imported imported)
    {
        var words = "";
        if (imported.Paper.PropertyTitle is { Length: > 0 } title && !title.Equals(imported.Document.Title, StringComparison.OrdinalIgnoreCase))
        {
            words += $" The file's properties call it \"{Quotation.Around(title, [], 100)}\"; give that as its title if it is right.";
        }

        if (imported.Document.Published is null)
        {
            words += imported.Paper.PropertyDate is { } date
                ? $" No date stands on it; its file was made on {date.ToWords()}: give its date if you know it."
                : " No date stands on it: give its date if you know it.";
        }

        if (imported.Paper.PagesWithoutText.Count > 0)
        {
            words += $" {BritishEnglish.Count(imported.Paper.PagesWithoutText.Count, "page holds", "pages hold")} no text and can't be quoted.";
        }

        return words;
    }
}
