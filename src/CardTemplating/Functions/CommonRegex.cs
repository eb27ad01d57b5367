using System.Text;
using System.Text.RegularExpressions;

namespace CardTemplating.Functions;

/// <summary>
/// The regular expressions that the language allows: the part that JavaScript and .NET share (CommonRegex.g4 of the official
/// engines). There are no look-arounds, no back references and no word boundaries.
/// </summary>
internal static class CommonRegex
{
    /// <summary>A pattern for .NET.</summary>
    public readonly record struct Translated(string Pattern, RegexOptions Options);

    /// <summary>Checks a pattern and puts it as .NET writes it; null when it is not valid.</summary>
    public static Translated? Translate(string pattern)
    {
        if (pattern.Length == 0)
        {
            return null;
        }

        var options = RegexOptions.CultureInvariant;
        foreach (var (flag, option) in new[] { ("(?i)", RegexOptions.IgnoreCase), ("(?m)", RegexOptions.Multiline), ("(?s)", RegexOptions.Singleline) })
        {
            var at = pattern.IndexOf(flag, StringComparison.Ordinal);
            if (at >= 0)
            {
                // The flag counts for the whole pattern, wherever it stands; the first of each kind is taken out.
                options |= option;
                pattern = pattern.Remove(at, flag.Length);
            }
        }

        var reader = new Reader(pattern);
        return reader.TryRead(out var translated) ? new Translated(translated, options) : null;
    }

    private sealed class Reader(string pattern)
    {
        private const int MaxDepth = 50;

        private readonly StringBuilder _result = new(pattern.Length + 16);
        private int _at;
        private int _depth;

        private bool AtEnd => _at >= pattern.Length;

        private char Current => pattern[_at];

        public bool TryRead(out string translated)
        {
            var valid = Alternation() && AtEnd;
            translated = _result.ToString();
            return valid;
        }

        private bool Alternation()
        {
            if (++_depth > MaxDepth)
            {
                return false;
            }

            while (true)
            {
                while (!AtEnd && Current is not '|' and not ')')
                {
                    if (!Atom() || !Quantifier())
                    {
                        return false;
                    }
                }

                if (AtEnd || Current == ')')
                {
                    _depth--;
                    return true;
                }

                Copy(1);
            }
        }

        private bool Atom()
        {
            switch (Current)
            {
                case '(':
                    return Group();
                case '[':
                    return CharacterClass();
                case '*' or '+' or '?':
                    return false;
                case '\\':
                    return Escape(inClass: false);
                case '{' or '}' or ']':
                    _result.Append('\\');
                    Copy(1);
                    return true;
                default:
                    Copy(1);
                    return true;
            }
        }

        private bool Group()
        {
            Copy(1);
            if (!AtEnd && Current == '?')
            {
                Copy(1);
                if (AtEnd || Current is not ':' and not '<')
                {
                    return false;
                }

                var named = Current == '<';
                Copy(1);
                if (named)
                {
                    var start = _at;
                    while (!AtEnd && (char.IsAsciiLetterOrDigit(Current) || Current == '_'))
                    {
                        Copy(1);
                    }

                    if (AtEnd || Current != '>' || _at == start || char.IsAsciiDigit(pattern[start]))
                    {
                        return false;
                    }

                    Copy(1);
                }
            }

            if (!Alternation() || AtEnd)
            {
                return false;
            }

            Copy(1);
            return true;
        }

        private bool CharacterClass()
        {
            Copy(1);
            if (!AtEnd && Current == '^')
            {
                Copy(1);
            }

            var items = 0;
            while (!AtEnd && Current != ']')
            {
                if (Current == '\\')
                {
                    if (!Escape(inClass: true))
                    {
                        return false;
                    }
                }
                else
                {
                    if (Current == '[')
                    {
                        _result.Append('\\');
                    }

                    Copy(1);
                }

                items++;
            }

            if (AtEnd || items == 0)
            {
                return false;
            }

            Copy(1);
            return true;
        }

        private bool Escape(bool inClass)
        {
            if (_at + 1 >= pattern.Length)
            {
                return false;
            }

            var c = pattern[_at + 1];
            switch (c)
            {
                // JavaScript's classes know ASCII only.
                case 'd':
                    return Put(inClass ? "0-9" : "[0-9]", 2);
                case 'w':
                    return Put(inClass ? "a-zA-Z0-9_" : "[a-zA-Z0-9_]", 2);
                case 'D' when !inClass:
                    return Put("[^0-9]", 2);
                case 'W' when !inClass:
                    return Put("[^a-zA-Z0-9_]", 2);
                case 'D' or 'W' or 's' or 'S' or 'f' or 'n' or 'r' or 't':
                    Copy(2);
                    return true;
                case 'x':
                    return Hexadecimal();
                case 'a' or 'e' or 'c' or 'p' or 'P' or 'Q':
                    // In JavaScript these are mere letters.
                    return Put(c.ToString(), 2);
                default:
                    if (c is >= '0' and <= '7')
                    {
                        return Octal();
                    }

                    if (char.IsAsciiLetterOrDigit(c))
                    {
                        return false;
                    }

                    Copy(2);
                    return true;
            }
        }

        private bool Hexadecimal()
        {
            if (_at + 3 >= pattern.Length || !char.IsAsciiHexDigit(pattern[_at + 2]) || !char.IsAsciiHexDigit(pattern[_at + 3]))
            {
                return false;
            }

            Copy(4);
            return true;
        }

        private bool Octal()
        {
            var length = 0;
            while (length < 3 && _at + 1 + length < pattern.Length && pattern[_at + 1 + length] is >= '0' and <= '7')
            {
                length++;
            }

            if (length < 2)
            {
                return false;
            }

            var code = Convert.ToInt32(pattern.Substring(_at + 1, length), 8) & 0xFF;
            return Put($"\\x{code:X2}", length + 1);
        }

        private bool Quantifier()
        {
            if (AtEnd)
            {
                return true;
            }

            if (Current is '*' or '+' or '?')
            {
                Copy(1);
            }
            else if (Current == '{' && QuantifierLength() is var length and > 0)
            {
                Copy(length);
            }
            else
            {
                return true;
            }

            if (!AtEnd && Current == '?')
            {
                Copy(1);
            }

            // Possessive quantifiers are in the grammar, but JavaScript refuses them.
            return AtEnd || Current is not '+' and not '*' and not '?';
        }

        private int QuantifierLength()
        {
            var i = _at + 1;
            var digits = i;
            while (i < pattern.Length && char.IsAsciiDigit(pattern[i]))
            {
                i++;
            }

            if (i == digits)
            {
                return 0;
            }

            if (i < pattern.Length && pattern[i] == ',')
            {
                i++;
                while (i < pattern.Length && char.IsAsciiDigit(pattern[i]))
                {
                    i++;
                }
            }

            return i < pattern.Length && pattern[i] == '}' ? i + 1 - _at : 0;
        }

        private bool Put(string text, int consumed)
        {
            _result.Append(text);
            _at += consumed;
            return true;
        }

        private void Copy(int length)
        {
            _result.Append(pattern, _at, length);
            _at += length;
        }
    }
}
