using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PlanBot.Recognition.Wording;

/// <summary>
/// Typed text to lower-case words: mentions and markup removed, apostrophes made one, numbers kept whole
/// (<c>2013/14</c>, <c>£20.3m</c>, <c>4,199</c>). The work is bounded whatever arrives.
/// </summary>
internal static partial class Tokenizer
{
    /// <summary>Nobody asks in more characters than this; what follows is not read.</summary>
    public const int MostCharacters = 2_000;

    /// <summary>Nobody asks in more words than this; what follows is not read.</summary>
    public const int MostWords = 80;

    public static List<string> Words(string text, int mostCharacters = MostCharacters, int mostWords = MostWords) =>
        WordsOf(Plain(text.Length > mostCharacters ? text[..mostCharacters] : text), mostWords);

    /// <param name="plain">A text that <see cref="Plain"/> made.</param>
    /// <param name="mostWords">What follows is not read.</param>
    public static List<string> WordsOf(string plain, int mostWords = MostWords)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= plain.Length && words.Count < mostWords; i++)
        {
            if (i < plain.Length && IsPartOfWord(plain, i, start >= 0))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0)
            {
                Add(words, plain.AsSpan(start, i - start));
                start = -1;
            }
        }

        return words;
    }

    /// <summary>The text in lower case without mentions, markup, marks that cannot be seen, and kinds of apostrophe.</summary>
    public static string Plain(string text)
    {
        var withoutMentions = Markup().Replace(Mention().Replace(text, " "), " ");
        var plain = new StringBuilder(withoutMentions.Length);
        foreach (var character in WellFormed(withoutMentions).Normalize(NormalizationForm.FormKC))
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(character))
            {
                case UnicodeCategory.Format or UnicodeCategory.NonSpacingMark:
                    break;
                case UnicodeCategory.Control:
                    plain.Append(' ');
                    break;
                case var _ when character is '%' && (plain.Length == 0 || !char.IsAsciiDigit(plain[^1])):
                    plain.Append(" percent ");
                    break;
                default:
                    plain.Append(character is '\u2019' or '\u2018' or '`' or '\u00B4' ? '\'' : char.ToLowerInvariant(character));
                    break;
            }
        }

        return plain.ToString();
    }

    /// <summary>Half a surrogate pair and what is no character at all cannot be normalised: they are read as spaces.</summary>
    private static string WellFormed(string text)
    {
        StringBuilder? repaired = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]) && char.GetUnicodeCategory(text[i]) is not UnicodeCategory.OtherNotAssigned)
            {
                continue;
            }

            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) && CharUnicodeInfo.GetUnicodeCategory(text, i) is not UnicodeCategory.OtherNotAssigned)
            {
                i++;
                continue;
            }

            repaired ??= new StringBuilder(text);
            repaired[i] = ' ';
        }

        return repaired?.ToString() ?? text;
    }

    private static bool IsPartOfWord(string text, int at, bool inWord)
    {
        var character = text[at];
        if (char.IsLetterOrDigit(character))
        {
            return true;
        }

        var digitFollows = at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
        return character switch
        {
            '£' => !inWord && digitFollows,
            '&' => !inWord && (at + 1 == text.Length || text[at + 1] == ' '),
            '%' => inWord && char.IsAsciiDigit(text[at - 1]),
            '\'' => inWord && at + 1 < text.Length && char.IsLetter(text[at + 1]),
            '.' or ',' or '/' or '-' or '\u2013' => inWord && digitFollows && char.IsAsciiDigit(text[at - 1]),
            _ => false,
        };
    }

    private static void Add(List<string> words, ReadOnlySpan<char> word)
    {
        var apostrophe = word.IndexOf('\'');
        if (apostrophe < 0)
        {
            words.Add(word.ToString().Replace('\u2013', '-'));
            return;
        }

        var ending = word[(apostrophe + 1)..];
        var before = word[..apostrophe].ToString();
        if (ending is "s" && before is "what" or "where" or "when" or "who" or "how" or "that" or "there" or "it" or "why")
        {
            words.Add(before);
            words.Add("is");
        }
        else if (ending is "s")
        {
            words.Add(before);
        }
        else
        {
            words.Add(before + ending.ToString());
        }
    }

    [GeneratedRegex(@"<at\b[^>]{0,200}>[^<]{0,200}</at>|@planbot\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    [GeneratedRegex(@"</?[a-zA-Z][^<>]{0,200}>|&nbsp;|&amp;", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();
}
