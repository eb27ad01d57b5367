using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.Plans;

namespace PlanBot.Features.Documents;

/// <summary>The papers that were imported for plans: taken in whole or not at all, listed, removed.</summary>
internal sealed partial class DocumentRegister(PlanDbContext db, PaperReader reader, AuditTrail audit, TimeProvider clock, ILogger<DocumentRegister> logger)
{
    private const int LongestTitle = 200;
    private const int LongestKey = 60;

    /// <summary>Reads a paper and stores its paragraphs. A file of the same name, whatever its format, is a newer version of the same paper.</summary>
    public async Task<DocumentImport> ImportAsync(string planId, string fileName, ReadOnlyMemory<byte> content, DocumentDetails details, CancellationToken cancellationToken)
    {
        if (!await db.Plans.AnyAsync(plan => plan.Id == planId, cancellationToken))
        {
            var known = await db.Plans.Select(plan => plan.Id).OrderBy(id => id).ToListAsync(cancellationToken);
            return new DocumentImport.Refused(known.Count == 0 ? DocumentsTexts.IHoldNoPlanYetImport : DocumentsTexts.FormatIHoldNoPlanNameOne(planId, string.Join(", ", known)));
        }

        var held = await db.Set<ImportedDocument>().Where(document => document.PlanId == planId).ToListAsync(cancellationToken);
        if (details.Replaces.Length > 0 && held.TrueForAll(document => document.Key != details.Replaces))
        {
            return new DocumentImport.Refused(DocumentsTexts.FormatIHoldNoDocumentForSo(details.Replaces, planId));
        }

        var hash = Convert.ToHexString(SHA256.HashData(content.Span));
        if (held.Find(document => document.ContentHash == hash) is { } same)
        {
            return await DescribeAsync(same, details, cancellationToken);
        }

        var reading = await reader.ReadAsync(fileName, content, cancellationToken);
        if (reading is PaperReading.Refused refused)
        {
            LogRefused(planId);
            return new DocumentImport.Refused(refused.Sentence);
        }

        var paper = ((PaperReading.Read)reading).Paper;
        var paragraphs = ParagraphSplitter.Split(paper);
        if (paragraphs.Count > DocumentLimits.Paragraphs)
        {
            return new DocumentImport.Refused(DocumentsTexts.FormatThePaperHasMoreThanParagraphs(BritishEnglish.Number(DocumentLimits.Paragraphs)));
        }

        var key = details.Replaces.Length > 0 ? details.Replaces : KeyOf(fileName);
        return await StoreAsync(planId, key, fileName, hash, paper, paragraphs, held, details, cancellationToken);
    }

    public Task<List<ImportedDocument>> ListAsync(string planId, CancellationToken cancellationToken) =>
        db.Set<ImportedDocument>().AsNoTracking()
            .Where(document => planId == "" || document.PlanId == planId)
            .OrderBy(document => document.PlanId).ThenBy(document => document.Ordinal).ThenBy(document => document.Id)
            .ToListAsync(cancellationToken);

    /// <summary>Removes a paper with its paragraphs; nothing where there is none of that key.</summary>
    public async Task<ImportedDocument?> RemoveAsync(string planId, string key, AuditActor by, CancellationToken cancellationToken)
    {
        var id = ImportedDocument.IdPrefix + key;
        if (await db.Set<ImportedDocument>().SingleOrDefaultAsync(document => document.PlanId == planId && document.Id == id, cancellationToken) is not { } document)
        {
            return null;
        }

        db.RemoveRange(await ParagraphsOfAsync(document, cancellationToken));
        db.Remove(document);
        audit.RecordChanged(by, RecordOf(document), "removed", document);
        await db.SaveChangesAsync(cancellationToken);
        LogRemoved(planId, key);
        return document;
    }

    private async Task<DocumentImport> DescribeAsync(ImportedDocument document, DocumentDetails details, CancellationToken cancellationToken)
    {
        var title = details.Title.Length > 0 ? Shortened(details.Title) : document.Title;
        var shortName = details.ShortName.Length > 0 ? details.ShortName : document.ShortName;
        var date = details.Date ?? document.Published;
        if ((title, shortName, date) == (document.Title, document.ShortName, document.Published))
        {
            return new DocumentImport.Unchanged(document);
        }

        (document.Title, document.ShortName, document.Published) = (title, shortName, date);
        audit.RecordChanged(details.By, RecordOf(document), "described", document);
        await db.SaveChangesAsync(cancellationToken);
        return new DocumentImport.Described(document);
    }

    private async Task<DocumentImport> StoreAsync(
        string planId,
        string key,
        string fileName,
        string hash,
        Paper paper,
        IReadOnlyList<PaperParagraph> paragraphs,
        List<ImportedDocument> held,
        DocumentDetails details,
        CancellationToken cancellationToken)
    {
        var id = ImportedDocument.IdPrefix + key;
        var before = held.Find(document => document.Id == id);
        var document = before ?? new ImportedDocument
        {
            PlanId = planId,
            Id = id,
            Ordinal = held.Select(other => other.Ordinal).DefaultIfEmpty(-1).Max() + 1,
            Kind = ImportedDocument.KindOfSource,
        };

        // The people who compiled the plan's folder may have given the same file a title.
        var listed = await db.Sources.AsNoTracking().FirstOrDefaultAsync(source => source.PlanId == planId && source.Address == fileName && !(source is ImportedDocument), cancellationToken);
        var front = PaperFront.Of(paper);
        document.Title = FirstOf(details.Title, before?.Title, listed?.Title, front.Title, Path.GetFileNameWithoutExtension(fileName).Replace('_', ' ').Replace('-', ' '));
        document.ShortName = FirstOf(details.ShortName, front.Mark, before?.ShortName, PaperMarks.In(document.Title), PaperMarks.In(Path.GetFileNameWithoutExtension(fileName)));
        document.Published = details.Date ?? listed?.Published ?? front.Date ?? before?.Published;
        document.Address = fileName;
        document.ContentHash = hash;
        document.ImportedAtUtc = clock.GetUtcNow().UtcDateTime;

        List<ImportedParagraph> old = before is null ? [] : await ParagraphsOfAsync(before, cancellationToken);
        var oldByPlace = old.ToDictionary(paragraph => paragraph.Para, StringComparer.Ordinal);
        db.RemoveRange(old.Where(paragraph => !paragraphs.Any(kept => kept.Place == paragraph.Para)));
        var changes = new ParagraphChanges(0, 0, old.Count(paragraph => !paragraphs.Any(kept => kept.Place == paragraph.Para)));
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var read = paragraphs[i];
            if (!oldByPlace.TryGetValue(read.Place, out var row))
            {
                row = new ImportedParagraph { PlanId = planId, Id = $"{id}#{read.Place}", DocumentId = id, Para = read.Place };
                db.Add(row);
                changes = changes with { Added = changes.Added + 1 };
            }
            else if (row.Text != read.Text || row.Heading != read.Heading)
            {
                changes = changes with { Changed = changes.Changed + 1 };
            }

            row.Doc = fileName;
            row.Ordinal = i;
            row.Heading = read.Heading;
            row.Text = read.Text;
            row.Gist = Quotation.Around(read.Text, []);
            row.Source = read.Place.Contains('¶', StringComparison.Ordinal) ? $"{fileName} {read.Place}" : $"{fileName} ¶{read.Place}";
        }

        if (before is null)
        {
            db.Add(document);
        }

        audit.RecordChanged(details.By, RecordOf(document), before is null ? "imported" : "replaced by a newer version", document);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException conflict) when (before is null && db.IsOvertaken(conflict))
        {
            return new DocumentImport.Refused(DocumentsTexts.TheSamePaperWasBeingImported);
        }

        LogImported(planId, key, paragraphs.Count);
        return new DocumentImport.Imported(document, paragraphs.Count, before is null ? null : changes, paper);
    }

    private static AuditedRecord RecordOf(ImportedDocument document) => new(AuditKinds.Document, document.PlanId, document.Key);

    private Task<List<ImportedParagraph>> ParagraphsOfAsync(ImportedDocument document, CancellationToken cancellationToken) =>
        db.Set<ImportedParagraph>().Where(paragraph => paragraph.PlanId == document.PlanId && paragraph.DocumentId == document.Id).ToListAsync(cancellationToken);

    private static string FirstOf(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                return Shortened(text);
            }
        }

        return "";
    }

    private static string Shortened(string text) => text.Trim() is { Length: > LongestTitle } longText ? longText[..LongestTitle] : text.Trim();

    /// <summary><c>Paper J (2).docx</c> → <c>paper-j</c>: a browser's second copy is the same paper.</summary>
    private static string KeyOf(string fileName)
    {
        var name = CopyNumber().Replace(Path.GetFileNameWithoutExtension(fileName), "").ToLowerInvariant();
        var key = NotOfKey().Replace(name, "-").Trim('-');
        return key.Length == 0 ? "paper" : key.Length <= LongestKey ? key : key[..LongestKey].TrimEnd('-');
    }

    [GeneratedRegex(@"\s*\(\d{1,2}\)$", RegexOptions.CultureInvariant)]
    private static partial Regex CopyNumber();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotOfKey();

    [LoggerMessage(Level = LogLevel.Information, Message = "Imported document {Document} for plan {PlanId}: {Paragraphs} paragraphs")]
    private partial void LogImported(string planId, string document, int paragraphs);

    [LoggerMessage(Level = LogLevel.Information, Message = "A document for plan {PlanId} was refused")]
    private partial void LogRefused(string planId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed document {Document} of plan {PlanId}")]
    private partial void LogRemoved(string planId, string document);
}
