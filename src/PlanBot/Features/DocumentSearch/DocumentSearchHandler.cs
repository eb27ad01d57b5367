using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.DocumentSearch;

/// <summary>"Where does it say …": the place of a paragraph in a paper, and what it says: quoted where the paper itself is held, else in short.</summary>
internal sealed class DocumentSearchHandler(PlanDbContext db)
{
    /// <summary>Others are named beside the best when they fit at least so much as well.</summary>
    private const double WorthNaming = 0.7;

    private const int MostOthers = 3;
    private const int MostFacts = 2;

    /// <summary>Of a paragraph that is named beside the best, less is quoted.</summary>
    private const int LongestOtherQuotation = 120;

    public async Task<Answer> AnswerAsync(Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var readings = question.All(EntityTypes.Paragraph).Where(entity => entity.PlanId == plan.Id).ToList();
        var wanted = readings.Where(entity => entity.Score >= readings[0].Score * WorthNaming).Select(entity => entity.Id).Take(MostOthers + 1).ToList();
        var rows = await db.Paragraphs.AsNoTracking().Where(row => row.PlanId == plan.Id && wanted.Contains(row.Id)).ToListAsync(cancellationToken);
        var sources = await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        var references = new SourceReferences(sources);
        var facts = await FactsAsync(plan, question, cancellationToken);
        var paragraphs = rows.Count > 0 ? rows.OrderBy(row => wanted.IndexOf(row.Id)).ToList() : await OnDateAsync(plan, question, cancellationToken);
        if (paragraphs.Count == 0)
        {
            return await NoneFoundAsync(plan, question, facts, references, cancellationToken);
        }

        var best = paragraphs[0];
        var topic = (question.Best(EntityTypes.Topic)?.Id ?? "").Split(' ');
        var words = WordsOf(best, topic, Quotation.Longest);
        List<string> sentences = [$"{ParagraphPlace.InWords(best, TitleOf(references, best))}{(best is ImportedParagraph ? $": {words}" : DocumentSearchTexts.FormatInShort(BritishEnglish.Sentence(words)))}", .. facts.Select(FactInWords)];
        var others = paragraphs.Skip(1).Select(other => $"{BritishEnglish.MidSentence(ParagraphPlace.InWords(other, other.Doc == best.Doc ? "" : TitleOf(references, other)))}: {WordsOf(other, topic, LongestOtherQuotation)}").ToList();
        if (others.Count > 0)
        {
            sentences.Add(DocumentSearchTexts.FormatSeeAlso(string.Join("; ", others)));
        }

        return new(AnswerKind.Answer, string.Join(' ', sentences))
        {
            Sources = references.Of(paragraphs.Select(row => row.Source).Concat(facts.Select(fact => fact.Source))),
            Entities = [.. EntitiesOf(best, plan)],
        };
    }

    /// <summary>"Where does it say 13 May 2022."</summary>
    private async Task<List<Paragraph>> OnDateAsync(Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var days = question.All(EntityTypes.Date).Select(entity => PartialDate.TryParse(entity.Id, out var date) ? date.ToWords() : "").Where(words => words.Length > 0).ToList();
        var rows = days.Count == 0 ? [] : await db.Paragraphs.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken);
        return [.. rows.Where(row => days.Exists(day => row.Gist.Contains(day, StringComparison.OrdinalIgnoreCase) || row.Keywords.Contains(day, StringComparison.OrdinalIgnoreCase) || (row is ImportedParagraph paragraph && paragraph.Text.Contains(day, StringComparison.OrdinalIgnoreCase)))).Take(MostOthers + 1)];
    }

    /// <summary>Figures and other loose facts that the question names: a paragraph's short form need not hold them.</summary>
    private async Task<List<Fact>> FactsAsync(Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var ids = question.All(EntityTypes.Fact).Where(entity => entity.PlanId == plan.Id).Select(entity => entity.Id).Take(MostFacts).ToList();
        var facts = await db.Facts.AsNoTracking().Where(row => row.PlanId == plan.Id && ids.Contains(row.Id)).ToListAsync(cancellationToken);
        return [.. facts.OrderBy(fact => ids.IndexOf(fact.Id))];
    }

    private async Task<Answer> NoneFoundAsync(Plan plan, RecognizedQuestion question, List<Fact> facts, SourceReferences references, CancellationToken cancellationToken)
    {
        var topic = question.Best(EntityTypes.Topic)?.Id ?? "";
        var named = question.All(EntityTypes.Document).Where(document => document.PlanId == plan.Id).Select(document => document.Id).ToList();
        var papers = (await db.Paragraphs.AsNoTracking().Where(row => row.PlanId == plan.Id && (named.Count == 0 || named.Contains(row.Doc))).Select(row => row.Doc).Distinct().ToListAsync(cancellationToken))
            .ConvertAll(paper => references.Of(paper)[0].Title);
        var about = topic.Length > 0 ? DocumentSearchTexts.FormatAboutTopic(topic) : "";
        var held = papers.Count > 0
            ? DocumentSearchTexts.FormatIFindNoParagraphInThe(about, plan.AreaLabel, plan.Title, BritishEnglish.List(papers))
            : DocumentSearchTexts.FormatNoPaperIsHeldParagraphBy(plan.AreaLabel, plan.Title, about);
        return new(AnswerKind.Answer, string.Join(' ', [held, .. facts.Select(FactInWords)])) { Sources = references.Of(facts.Select(fact => fact.Source)) };
    }

    /// <summary>A quotation where the paper is held; else what the paragraph says in short, and the words to find it by where those say more.</summary>
    private static string WordsOf(Paragraph paragraph, IReadOnlyCollection<string> topic, int longest)
    {
        if (paragraph is ImportedParagraph { Text: var text })
        {
            return $"\"{Quotation.Around(text, topic, longest)}\"";
        }

        var gist = SourceWords.InPounds(paragraph.Gist);
        var more = paragraph.Keywords.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !gist.Contains(word.Trim(',', ':', '"'), StringComparison.OrdinalIgnoreCase) && !paragraph.Heading.Contains(word, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return more.Count > 0 ? DocumentSearchTexts.FormatTrimEndAlsoMore(gist.TrimEnd('.'), string.Join(' ', more)) : gist;
    }

    private static string FactInWords(Fact fact) => DocumentSearchTexts.FormatTheDataHasFromThere(FactWords.ToWords(fact));

    private static string TitleOf(SourceReferences references, Paragraph paragraph) => references.Of(paragraph.Doc) is [var paper] ? paper.Title : paragraph.Doc;

    private static IEnumerable<RecognizedEntity> EntitiesOf(Paragraph paragraph, Plan plan)
    {
        var doc = paragraph.Doc.Split('_')[0];
        yield return new(EntityTypes.Document, doc, plan.Id, 1);
        yield return new(EntityTypes.Paragraph, paragraph.Para, plan.Id, 1);
    }
}
