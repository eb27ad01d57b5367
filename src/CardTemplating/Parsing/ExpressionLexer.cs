namespace CardTemplating.Parsing;

/// <summary>
/// Cuts an expression into tokens, by the rules of the official grammar (ExpressionAntlrLexer.g4): the longest token wins,
/// blanks count only inside template strings.
/// </summary>
internal static class ExpressionLexer
{
    public static List<Token> Tokenize(string text, bool nestedTemplates)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (c is ' ' or '\t' or '\n' or '\uFEFF' or '\u00A0' || (c == '\r' && at + 1 < text.Length && text[at + 1] == '\n'))
            {
                at++;
                continue;
            }

            var token = Next(text, at, nestedTemplates);
            tokens.Add(token);
            if (token.Kind == TokenKind.Invalid)
            {
                break;
            }

            at = token.End;
        }

        tokens.Add(new Token(TokenKind.End, text.Length, text.Length));
        return tokens;
    }

    /// <summary>Where the string that begins at <paramref name="start"/> ends (after its quote), or -1 if it never does.</summary>
    public static int EndOfString(string text, int start)
    {
        var quote = text[start];
        var fallback = -1;
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == quote)
            {
                return i + 1;
            }

            if (text[i] == '\\' && i + 1 < text.Length && (text[i + 1] == quote || text[i + 1] == '\\'))
            {
                i++;
                if (text[i] == quote)
                {
                    // When no other quote follows, the grammar takes the backslash as a plain character: '\' is a string.
                    fallback = i + 1;
                }
            }
        }

        return fallback;
    }

    private static Token Next(string text, int at, bool nestedTemplates)
    {
        var c = text[at];
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        if (char.IsAsciiDigit(c))
        {
            return new Token(TokenKind.Number, at, EndOfNumber(text, at));
        }

        if (char.IsAsciiLetter(c) || c is '_' or '#' or '@' or '$' || (c == '%' && IsIdentifierPart(next)))
        {
            var end = at + (c == '@' && next == '@' ? 2 : 1);
            while (end < text.Length && IsIdentifierPart(text[end]))
            {
                end++;
            }

            return new Token(TokenKind.Identifier, at, end);
        }

        switch (c)
        {
            case '\'' or '"':
                var close = EndOfString(text, at);
                return close < 0 ? new Token(TokenKind.Invalid, at, at + 1) : new Token(TokenKind.Text, at, close);
            case '`':
                var last = InterpolatedText.FindEnd(text, at, nestedTemplates);
                return last < 0 ? new Token(TokenKind.Invalid, at, text.Length) : new Token(TokenKind.Interpolated, at, last);
        }

        var pair = (c, next) switch
        {
            ('=', '=') => TokenKind.Equal,
            ('!', '=') => TokenKind.NotEqual,
            ('<', '>') => TokenKind.NotEqual,
            ('<', '=') => TokenKind.LessOrEqual,
            ('>', '=') => TokenKind.GreaterOrEqual,
            ('&', '&') => TokenKind.And,
            ('|', '|') => TokenKind.Or,
            ('=', '>') => TokenKind.Arrow,
            ('?', '?') => TokenKind.Coalesce,
            _ => TokenKind.Invalid,
        };
        return pair != TokenKind.Invalid ? new Token(pair, at, at + 2) : new Token(Single(c), at, at + 1);
    }

    private static TokenKind Single(char c) => c switch
    {
        '+' => TokenKind.Plus,
        '-' => TokenKind.Minus,
        '!' => TokenKind.Not,
        '^' => TokenKind.Power,
        '*' => TokenKind.Multiply,
        '/' => TokenKind.Divide,
        '%' => TokenKind.Modulo,
        '&' => TokenKind.Ampersand,
        '<' => TokenKind.Less,
        '>' => TokenKind.Greater,
        '(' => TokenKind.OpenParenthesis,
        ')' => TokenKind.CloseParenthesis,
        '.' => TokenKind.Dot,
        '[' => TokenKind.OpenBracket,
        ']' => TokenKind.CloseBracket,
        '{' => TokenKind.OpenBrace,
        '}' => TokenKind.CloseBrace,
        ',' => TokenKind.Comma,
        ':' => TokenKind.Colon,
        '?' => TokenKind.Question,
        _ => TokenKind.Invalid,
    };

    private static int EndOfNumber(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }
        }

        return at;
    }

    private static bool IsIdentifierPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
