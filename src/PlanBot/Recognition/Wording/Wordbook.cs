using System.Collections.Frozen;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace PlanBot.Recognition.Wording;

/// <summary>
/// The words that questions and records are made of: their stems, their spelling, and the short forms that stand for
/// several words. Made once from the data; immutable.
/// </summary>
internal sealed class Wordbook
{
    private const int MostCorrections = 12;

    private readonly FrozenDictionary<string, string> _stems;
    private readonly FrozenDictionary<string, string> _replacements;
    private readonly FrozenDictionary<string, Phrase[]> _phrases;
    private readonly FrozenDictionary<string, string[]> _parts;
    private readonly FrozenDictionary<string, string[]> _partStems;
    private readonly FrozenDictionary<(char First, int Length), string[]> _spellings;
    private readonly FrozenDictionary<string, int> _known;
    private readonly FrozenSet<string> _knownStems;
    private readonly string[] _beginnings;

    private Wordbook(
        FrozenDictionary<string, string> stems,
        FrozenDictionary<string, string> replacements,
        FrozenDictionary<string, Phrase[]> phrases,
        FrozenDictionary<string, string[]> parts,
        FrozenDictionary<string, int> known,
        string[] beginnings)
    {
        _stems = stems;
        _replacements = replacements;
        _phrases = phrases;
        _parts = parts;
        _partStems = parts.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Where(word => !CommonWords.Stop.Contains(word)).Select(Stem).Distinct().ToArray(), StringComparer.Ordinal);
        _known = known;
        _knownStems = stems.Values.ToFrozenSet(StringComparer.Ordinal);
        _beginnings = beginnings;
        _spellings = known.Keys
            .Where(word => word.Length >= 3 && known[word] > 0 && word.All(char.IsAsciiLetter))
            .GroupBy(word => (word[0], word.Length))
            .ToFrozenDictionary(group => group.Key, group => group.Order(StringComparer.Ordinal).ToArray());
    }

    /// <param name="synonyms">Short forms and other words for the same; of two for one term and meaning the first counts.</param>
    /// <param name="texts">What the plans' rows say: the words that spelling is put right to.</param>
    /// <param name="grammarWords">The words that questions are asked with; they are spelt right too.</param>
    /// <param name="otherWords">Words that are right as they are.</param>
    /// <param name="beginnings">Words that begin so are right as well.</param>
    public static Wordbook Build(IEnumerable<Synonym> synonyms, IEnumerable<string> texts, IEnumerable<string> grammarWords, IEnumerable<string> otherWords, IEnumerable<string> beginnings)
    {
        var replacements = new Dictionary<string, string>(StringComparer.Ordinal);
        var phrases = new Dictionary<string, List<Phrase>>(StringComparer.Ordinal);
        var parts = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var synonym in synonyms)
        {
            AddSynonym(synonym, replacements, phrases, parts, known);
        }

        foreach (var word in grammarWords)
        {
            known[word] = 1_000;
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
        return new Wordbook(
            stems,
            replacements.ToFrozenDictionary(StringComparer.Ordinal),
            phrases.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.OrderByDescending(phrase => phrase.Words.Length).ToArray(), StringComparer.Ordinal),
            parts.ToFrozenDictionary(StringComparer.Ordinal),
            known.ToFrozenDictionary(StringComparer.Ordinal),
            [.. beginnings.Where(beginning => beginning.Length >= 4).Distinct()]);
    }

    public bool Knows(string word) => _known.ContainsKey(word);

    /// <summary>The words that a short form stands for; none for a word that is no short form.</summary>
    public IReadOnlyList<string> PartsOf(string word) => _parts.GetValueOrDefault(word) ?? [];

    /// <summary>The stems of those of them that say something.</summary>
    public IReadOnlyList<string> PartStemsOf(string word) => _partStems.GetValueOrDefault(word) ?? [];

    public string Stem(string word) => _stems.TryGetValue(word, out var stem) ? stem : StemOf(new EnglishStemmer(), word);

    /// <summary>A record's or a question's words with short forms in place of what they stand for.</summary>
    public List<string> Canonical(IReadOnlyList<string> words)
    {
        var replaced = new List<string>(words.Count);
        foreach (var word in words)
        {
            replaced.Add(_replacements.GetValueOrDefault(word, word));
        }

        var canonical = new List<string>(replaced.Count);
        for (var i = 0; i < replaced.Count;)
        {
            if (PhraseAt(replaced, i) is { } phrase)
            {
                canonical.Add(phrase.Term);
                i += phrase.Words.Length;
            }
            else
            {
                canonical.Add(replaced[i++]);
            }
        }

        return canonical;
    }

    /// <summary>Typed words as they would be spelt: what people shorten is written out, slips are put right.</summary>
    public List<string> Spelt(IReadOnlyList<string> words, List<string> trace)
    {
        var spelt = new List<string>(words.Count + 4);
        var corrections = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (IsLetterOfComment(words, i))
            {
                spelt.Add(word);
            }
            else if (SpokenForms.TryWrite(word, out var written))
            {
                spelt.AddRange(written);
            }
            else if (corrections < MostCorrections && Correction(word) is { } right)
            {
                corrections++;
                trace.Add($"spelling: {word} → {right}");
                spelt.Add(right);
            }
            else
            {
                spelt.Add(word);
            }
        }

        return spelt;
    }

    private string? Correction(string word)
    {
        if (word.Length < 4 || word.Length > 24 || _known.ContainsKey(word) || !word.All(char.IsAsciiLetter))
        {
            return null;
        }

        // A plural or another ending of a known word is no slip.
        if (_known.ContainsKey(word[..^1]) && word[^1] is 's')
        {
            return null;
        }

        // So is "collecting", where "collect" is known.
        if (_knownStems.Contains(Stem(word)))
        {
            return null;
        }

        foreach (var beginning in _beginnings)
        {
            if (word.StartsWith(beginning, StringComparison.Ordinal))
            {
                return null;
            }
        }

        var most = word.Length >= 8 ? 2 : 1;
        string? best = null;
        var bestCost = int.MaxValue;
        for (var length = word.Length - most; length <= word.Length + most; length++)
        {
            foreach (var candidate in _spellings.GetValueOrDefault((word[0], length)) ?? [])
            {
                var distance = EditDistance.Between(word, candidate, most);
                if (distance > most)
                {
                    continue;
                }

                // Fingers leave letters out and swap them more often than they hit a wrong one, and then it is one beside it.
                var mistaken = candidate.Length == word.Length && !IsAnagram(word, candidate);
                if (mistaken && !Keyboard.IsSlip(word, candidate))
                {
                    continue;
                }

                var cost = (distance * 10_000) + (mistaken ? 6_000 : 0) - Math.Min(_known[candidate], 5_000);
                if (cost < bestCost)
                {
                    (best, bestCost) = (candidate, cost);
                }
            }
        }

        return best;
    }

    private static bool IsAnagram(string left, string right) => left.Order().SequenceEqual(right.Order());

    private static bool IsLetterOfComment(IReadOnlyList<string> words, int at)
    {
        if (words[at].Length != 1)
        {
            return false;
        }

        for (var before = at - 1; before >= 0 && before >= at - 6; before--)
        {
            if (words[before] is "comment" or "comments" or "point" or "points" or "letter")
            {
                return true;
            }

            if (words[before].Length != 1 && words[before] is not ("and" or "or"))
            {
                return false;
            }
        }

        return false;
    }

    private Phrase? PhraseAt(List<string> words, int at)
    {
        foreach (var phrase in _phrases.GetValueOrDefault(words[at]) ?? [])
        {
            if (at + phrase.Words.Length <= words.Count && phrase.IsAt(words, at))
            {
                return phrase;
            }
        }

        return null;
    }

    private static void AddSynonym(
        Synonym synonym,
        Dictionary<string, string> replacements,
        Dictionary<string, List<Phrase>> phrases,
        Dictionary<string, string[]> parts,
        Dictionary<string, int> known)
    {
        var term = Tokenizer.Words(synonym.Term);
        var meaning = Tokenizer.Words(synonym.Meaning);
        if (term.Count == 0 || meaning.Count == 0)
        {
            return;
        }

        foreach (var word in term.Concat(meaning))
        {
            known.TryAdd(word, 1);
        }

        // The single word stands for the several, whichever side it is written on.
        var (single, several) = term.Count == 1 ? (term[0], meaning) : (meaning[0], term);
        if (several.Count == 1)
        {
            replacements.TryAdd(single, several[0]);
            return;
        }

        var written = several.Select(word => replacements.GetValueOrDefault(word, word)).ToArray();
        if (!phrases.TryGetValue(written[0], out var list))
        {
            phrases[written[0]] = list = [];
        }

        if (!list.Any(phrase => phrase.Words.SequenceEqual(written)))
        {
            list.Add(new Phrase(written, single));
            if (term.Count == 1)
            {
                parts.TryAdd(single, written);
            }
        }
    }

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

    private sealed record Phrase(string[] Words, string Term)
    {
        public bool IsAt(List<string> words, int at)
        {
            for (var i = 0; i < Words.Length; i++)
            {
                if (words[at + i] != Words[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
