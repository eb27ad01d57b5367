using System.Collections.Frozen;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace PlanBot.Recognition.Wording;

/// <summary>
/// The words that questions and records are made of: their stems, their spelling, and the short forms that stand for
/// several words. Made once from the data; immutable.
/// </summary>
internal sealed class Wordbook
{
    private readonly FrozenDictionary<string, string> _stems;
    private readonly FrozenDictionary<string, string[]> _partStems;
    private readonly ShortForms _shortForms;
    private readonly Spelling _spelling;

    private Wordbook(FrozenDictionary<string, string> stems, ShortForms shortForms, FrozenDictionary<string, int> known, string[] beginnings)
    {
        _stems = stems;
        _shortForms = shortForms;
        _partStems = shortForms.Parts.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Where(word => !CommonWords.Stop.Contains(word)).Select(Stem).Distinct().ToArray(), StringComparer.Ordinal);
        _spelling = new Spelling(known, stems.Values, Stem, beginnings);
    }

    /// <param name="synonyms">Short forms and other words for the same; of two for one term and meaning the first counts.</param>
    /// <param name="texts">What the plans' rows say: the words that spelling is put right to.</param>
    /// <param name="grammarWords">The words that questions are asked with; they are spelt right too.</param>
    /// <param name="otherWords">Words that are right as they are.</param>
    /// <param name="beginnings">Words that begin so are right as well.</param>
    public static Wordbook Build(IEnumerable<Synonym> synonyms, IEnumerable<string> texts, IEnumerable<string> grammarWords, IEnumerable<string> otherWords, IEnumerable<string> beginnings)
    {
        var shortForms = new ShortForms(synonyms);
        var known = shortForms.Words.ToDictionary(word => word, _ => 1, StringComparer.Ordinal);
        foreach (var word in grammarWords)
        {
            known[word] = Spelling.GrammarWord;
        }

        foreach (var word in texts.SelectMany(text => Tokenizer.Words(text, int.MaxValue, int.MaxValue)))
        {
            known[word] = known.GetValueOrDefault(word) + 1;
        }

        // Words that are right as they are, but that no slip is taken for.
        foreach (var word in otherWords.Concat(CommonWords.All).Concat(SpokenForms.Words))
        {
            known.TryAdd(word, 0);
        }

        var stemmer = new EnglishStemmer();
        var stems = known.Keys.ToFrozenDictionary(word => word, word => StemOf(stemmer, word), StringComparer.Ordinal);
        return new Wordbook(stems, shortForms, known.ToFrozenDictionary(StringComparer.Ordinal), [.. beginnings.Where(beginning => beginning.Length >= 4).Distinct()]);
    }

    /// <summary>The words that a short form stands for; none for a word that is no short form.</summary>
    public IReadOnlyList<string> PartsOf(string word) => _shortForms.Parts.GetValueOrDefault(word) ?? [];

    /// <summary>The stems of those of them that say something.</summary>
    public IReadOnlyList<string> PartStemsOf(string word) => _partStems.GetValueOrDefault(word) ?? [];

    public string Stem(string word) => _stems.TryGetValue(word, out var stem) ? stem : StemOf(new EnglishStemmer(), word);

    /// <summary>A record's or a question's words with short forms in place of what they stand for.</summary>
    public List<string> Canonical(IReadOnlyList<string> words) => _shortForms.Canonical(words);

    /// <summary>Typed words as they would be spelt: what people shorten is written out, slips are put right.</summary>
    public List<string> Spelt(IReadOnlyList<string> words, List<string> trace) => _spelling.Spelt(words, trace);

    private static string StemOf(EnglishStemmer stemmer, string word)
    {
        if (word.Length < 4 || !char.IsAsciiLetter(word[0]))
        {
            return word;
        }

        stemmer.SetCurrent(IrregularForms.BaseOf(word));
        stemmer.Stem();
        return stemmer.Current;
    }
}
