using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.Documents;

/// <summary>"Which papers do you have?": those that were imported, and those that the plan's folder describes in short.</summary>
internal sealed class DocumentListHandler(PlanDbContext db)
{
    private const int MostNamed = 20;

    public async Task<Answer> ListAsync(Plan plan, CancellationToken cancellationToken)
    {
        var sources = await db.Sources.AsNoTracking().Where(source => source.PlanId == plan.Id).OrderBy(source => source.Ordinal).ToListAsync(cancellationToken);
        var described = await db.Paragraphs.AsNoTracking().Where(paragraph => paragraph.PlanId == plan.Id).Select(paragraph => paragraph.Doc).Distinct().ToListAsync(cancellationToken);
        var imported = sources.OfType<ImportedDocument>().ToList();
        var inShort = sources
            .Where(source => source is not ImportedDocument && described.Contains(source.Address) && !imported.Exists(paper => paper.Address == source.Address))
            .ToList();

        var words = imported.Count == 0
            ? DocumentsTexts.FormatNoPaperHasBeenImportedFor(plan.Title)
            : DocumentsTexts.FormatIHoldFor(BritishEnglish.Count(imported.Count, "paper"), plan.Title, Listed(imported.ConvertAll(paper => paper.InWords())));
        if (inShort.Count > 0)
        {
            words += DocumentsTexts.FormatIKnowInShortFromThe(BritishEnglish.Count(inShort.Count, "paper"), Listed(inShort.ConvertAll(InWords)));
        }

        return new(AnswerKind.Answer, words)
        {
            Entities = [.. imported.Concat(inShort).Select(source => new RecognizedEntity(EntityTypes.Document, source.Address, plan.Id, 1))],
        };
    }

    private static string InWords(PlanSource source) =>
        source.Published is { } published ? $"\"{source.Title}\" ({published.ToWords()})" : $"\"{source.Title}\"";

    private static string Listed(List<string> papers) => papers.Count <= MostNamed
        ? BritishEnglish.List(papers)
        : DocumentsTexts.FormatAndMore(string.Join(", ", papers.Take(MostNamed)), papers.Count - MostNamed);
}
