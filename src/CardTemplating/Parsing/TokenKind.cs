namespace CardTemplating.Parsing;

internal enum TokenKind : byte
{
    End,
    Plus,
    Minus,
    Not,
    Power,
    Multiply,
    Divide,
    Modulo,
    Equal,
    NotEqual,
    Ampersand,
    And,
    Or,
    Less,
    Greater,
    LessOrEqual,
    GreaterOrEqual,
    OpenParenthesis,
    CloseParenthesis,
    Dot,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    Comma,
    Colon,
    Arrow,
    Coalesce,
    Question,
    Number,
    Identifier,
    Text,
    Interpolated,
    Invalid,
}

/// <summary>A token: its kind and where it stands.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End);
