using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace PlanBot.Recognition.Vocabulary;

/// <summary>
/// Finds the records that share words with a question: a Lucene index in memory, made once and then only read, so that
/// a question costs what its words cost, not what all plans hold.
/// </summary>
internal sealed class RecordIndex
{
    private const string TermsField = "terms";
    private const string PlanField = "plan";

    private readonly IndexSearcher _searcher;

    public RecordIndex(IReadOnlyList<VocabularyRecord> records)
    {
        var directory = new RAMDirectory();
        using (var analyzer = new WhitespaceAnalyzer(LuceneVersion.LUCENE_48))
        // Merging neighbours only, down to one segment, keeps the documents in the order of the records:
        // a hit's number is its record's.
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { MergePolicy = new LogDocMergePolicy() }))
        {
            foreach (var record in records)
            {
                writer.AddDocument(
                [
                    new TextField(TermsField, string.Join(' ', record.Name.Concat(record.Name).Concat(record.Alias).Concat(record.Other)), Field.Store.NO),
                    new StringField(PlanField, record.PlanId, Field.Store.NO),
                ]);
            }

            writer.ForceMerge(1);
        }

        _searcher = new IndexSearcher(DirectoryReader.Open(directory)) { Similarity = new BM25Similarity() };
        Count = records.Count;
    }

    public int Count { get; }

    /// <summary>The records that share most with the stems, the best first.</summary>
    /// <param name="stems">The question's own words.</param>
    /// <param name="planIds">The plans to look in; all where empty.</param>
    /// <param name="most">At most so many.</param>
    public IReadOnlyList<int> Search(IReadOnlyCollection<string> stems, IReadOnlyCollection<string> planIds, int most)
    {
        if (stems.Count == 0 || Count == 0)
        {
            return [];
        }

        var words = new BooleanQuery(disableCoord: true);
        foreach (var stem in stems)
        {
            words.Add(new TermQuery(new Term(TermsField, stem)), Occur.SHOULD);
        }

        Query query = words;
        if (planIds.Count > 0)
        {
            var plans = new BooleanQuery(disableCoord: true) { Boost = 0 };
            foreach (var plan in planIds)
            {
                plans.Add(new TermQuery(new Term(PlanField, plan)), Occur.SHOULD);
            }

            query = new BooleanQuery(disableCoord: true) { { words, Occur.MUST }, { plans, Occur.MUST } };
        }

        return [.. _searcher.Search(query, most).ScoreDocs.Select(hit => hit.Doc)];
    }
}
