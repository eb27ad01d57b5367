using System.Collections.Frozen;

namespace PlanBot.Recognition.Wording;

/// <summary>The short forms that stand for several words, and the words that are said for others. Made once from the synonyms; immutable.</summary>
internal sealed class ShortForms
{
    private readonly FrozenDictionary<string, string> _replacements;
    private readonly FrozenDictionary<string, Phrase[]> _phrases;
    private readonly FrozenDictionary<string, string[]> _parts;

    /// <param name="synonyms">Short forms and other words for the same; of two for one term and meaning the first counts.</param>
    public ShortForms(IEnumerable<Synonym> synonyms)
    {
        var replacements = new Dictionary<string, string>(StringComparer.Ordinal);
        var phrases = new Dictionary<string, List<Phrase>>(StringComparer.Ordinal);
        var parts = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var synonym in synonyms)
        {
            AddSynonym(synonym, replacements, phrases, parts, words);
        }

        _replacements = replacements.ToFrozenDictionary(StringComparer.Ordinal);
        _phrases = phrases.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.OrderByDescending(phrase => phrase.Words.Length).ToArray(), StringComparer.Ordinal);
        _parts = parts.ToFrozenDictionary(StringComparer.Ordinal);
        Words = words;
    }

    /// <summary>Every word that a short form or its meaning is made of.</summary>
    public IReadOnlySet<string> Words { get; }

    /// <summary>The words that each short form stands for.</summary>
    public IReadOnlyDictionary<string, string[]> Parts => _parts;

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
        HashSet<string> words)
    {
        var term = Tokenizer.Words(synonym.Term);
        var meaning = Tokenizer.Words(synonym.Meaning);
        if (term.Count == 0 || meaning.Count == 0)
        {
            return;
        }

        foreach (var word in term.Concat(meaning))
        {
            words.Add(word);
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
