using System.Text;

namespace CardTemplating.Parsing;

/// <summary>
/// Finds the <c>${…}</c> in text. What counts as one is the official grammar's business: braces inside must belong to strings
/// or to object literals, otherwise the characters stay text (<c>${{name}}</c>, <c>${name</c>).
/// In templates two things beyond the JavaScript engine are understood, as in the .NET one: line breaks and template strings
/// inside an expression.
/// </summary>
internal static class InterpolatedText
{
    /// <summary>How deep objects and template strings may stand in each other; what is deeper is text.</summary>
    private const int MaxDepth = 50;

    /// <summary>A piece of interpolated text.</summary>
    /// <param name="IsExpression">An expression, given without its <c>${</c> and <c>}</c>; otherwise plain text.</param>
    /// <param name="Text">The text, unescaped, or the expression, trimmed.</param>
    /// <param name="Start">Where the piece, or the trimmed expression, begins.</param>
    /// <param name="Source">The piece as it stands, <c>${</c> and all.</param>
    public readonly record struct Piece(bool IsExpression, string Text, int Start, string Source);

    /// <summary>Cuts text into pieces.</summary>
    /// <param name="text">Contains the text.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="nestedTemplates">Whether line breaks and template strings may stand inside an expression.</param>
    public static List<Piece> Split(string text, int start, int end, bool nestedTemplates)
    {
        var pieces = new List<Piece>();
        var plain = new StringBuilder();
        var plainStart = start;
        var i = start;
        while (i < end)
        {
            var c = text[i];
            if (c == '\\' && i + 1 < end && (text[i + 1] is '`' or '$'))
            {
                plain.Append(text[i + 1]);
                i += 2;
                continue;
            }

            var close = c == '$' ? EndOfExpression(text, i, end, nestedTemplates, 0) : -1;
            if (close < 0)
            {
                plain.Append(c);
                i++;
                continue;
            }

            if (plain.Length > 0)
            {
                pieces.Add(new Piece(false, plain.ToString(), plainStart, plain.ToString()));
                plain.Clear();
            }

            var body = text.AsSpan(i + 2, close - i - 3);
            var leading = body.Length - body.TrimStart().Length;
            pieces.Add(new Piece(true, body.Trim().ToString(), i + 2 + leading, text[i..close]));
            i = close;
            plainStart = close;
        }

        if (plain.Length > 0)
        {
            pieces.Add(new Piece(false, plain.ToString(), plainStart, plain.ToString()));
        }

        return pieces;
    }

    /// <summary>Where the template string that begins with the backtick at <paramref name="start"/> ends, or -1.</summary>
    public static int FindEnd(string text, int start, bool nestedTemplates) => FindEnd(text, start, nestedTemplates, 0);

    private static int FindEnd(string text, int start, bool nestedTemplates, int depth)
    {
        if (depth > MaxDepth)
        {
            return -1;
        }

        var i = start + 1;
        while (i < text.Length)
        {
            switch (text[i])
            {
                case '`':
                    return i + 1;
                case '\\' when i + 1 < text.Length && (text[i + 1] is '`' or '$'):
                    i += 2;
                    break;
                case '$':
                    var close = EndOfExpression(text, i, text.Length, nestedTemplates, depth + 1);
                    i = close < 0 ? i + 1 : close;
                    break;
                default:
                    i++;
                    break;
            }
        }

        return -1;
    }

    /// <summary>Where the <c>${…}</c> that begins at <paramref name="start"/> ends (after its brace), or -1 if there is none.</summary>
    private static int EndOfExpression(string text, int start, int end, bool nestedTemplates, int depth)
    {
        if (start + 1 >= end || text[start + 1] != '{')
        {
            return -1;
        }

        var i = start + 2;
        while (i < end)
        {
            switch (text[i])
            {
                case '}':
                    return i == start + 2 ? -1 : i + 1;
                case '\r' or '\n' when !nestedTemplates:
                    return -1;
                case '\'' or '"':
                    i = ExpressionLexer.EndOfString(text, i);
                    break;
                case '`':
                    i = nestedTemplates ? FindEnd(text, i, nestedTemplates, depth + 1) : -1;
                    break;
                case '{':
                    i = EndOfObject(text, i, end, nestedTemplates, depth + 1);
                    break;
                default:
                    i++;
                    break;
            }

            if (i < 0 || i > end)
            {
                return -1;
            }
        }

        return -1;
    }

    private static int EndOfObject(string text, int start, int end, bool nestedTemplates, int depth)
    {
        if (depth > MaxDepth)
        {
            return -1;
        }

        var i = start + 1;
        var afterKey = false;
        while (i >= 0 && i < end)
        {
            var c = text[i];
            if (c == '}')
            {
                return i + 1;
            }

            if (!afterKey)
            {
                if (nestedTemplates && char.IsWhiteSpace(c))
                {
                    i++;
                    continue;
                }

                i = EndOfKey(text, i, end);
                if (i < 0)
                {
                    return -1;
                }

                afterKey = true;
                if (i < end && text[i] == '}')
                {
                    // A key needs a value: {a:} is no object.
                    return -1;
                }

                continue;
            }

            i = c switch
            {
                '\'' or '"' => ExpressionLexer.EndOfString(text, i),
                '{' => EndOfObject(text, i, end, nestedTemplates, depth + 1),
                '`' => nestedTemplates ? FindEnd(text, i, nestedTemplates, depth + 1) : -1,
                '\r' or '\n' when !nestedTemplates => -1,
                _ => i + 1,
            };
        }

        return -1;
    }

    /// <summary>Where a key and the colon right after it end, or -1.</summary>
    private static int EndOfKey(string text, int start, int end)
    {
        int i;
        if (text[start] is '\'' or '"')
        {
            i = ExpressionLexer.EndOfString(text, start);
        }
        else
        {
            i = start;
            while (i < end && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '_' or '#' or '@' or '$' or '%'))
            {
                i++;
            }

            i = i == start ? -1 : i;
        }

        return i >= 0 && i < end && text[i] == ':' ? i + 1 : -1;
    }
}
