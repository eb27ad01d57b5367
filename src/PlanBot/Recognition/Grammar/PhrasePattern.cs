namespace PlanBot.Recognition.Grammar;

/// <summary>
/// A way of saying something, word by word: <c>when is|was ... due|published</c>. <c>a|b</c> is either word, <c>a*</c>
/// any word that begins so, <c>a?</c> a word that may be left out, <c>#</c> a number, <c>...</c> up to five words of any kind;
/// <c>^</c> at the start and <c>$</c> at the end tie it to the ends of the question; <c>a|$</c> is that word or the end.
/// </summary>
internal sealed class PhrasePattern
{
    private const int LongestGap = 5;

    private readonly Slot[] _slots;
    private readonly bool _fromStart;
    private readonly bool _toEnd;

    private PhrasePattern(string text, Slot[] slots, bool fromStart, bool toEnd)
    {
        Text = text;
        _slots = slots;
        _fromStart = fromStart;
        _toEnd = toEnd;
    }

    public string Text { get; }

    /// <summary>The whole words in it.</summary>
    public IEnumerable<string> Words => _slots.SelectMany(slot => slot.Words);

    /// <summary>The beginnings of words in it.</summary>
    public IEnumerable<string> Beginnings => _slots.SelectMany(slot => slot.Beginnings);

    public static PhrasePattern Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var fromStart = parts.Remove("^");
        var toEnd = parts.Remove("$");
        return new PhrasePattern(text, [.. parts.Select(Slot.Parse)], fromStart, toEnd);
    }

    public bool IsIn(IReadOnlyList<string> words)
    {
        var last = _fromStart ? 0 : words.Count - 1;
        for (var at = 0; at <= last && at < Math.Max(words.Count, 1); at++)
        {
            if (MatchesFrom(words, at, 0))
            {
                return true;
            }
        }

        return false;
    }

    private bool MatchesFrom(IReadOnlyList<string> words, int at, int slot)
    {
        if (slot == _slots.Length)
        {
            return !_toEnd || at == words.Count;
        }

        var current = _slots[slot];
        if (current.IsGap)
        {
            for (var skipped = 0; skipped <= LongestGap && at + skipped <= words.Count; skipped++)
            {
                if (MatchesFrom(words, at + skipped, slot + 1))
                {
                    return true;
                }
            }

            return false;
        }

        return (at < words.Count && current.Matches(words[at]) && MatchesFrom(words, at + 1, slot + 1))
            || (current.OrEnd && at == words.Count && MatchesFrom(words, at, slot + 1))
            || (current.IsOptional && MatchesFrom(words, at, slot + 1));
    }

    private sealed record Slot(string[] Words, string[] Beginnings, bool IsNumber, bool OrEnd, bool IsGap, bool IsOptional)
    {
        public static Slot Parse(string text)
        {
            if (text is "...")
            {
                return new Slot([], [], false, false, true, false);
            }

            var optional = text.Length > 1 && text[^1] is '?';
            var choices = (optional ? text[..^1] : text).Split('|', StringSplitOptions.RemoveEmptyEntries).Select(choice => choice.TrimEnd('?')).ToArray();
            return new Slot(
                [.. choices.Where(choice => choice is not ("#" or "$") && choice[^1] is not '*')],
                [.. choices.Where(choice => choice[^1] is '*').Select(choice => choice[..^1])],
                choices.Contains("#"),
                choices.Contains("$"),
                false,
                optional);
        }

        public bool Matches(string word)
        {
            foreach (var choice in Words)
            {
                if (choice == word)
                {
                    return true;
                }
            }

            foreach (var beginning in Beginnings)
            {
                if (word.StartsWith(beginning, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return IsNumber && (char.IsAsciiDigit(word[0]) || word[0] is '£');
        }
    }
}
