using System.Collections.Frozen;

namespace PlanBot.Recognition.Wording;

/// <summary>Puts typed words right: what people shorten is written out, slips become the known word that is meant. Immutable.</summary>
internal sealed class Spelling
{
    /// <summary>How often a word of the grammar counts as used: more than any word of the plans.</summary>
    public const int GrammarWord = 1_000;

    private const int MostCorrections = 12;

    private readonly FrozenDictionary<(char First, int Length), string[]> _spellings;
    private readonly FrozenDictionary<string, int> _known;
    private readonly FrozenSet<string> _knownStems;
    private readonly Func<string, string> _stemOf;
    private readonly string[] _beginnings;

    /// <param name="known">Words that are right, and how often each is used; 0 for those that no slip is taken for.</param>
    /// <param name="knownStems">Their stems.</param>
    /// <param name="stemOf">A word's stem.</param>
    /// <param name="beginnings">Words that begin so are right as well.</param>
    public Spelling(FrozenDictionary<string, int> known, IEnumerable<string> knownStems, Func<string, string> stemOf, string[] beginnings)
    {
        _known = known;
        _knownStems = knownStems.ToFrozenSet(StringComparer.Ordinal);
        _stemOf = stemOf;
        _beginnings = beginnings;
        _spellings = known.Keys
            .Where(word => word.Length >= 3 && known[word] > 0 && word.All(char.IsAsciiLetter))
            .GroupBy(word => (word[0], word.Length))
            .ToFrozenDictionary(group => group.Key, group => group.Order(StringComparer.Ordinal).ToArray());
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

        // A plural or another ending of a known word is no slip, but "prioritys" is.
        if (_known.ContainsKey(word[..^1]) && word[^1] is 's')
        {
            return word[^2] is 'y' && _known.ContainsKey(word[..^2] + "ies") ? word[..^2] + "ies" : null;
        }

        // So is "collecting", where "collect" is known.
        if (_knownStems.Contains(_stemOf(word)))
        {
            return null;
        }

        var asExpected = _beginnings.Any(beginning => word.StartsWith(beginning, StringComparison.Ordinal));
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

                // What begins as a rule expects may be any word that does, unless it is the slip of one that a rule names.
                if (asExpected && (distance > 1 || _known[candidate] < GrammarWord))
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
}
