using System.Globalization;
using System.Text;
using CardTemplating.Expressions;
using CardTemplating.Functions;
using CardTemplating.Values;

namespace CardTemplating.Parsing;

/// <summary>
/// Parses the adaptive expression language by the precedence of the official grammar (ExpressionAntlrParser.g4):
/// unary, ^ (from the right), * / %, + -, == !=, &amp;, &lt; &lt;= &gt; &gt;=, &amp;&amp;, ||, ??, ?: (from the left).
/// </summary>
internal sealed class ExpressionParser
{
    /// <summary>How many levels an expression may nest.</summary>
    public const int MaxDepth = 200;

    private readonly string _text;
    private readonly int _offset;
    private readonly List<Token> _tokens;
    private readonly FunctionTable _functions;
    private readonly bool _inTemplate;
    private readonly Action<string, int>? _unknownFunction;
    private int _at;
    private int _depth;

    private ExpressionParser(string text, int offset, FunctionTable functions, bool inTemplate, int depth, Action<string, int>? unknownFunction)
    {
        _unknownFunction = unknownFunction;
        _text = text;
        _offset = offset;
        _functions = functions;
        _inTemplate = inTemplate;
        _depth = depth;
        _tokens = ExpressionLexer.Tokenize(text, inTemplate);
    }

    private enum Precedence
    {
        Lowest,
        Ternary,
        Coalesce,
        Or,
        And,
        Relational,
        Ampersand,
        Equality,
        Additive,
        Multiplicative,
        Power,
        Unary,
    }

    private Token Current => _tokens[_at];

    /// <param name="text">The expression; an equals sign before it is ignored, as the official parsers do.</param>
    /// <param name="functions">The functions that it may call.</param>
    /// <param name="inTemplate">
    /// Whether it stands in a template: then template strings may nest, and an unknown function is an error when it is called,
    /// not when it is parsed.
    /// </param>
    /// <param name="offset">What to add to positions in errors.</param>
    /// <param name="depth">How deep the expression already is inside another.</param>
    /// <param name="unknownFunction">Told of each unknown function in a template, by name and position.</param>
    /// <exception cref="ExpressionSyntaxException">The text is no expression.</exception>
    public static ExpressionNode Parse(string text, FunctionTable functions, bool inTemplate, int offset = 0, int depth = 0, Action<string, int>? unknownFunction = null)
    {
        if (text.StartsWith('='))
        {
            text = text[1..];
            offset++;
        }

        if (text.Length == 0)
        {
            return new ConstantNode(Value.EmptyText);
        }

        var parser = new ExpressionParser(text, offset, functions, inTemplate, depth, unknownFunction);
        var node = parser.ParseExpression(Precedence.Lowest);
        return parser.Current.Kind == TokenKind.End ? node : throw parser.Unexpected("an operator or the end of the expression");
    }

    private static Precedence PrecedenceOf(TokenKind kind) => kind switch
    {
        TokenKind.Power => Precedence.Power,
        TokenKind.Multiply or TokenKind.Divide or TokenKind.Modulo => Precedence.Multiplicative,
        TokenKind.Plus or TokenKind.Minus => Precedence.Additive,
        TokenKind.Equal or TokenKind.NotEqual => Precedence.Equality,
        TokenKind.Ampersand => Precedence.Ampersand,
        TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual => Precedence.Relational,
        TokenKind.And => Precedence.And,
        TokenKind.Or => Precedence.Or,
        TokenKind.Coalesce => Precedence.Coalesce,
        TokenKind.Question => Precedence.Ternary,
        _ => Precedence.Lowest,
    };

    private ExpressionNode ParseExpression(Precedence lowest)
    {
        Enter();
        var left = Current.Kind is TokenKind.Not or TokenKind.Minus or TokenKind.Plus ? ParseUnary() : ParsePrimary();
        while (true)
        {
            var operation = Current;
            var precedence = PrecedenceOf(operation.Kind);
            if (precedence == Precedence.Lowest || precedence < lowest)
            {
                _depth--;
                return left;
            }

            _at++;
            if (precedence == Precedence.Ternary)
            {
                var then = ParseExpression(Precedence.Lowest);
                Expect(TokenKind.Colon, "':'");
                left = Call("if", operation.Start, left, then, ParseExpression(Precedence.Ternary + 1));
                continue;
            }

            var right = ParseExpression(precedence == Precedence.Power ? precedence : precedence + 1);
            left = Call(TextOf(operation), operation.Start, left, right);
        }
    }

    private CallNode ParseUnary()
    {
        var operation = Current;
        _at++;
        var operand = ParseExpression(Precedence.Unary);
        return operation.Kind == TokenKind.Not
            ? Call("!", operation.Start, operand)
            : Call(TextOf(operation), operation.Start, new ConstantNode(Value.FromInteger(0)), operand);
    }

    private ExpressionNode ParsePrimary()
    {
        var first = _at;
        var node = ParseAtom();
        while (true)
        {
            var token = Current;
            switch (token.Kind)
            {
                case TokenKind.Dot:
                    _at++;
                    var name = Expect(TokenKind.Identifier, "a property name");
                    if (Current.Kind != TokenKind.OpenParenthesis && (node.Returns & ReturnTypes.Any) == 0)
                    {
                        throw Error($"{node} has no properties.", token.Start);
                    }

                    node = new PathNode(TextOf(name), node);
                    break;
                case TokenKind.OpenBracket:
                    _at++;
                    var index = ParseExpression(Precedence.Lowest);
                    Expect(TokenKind.CloseBracket, "']'");
                    node = new ElementNode(node, index);
                    break;
                case TokenKind.Not when _tokens[_at + 1].Kind == TokenKind.OpenParenthesis:
                    _at++;
                    node = ParseCall(first);
                    break;
                case TokenKind.OpenParenthesis:
                    node = ParseCall(first);
                    break;
                default:
                    return node;
            }

            if (node.Depth > MaxDepth)
            {
                throw Error($"The expression nests deeper than {MaxDepth} levels.", token.Start);
            }
        }
    }

    private CallNode ParseCall(int firstToken)
    {
        // A function's name is all that stands before the parenthesis, so that names may have dots.
        var start = _tokens[firstToken].Start;
        var name = firstToken == _at - 1
            ? TextOf(_tokens[firstToken])
            : string.Concat(_tokens.GetRange(firstToken, _at - firstToken).Select(TextOf));
        _at++;
        var arguments = ParseArguments(TokenKind.CloseParenthesis, "')'");
        return Call(name, start, arguments);
    }

    private ExpressionNode[] ParseArguments(TokenKind close, string closeText)
    {
        var arguments = new List<ExpressionNode>();
        if (Current.Kind == close)
        {
            _at++;
            return [];
        }

        while (true)
        {
            if (Current.Kind == TokenKind.Identifier && _tokens[_at + 1].Kind == TokenKind.Arrow)
            {
                arguments.Add(new PathNode(TextOf(Current), null));
                _at += 2;
            }

            arguments.Add(ParseExpression(Precedence.Lowest));
            if (Current.Kind != TokenKind.Comma)
            {
                Expect(close, $"',' or {closeText}");
                return [.. arguments];
            }

            _at++;
        }
    }

    private ExpressionNode ParseAtom()
    {
        var token = Current;
        _at++;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new ConstantNode(ParseNumber(TextOf(token)));
            case TokenKind.Text:
                return new ConstantNode(Value.FromString(Unescape(TextOf(token))));
            case TokenKind.Identifier:
                return Named(TextOf(token));
            case TokenKind.Interpolated:
                return ParseInterpolated(token);
            case TokenKind.OpenParenthesis:
                var inner = ParseExpression(Precedence.Lowest);
                Expect(TokenKind.CloseParenthesis, "')'");
                return inner;
            case TokenKind.OpenBracket:
                return Call("createArray", token.Start, ParseArguments(TokenKind.CloseBracket, "']'"));
            case TokenKind.OpenBrace:
                return ParseObject();
            default:
                _at--;
                throw Unexpected("a value, a name or '('");
        }
    }

    private ObjectNode ParseObject()
    {
        var members = new List<KeyValuePair<string, ExpressionNode>>();
        if (Current.Kind == TokenKind.CloseBrace)
        {
            _at++;
            return new ObjectNode([]);
        }

        while (true)
        {
            var key = Current.Kind switch
            {
                TokenKind.Identifier => TextOf(Current),
                TokenKind.Text => TextOf(Current)[1..^1],
                _ => throw Unexpected("a property name"),
            };
            _at++;
            Expect(TokenKind.Colon, "':'");
            members.Add(new(key, ParseExpression(Precedence.Lowest)));
            if (Current.Kind != TokenKind.Comma)
            {
                Expect(TokenKind.CloseBrace, "',' or '}'");
                return new ObjectNode([.. members]);
            }

            _at++;
        }
    }

    private CallNode ParseInterpolated(Token token)
    {
        var arguments = new List<ExpressionNode> { new ConstantNode(Value.EmptyText) };
        foreach (var piece in InterpolatedText.Split(_text, token.Start + 1, token.End - 1, _inTemplate))
        {
            arguments.Add(piece.IsExpression
                ? Parse(piece.Text, _functions, _inTemplate, _offset + piece.Start, _depth, _unknownFunction)
                : new ConstantNode(Value.FromString(piece.Text)));
        }

        return Call("concat", token.Start, [.. arguments]);
    }

    private static ExpressionNode Named(string name)
    {
        if (name.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            return new ConstantNode(Value.True);
        }

        if (name.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            return new ConstantNode(Value.False);
        }

        return name switch
        {
            "null" => new ConstantNode(Value.Null),
            "undefined" => new ConstantNode(Value.Undefined),
            _ => new PathNode(name, null),
        };
    }

    private static Value ParseNumber(string text) =>
        !text.Contains('.', StringComparison.Ordinal) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var integer)
            ? Value.FromInteger(integer)
            : Value.FromDouble(double.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));

    /// <summary>Takes the quotes off and resolves \' (or \"), \\, \n, \r and \t; other backslashes stay.</summary>
    private static string Unescape(string quoted)
    {
        var text = quoted[1..^1];
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        text = text.Replace($"\\{quoted[0]}", quoted[..1], StringComparison.Ordinal);
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var replacement = text[i] == '\\' && i + 1 < text.Length
                ? text[i + 1] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', '\\' => '\\', _ => '\0' }
                : '\0';
            if (replacement != '\0')
            {
                result.Append(replacement);
                i++;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }

    private CallNode Call(string name, int position, params ExpressionNode[] arguments)
    {
        var function = _functions.Find(name);
        if (function is null)
        {
            if (!_inTemplate)
            {
                throw Error($"There is no function '{name}'.", position);
            }

            _unknownFunction?.Invoke(name, _offset + position);
            function = FunctionTable.Unknown(name);
        }

        var call = new CallNode(function, arguments);
        if (call.Depth > MaxDepth)
        {
            throw Error($"The expression nests deeper than {MaxDepth} levels.", position);
        }

        try
        {
            function.Signature.Validate(call);
            function.Validator?.Invoke(call);
        }
        catch (ExpressionSyntaxException refused)
        {
            throw Error(refused.Message, position);
        }

        return call;
    }

    private void Enter()
    {
        if (++_depth > MaxDepth)
        {
            throw Error($"The expression nests deeper than {MaxDepth} levels.", Current.Start);
        }
    }

    private Token Expect(TokenKind kind, string what)
    {
        if (Current.Kind != kind)
        {
            throw Unexpected(what);
        }

        return _tokens[_at++];
    }

    private string TextOf(Token token) => _text[token.Start..token.End];

    private ExpressionSyntaxException Unexpected(string expected)
    {
        var found = Current.Kind == TokenKind.End ? "the end" : $"'{TextOf(Current)}'";
        return Error($"Expected {expected}, found {found}.", Current.Start);
    }

    private ExpressionSyntaxException Error(string message, int position) => new(message, _offset + position);
}
