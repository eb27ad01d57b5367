using System.Collections.Frozen;
using PlanBot.Recognition.Grammar;
using PlanBot.Recognition.Wording;

namespace PlanBot.Recognition;

/// <summary>
/// What a new synonym or abbreviation must not do: take a word away that questions are asked with, run in a circle or a
/// chain with another, or make two things of the plans one.
/// </summary>
internal sealed class SynonymRules
{
    /// <summary>Characters of a term or meaning.</summary>
    public const int LongestText = 100;

    private const int MostWords = 10;
    private const int ShortestWord = 2;

    private static readonly FrozenSet<string> WordsOfQuestions = CommonWords.All
        .Concat(SpokenForms.Words)
        .Concat(QuestionGrammar.Words)
        .Concat(RefusalRules.Words)
        .Concat(SmallTalk.Words)
        .Concat(BritishDates.Words)
        .Concat(OfficeCommands.Words)
        .Concat(DeliveryCommands.Words)
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly char[] NoLetters = [.. Enumerable.Range(0, 128).Select(code => (char)code).Where(character => !char.IsAsciiLetterOrDigit(character))];

    private readonly List<KnownSynonym> _known;
    private readonly IReadOnlyCollection<string> _names;

    /// <param name="known">All that are in use: PlanBot's own and the administrators'.</param>
    /// <param name="names">What the plans call their themes, measures, bodies and areas.</param>
    public SynonymRules(IEnumerable<Synonym> known, IReadOnlyCollection<string> names) =>
        (_known, _names) = ([.. known.Select(KnownSynonym.Of)], names);

    /// <summary>A term or meaning as it is recognised: lower case, without marks.</summary>
    public static string Key(string text) => string.Join(' ', Tokenizer.Words(text));

    /// <summary>One more is in use.</summary>
    public void Add(Synonym synonym) => _known.Add(KnownSynonym.Of(synonym));

    /// <summary>Why the synonym cannot be taken, as a sentence; nothing where it can.</summary>
    public string? ProblemOf(Synonym synonym)
    {
        if (synonym.Term.Length > LongestText || synonym.Meaning.Length > LongestText)
        {
            return $"An abbreviation and its meaning have {LongestText} characters each at most.";
        }

        var (term, meaning) = (Tokenizer.Words(synonym.Term), Tokenizer.Words(synonym.Meaning));
        if (term.Count == 0 || meaning.Count == 0)
        {
            return "Both the abbreviation and what it stands for need at least one word.";
        }

        if (term.Count > MostWords || meaning.Count > MostWords)
        {
            return $"An abbreviation and its meaning have {MostWords} words each at most.";
        }

        if (term.Count > 1 && meaning.Count > 1)
        {
            return "One of the two must be a single word, such as MTFS for medium term financial strategy.";
        }

        if (term.SequenceEqual(meaning))
        {
            return "Both sides are the same words.";
        }

        if (_known.Exists(other => other.Term.SequenceEqual(term) && other.Meaning.SequenceEqual(meaning)))
        {
            return $"{synonym.Term} already stands for {synonym.Meaning}.";
        }

        var single = term.Count == 1 ? term[0] : meaning[0];
        var several = term.Count == 1 ? meaning : term;
        return ChainProblem(term, meaning) ?? WordProblem(single, isTerm: term.Count == 1) ?? PhraseProblem(several);
    }

    /// <summary>The word that is treated as the other side from now on.</summary>
    private string? WordProblem(string word, bool isTerm)
    {
        if (word.Length < ShortestWord)
        {
            return $"\"{word}\" is too short: single letters are the letters of comments and parts of dates.";
        }

        if (!word.Any(char.IsLetter))
        {
            return $"\"{word}\" is a number: numbers are read as years, amounts and references.";
        }

        if (WordsOfQuestions.Contains(word))
        {
            return $"\"{word}\" is a common word that questions are asked with; they would be misunderstood.";
        }

        return isTerm && _names.FirstOrDefault(name => IsOrdinaryWordOf(name, word)) is { } name
            ? $"\"{word}\" is a word of the plans themselves ({name}), which would then be mistaken for something else."
            : null;
    }

    /// <summary>A word that questions are asked with may have another word for it (pillar for theme), but not a phrase of such words alone.</summary>
    private static string? PhraseProblem(List<string> words) => words.TrueForAll(word => CommonWords.Stop.Contains(word) || (words.Count > 1 && QuestionGrammar.FrameWords.Contains(word)))
        ? $"\"{string.Join(' ', words)}\" consists of common words that questions are asked with; they would be misunderstood."
        : null;

    /// <summary>A word that is replaced by another is replaced once: it can be neither what others are replaced by nor an abbreviation of its own.</summary>
    private string? ChainProblem(List<string> term, List<string> meaning)
    {
        var single = term.Count == 1 ? term[0] : meaning[0];
        var isReplacement = term.Count == 1 && meaning.Count == 1;
        foreach (var other in _known)
        {
            var words = other.Synonym;
            if (isReplacement && other.IsReplacement && other.Term[0] == meaning[0])
            {
                return other.Meaning[0] == term[0]
                    ? $"That runs in a circle: {words.Term} already stands for {words.Meaning}."
                    : $"{words.Term} itself stands for {words.Meaning}: name {words.Meaning} instead.";
            }

            if (other.IsReplacement && other.Term[0] == single)
            {
                return $"{words.Term} already stands for {words.Meaning}; it cannot stand for something else too.";
            }

            if (isReplacement && (other.Single == term[0] || (other.IsReplacement && other.Meaning[0] == term[0])))
            {
                return $"{term[0]} is already in use: {words.Term} stands for {words.Meaning}. Remove that first.";
            }
        }

        return null;
    }

    /// <summary>Whether the word stands in the name as an ordinary word, not as an abbreviation in capitals.</summary>
    private static bool IsOrdinaryWordOf(string name, string word) => name
        .Split(NoLetters, StringSplitOptions.RemoveEmptyEntries)
        .Any(part => part.Equals(word, StringComparison.OrdinalIgnoreCase) && !part.All(character => char.IsUpper(character) || char.IsDigit(character)));

    /// <summary>A synonym with its words.</summary>
    private sealed record KnownSynonym(Synonym Synonym, List<string> Term, List<string> Meaning)
    {
        public bool IsReplacement => Term.Count == 1 && Meaning.Count == 1;

        public string Single => Term.Count == 1 ? Term[0] : Meaning[0];

        public static KnownSynonym Of(Synonym synonym) => new(synonym, Tokenizer.Words(synonym.Term), Tokenizer.Words(synonym.Meaning));
    }
}
