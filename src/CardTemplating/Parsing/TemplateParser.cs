using System.Buffers;
using System.Text;
using System.Text.Json;
using CardTemplating.Expressions;
using CardTemplating.Functions;
using CardTemplating.Templates;
using CardTemplating.Values;

namespace CardTemplating.Parsing;

/// <summary>Parses a template's JSON into nodes, and notes everything that is wrong with it.</summary>
internal ref struct TemplateParser
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly FunctionTable _functions;
    private readonly TemplateOptions _options;
    private readonly List<TemplateDiagnostic> _diagnostics = [];
    private readonly Stack<string> _path = new();
    private Utf8JsonReader _reader;

    private TemplateParser(ReadOnlySpan<byte> json, TemplateOptions options)
    {
        _json = json;
        _options = options;
        _functions = FunctionTable.For(options.Functions);
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = options.Limits.MaxDepth });
    }

    /// <summary>Parses; the node is null when the JSON is broken.</summary>
    public static (TemplateNode? Node, IReadOnlyList<TemplateDiagnostic> Diagnostics) Parse(string json, TemplateOptions options)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var parser = new TemplateParser(utf8, options);
        try
        {
            parser._reader.Read();
            var node = parser.ParseValue();
            parser._reader.Read();
            return (node, parser._diagnostics);
        }
        catch (JsonException broken)
        {
            var line = (int)(broken.LineNumber ?? 0);
            var column = SourceText.Column(utf8, line, (int)(broken.BytePositionInLine ?? 0));
            parser._diagnostics.Add(new TemplateDiagnostic(TemplateDiagnosticSeverity.Error, line + 1, column, parser.Path(), Plain(broken.Message)));
            return (null, parser._diagnostics);
        }
    }

    private static bool IsReserved(string name) => name is "$data" or "$when" or "$root" or "$index" or "$host" or "$_acTemplateVersion";

    private static string Plain(string message)
    {
        var position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? message : message[..position];
    }

    private static byte[] Escape(string text, bool quoted)
    {
        using var output = new JsonOutput(text.Length + 2, int.MaxValue / 2, 1);
        if (quoted)
        {
            output.WriteString(text);
        }
        else
        {
            output.WriteEscaped(text);
        }

        return output.Written.ToArray();
    }

    private TemplateNode ParseValue()
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ParseObject();
            case JsonTokenType.StartArray:
                return ParseArray();
            case JsonTokenType.String:
                return ParseText();
            default:
                return new StaticTemplate(_reader.ValueSpan.ToArray());
        }
    }

    private TemplateNode ParseArray()
    {
        var items = new List<TemplateNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            _path.Push($"[{items.Count}]");
            items.Add(ParseValue());
            _path.Pop();
        }

        if (!items.TrueForAll(item => item is StaticTemplate))
        {
            return new ArrayTemplate([.. items]);
        }

        var json = new ArrayBufferWriter<byte>();
        json.Write("["u8);
        for (var i = 0; i < items.Count; i++)
        {
            json.Write(i > 0 ? ","u8 : default);
            json.Write(((StaticTemplate)items[i]).Json);
        }

        json.Write("]"u8);
        return new StaticTemplate(json.WrittenSpan.ToArray());
    }

    private TemplateNode ParseObject()
    {
        var properties = new List<KeyValuePair<string, TemplateNode>>();
        ObjectTemplate.DataSource? data = null;
        ObjectTemplate.Condition? when = null;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var name = ReadText();
            _path.Push("." + name);
            _reader.Read();
            if (name == "$data")
            {
                data = ParseData();
            }
            else if (name == "$when")
            {
                when = ParseWhen();
            }
            else if (IsReserved(name))
            {
                _reader.Skip();
            }
            else
            {
                var node = ParseValue();
                var known = properties.FindIndex(p => p.Key == name);
                if (known >= 0)
                {
                    // As in JSON.parse: the last value, in the first one's place.
                    properties[known] = new(name, node);
                }
                else
                {
                    properties.Add(new(name, node));
                }
            }

            _path.Pop();
        }

        return Build(properties, data, when);
    }

    /// <summary>Puts properties that never change together, so that they are written in one go.</summary>
    private static TemplateNode Build(List<KeyValuePair<string, TemplateNode>> properties, ObjectTemplate.DataSource? data, ObjectTemplate.Condition? when)
    {
        var members = new List<ObjectTemplate.Member>();
        var json = new ArrayBufferWriter<byte>();
        foreach (var (name, node) in properties)
        {
            if (node is StaticTemplate fixedNode)
            {
                json.Write(json.WrittenCount > 0 ? ","u8 : default);
                json.Write(Escape(name, quoted: true));
                json.Write(":"u8);
                json.Write(fixedNode.Json);
                continue;
            }

            Flush(json, members);
            members.Add(new ObjectTemplate.Member([.. Escape(name, quoted: true), (byte)':'], node));
        }

        if (members.Count > 0 || data is not null || when is not null)
        {
            Flush(json, members);
            return new ObjectTemplate([.. members], data, when);
        }

        return new StaticTemplate([(byte)'{', .. json.WrittenSpan, (byte)'}']);
    }

    private static void Flush(ArrayBufferWriter<byte> json, List<ObjectTemplate.Member> members)
    {
        if (json.WrittenCount > 0)
        {
            members.Add(new ObjectTemplate.Member(json.WrittenSpan.ToArray(), null));
            json.Clear();
        }
    }

    private ObjectTemplate.DataSource ParseData()
    {
        if (_reader.TokenType == JsonTokenType.String)
        {
            return ParseText() switch
            {
                ValueTemplate value => new ObjectTemplate.DataSource(default, value.Expression, null, Path()),
                TextTemplate text => new ObjectTemplate.DataSource(default, null, text, Path()),
                StaticTemplate fixedText => new ObjectTemplate.DataSource(JsonData.Parse(fixedText.Json, _options.Limits.MaxDepth).Root, null, null, Path()),
                _ => throw new InvalidOperationException("A string parses to one of these."),
            };
        }

        // Inline data is data: expressions in it are not evaluated.
        var start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        var json = _json[start..(int)_reader.BytesConsumed].ToArray();
        return new ObjectTemplate.DataSource(JsonData.Parse(json, _options.Limits.MaxDepth).Root, null, null, Path());
    }

    private ObjectTemplate.Condition ParseWhen()
    {
        if (_reader.TokenType == JsonTokenType.String)
        {
            var start = (int)_reader.TokenStartIndex;
            var text = ReadText();
            var before = _diagnostics.Count;
            if (ParseText() is ValueTemplate value)
            {
                return new ObjectTemplate.Condition(value.Expression, false);
            }

            if (text.Length > 0 && _diagnostics.Count == before)
            {
                Report(TemplateDiagnosticSeverity.Warning, start, "$when is a text and not one expression, so the object is always dropped. Write ${…} and nothing beside it.");
            }

            // As in the JavaScript engine: what is not an expression drops the object, unless JavaScript takes it for false.
            return new ObjectTemplate.Condition(null, text.Length == 0);
        }

        var token = _reader.TokenType;
        var at = (int)_reader.TokenStartIndex;
        var keeps = token is JsonTokenType.False or JsonTokenType.Null
            || (token == JsonTokenType.Number && JsonData.ParseNumber(_reader.ValueSpan).AsDouble == 0);
        _reader.Skip();
        Report(TemplateDiagnosticSeverity.Warning, at, $"$when is not an expression, so the object is always {(keeps ? "kept" : "dropped")}. Write it as \"${{…}}\".");
        return new ObjectTemplate.Condition(null, keeps);
    }

    private TemplateNode ParseText()
    {
        var start = (int)_reader.TokenStartIndex;
        var text = ReadText();
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return new StaticTemplate(Escape(text, quoted: true));
        }

        var raw = _json.Slice(start + 1, _reader.ValueSpan.Length);
        var pieces = InterpolatedText.Split(text, 0, text.Length, nestedTemplates: true);
        var parts = new List<TextTemplate.Part>();
        foreach (var piece in pieces)
        {
            var expression = piece.IsExpression ? ParseExpression(piece, raw, start + 1) : null;
            if (expression is not null && pieces.Count == 1)
            {
                return new ValueTemplate(expression, text);
            }

            var plain = expression is null ? piece.Source : string.Empty;
            if (!piece.IsExpression && plain.Contains("${", StringComparison.Ordinal) && !text.Contains("\\$", StringComparison.Ordinal))
            {
                var at = plain.IndexOf("${", StringComparison.Ordinal);
                Report(TemplateDiagnosticSeverity.Warning, start + 1 + SourceText.RawOffset(raw, piece.Start + at), "'${' begins no expression here and is written as it stands: it has no matching '}', or braces inside that are no object.");
            }

            parts.Add(new TextTemplate.Part(plain, Escape(plain, quoted: false), expression));
        }

        return parts.TrueForAll(part => part.Expression is null)
            ? new StaticTemplate(Escape(string.Concat(parts.Select(part => part.Text)), quoted: true))
            : new TextTemplate([.. parts]);
    }

    private ExpressionNode? ParseExpression(InterpolatedText.Piece piece, ReadOnlySpan<byte> raw, int rawStart)
    {
        var unknown = new List<(string Name, int Position)>();
        try
        {
            var node = ExpressionParser.Parse(piece.Text, _functions, inTemplate: true, piece.Start, unknownFunction: (name, position) => unknown.Add((name, position)));
            foreach (var (name, position) in unknown)
            {
                Report(TemplateDiagnosticSeverity.Error, rawStart + SourceText.RawOffset(raw, position), $"There is no function '{name}'.");
            }

            return node;
        }
        catch (ExpressionSyntaxException wrong)
        {
            Report(TemplateDiagnosticSeverity.Error, rawStart + SourceText.RawOffset(raw, wrong.Position), wrong.Message);
            return null;
        }
    }

    private readonly string ReadText() =>
        _reader.ValueIsEscaped ? JsonStringDecoder.Decode(_reader.ValueSpan) : Encoding.UTF8.GetString(_reader.ValueSpan);

    private readonly string Path() => "$" + string.Concat(_path.Reverse());

    private readonly void Report(TemplateDiagnosticSeverity severity, int offset, string message)
    {
        var (line, column) = SourceText.Locate(_json, offset);
        _diagnostics.Add(new TemplateDiagnostic(severity, line, column, Path(), message));
    }
}
