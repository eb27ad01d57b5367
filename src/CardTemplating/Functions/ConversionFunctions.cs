using System.Globalization;
using System.Text;
using System.Text.Json;
using CardTemplating.Expressions;
using CardTemplating.Parsing;
using CardTemplating.Values;

namespace CardTemplating.Functions;

/// <summary>Between kinds of values: text, numbers, JSON, base64, URIs.</summary>
internal static class ConversionFunctions
{
    private const string DataUriPrefix = "data:text/plain;charset=utf-8;base64,";

    private const int MaxNesting = 8;

    public static IEnumerable<(string Name, FunctionDefinition Definition)> All()
    {
        yield return Define("string", ReturnTypes.Text, Signature.Ordered(1, ReturnTypes.Any, ReturnTypes.Text), null, ToText);
        yield return Define("int", ReturnTypes.Number, Signature.One, null, static (arguments, call, _) => ToInteger(arguments[0], call));
        yield return Define("float", ReturnTypes.Number, Signature.One, null, static (arguments, call, _) => ToFraction(arguments[0], call));
        yield return Define("formatNumber", ReturnTypes.Text, Signature.Ordered(1, ReturnTypes.Number, ReturnTypes.Number, ReturnTypes.Text), null, FormatNumber);
        yield return Define("json", ReturnTypes.Any, Signature.OneText, null, ParseJson);
        yield return Define("jsonStringify", ReturnTypes.Text, Signature.One, null, static (arguments, _, state) => Stringified(arguments[0], state));
        yield return Define("coalesce", ReturnTypes.Any, Signature.AtLeastOne, null, Coalesce);
        yield return ("??", Define("coalesce", ReturnTypes.Any, Signature.AtLeastOne, null, Coalesce).Definition);
        yield return Define("base64", ReturnTypes.Text, Signature.One, null, static (arguments, call, _) =>
            Bytes(arguments[0]) is { } bytes ? Value.FromString(Convert.ToBase64String(bytes)) : Value.FromError($"{call.Arguments[0]} is neither a text nor binary."));
        yield return Define("base64ToString", ReturnTypes.Text, Signature.One, ArgumentChecks.Text, static (arguments, call, _) => FromBase64(arguments[0].AsString, call, binary: false));
        yield return Define("base64ToBinary", ReturnTypes.Any, Signature.One, ArgumentChecks.Text, static (arguments, call, _) => FromBase64(arguments[0].AsString, call, binary: true));
        yield return Define("binary", ReturnTypes.Any, Signature.One, ArgumentChecks.Text, static (arguments, _, _) => Value.FromBinary(Bytes(arguments[0])!));
        yield return Define("dataUri", ReturnTypes.Text, Signature.One, ArgumentChecks.Text, static (arguments, _, _) => Value.FromString(DataUriPrefix + Convert.ToBase64String(Bytes(arguments[0])!)));
        yield return Define("dataUriToBinary", ReturnTypes.Any, Signature.One, ArgumentChecks.Text, static (arguments, _, _) => Value.FromBinary(Bytes(arguments[0])!));
        yield return Define("dataUriToString", ReturnTypes.Text, Signature.One, ArgumentChecks.Text, static (arguments, call, _) =>
            FromBase64(arguments[0].AsString[(arguments[0].AsString.IndexOf(',', StringComparison.Ordinal) + 1)..], call, binary: false));
        yield return Define("uriComponent", ReturnTypes.Text, Signature.One, ArgumentChecks.Text, static (arguments, _, state) => Escaped(arguments[0].AsString, state));
        yield return Define("uriComponentToString", ReturnTypes.Text, Signature.One, ArgumentChecks.Text, static (arguments, _, _) => Value.FromString(Uri.UnescapeDataString(arguments[0].AsString)));
        yield return UriPart("uriHost", ReturnTypes.Text, static uri => Value.FromString(uri.Host));
        yield return UriPart("uriPath", ReturnTypes.Text, static uri => Value.FromString(uri.AbsolutePath));
        yield return UriPart("uriPathAndQuery", ReturnTypes.Text, static uri => Value.FromString(uri.PathAndQuery));
        yield return UriPart("uriPort", ReturnTypes.Number, static uri => Value.FromInteger(uri.Port));
        yield return UriPart("uriQuery", ReturnTypes.Text, static uri => Value.FromString(uri.Query));
        yield return UriPart("uriScheme", ReturnTypes.Text, static uri => Value.FromString(uri.Scheme));
        yield return ("stringOrValue", new FunctionDefinition { Type = "stringOrValue", Returns = ReturnTypes.Any, Signature = Signature.OneText, Lazy = StringOrValue });
    }

    /// <summary>
    /// A value as <c>concat</c> and <c>string</c> see it: arrays and objects as JSON, without the quotation marks at its ends.
    /// </summary>
    internal static string Stringify(in Value value) => value.Kind is ValueKind.Array or ValueKind.Object
        ? ValueText.ToJson(value).Trim('"', '\'')
        : ValueText.ToText(value);

    private static (string Name, FunctionDefinition Definition) Define(string name, ReturnTypes returns, Signature signature, ArgumentCheck? check, EagerFunction function) =>
        StringFunctions.Define(name, returns, signature, check, function);

    private static (string Name, FunctionDefinition Definition) UriPart(string name, ReturnTypes returns, Func<Uri, Value> part) =>
        Define(name, returns, Signature.One, ArgumentChecks.Text, (arguments, call, _) =>
            Uri.TryCreate(arguments[0].AsString, UriKind.Absolute, out var uri) && arguments[0].AsString.Contains(':', StringComparison.Ordinal)
                ? part(uri)
                : Value.FromError($"{call.Arguments[0]} is not an absolute URI."));

    private static Value ToText(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        var value = arguments[0];
        if (!Locale.TryGet(arguments, 1, state.Culture, out var culture))
        {
            return Locale.Unknown(arguments[1]);
        }

        if (value.IsString)
        {
            return value;
        }

        var text = Stringify(value);
        state.CountText(text.Length);
        if (value.Kind == ValueKind.Double && culture.NumberFormat.NumberDecimalSeparator is var separator and not ".")
        {
            text = text.Replace(".", separator, StringComparison.Ordinal);
        }

        return Value.FromString(text);
    }

    private static Value ToInteger(in Value value, CallNode call)
    {
        if (value.IsString)
        {
            return long.TryParse(value.AsString, NumberStyles.Integer, CultureInfo.InvariantCulture, out var parsed)
                ? Value.FromInteger(parsed)
                : Value.FromError($"{call.Arguments[0]} is not a text that holds an integer.");
        }

        if (!value.IsNumber)
        {
            return Value.Undefined;
        }

        if (value.Kind == ValueKind.Integer)
        {
            return value;
        }

        var rounded = Math.Round(value.AsDouble, MidpointRounding.ToEven);
        return Math.Abs(rounded) < 9.2e18
            ? Value.FromInteger((long)rounded)
            : Value.FromError($"{call.Arguments[0]} is too large for an integer.");
    }

    private static Value ToFraction(in Value value, CallNode call)
    {
        if (value.IsString)
        {
            return double.TryParse(value.AsString, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var parsed) && double.IsFinite(parsed)
                ? Value.FromDouble(parsed)
                : Value.FromError($"{call.Arguments[0]} is not a text that holds a number.");
        }

        return value.IsNumber ? Value.FromDouble(value.AsDouble) : Value.Undefined;
    }

    private static Value FormatNumber(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (!arguments[0].IsNumber)
        {
            return Value.FromError($"{call.Arguments[0]} is not a number.");
        }

        if (!arguments[1].IsWholeNumber || arguments[1].AsDouble is < 0 or > 100)
        {
            return Value.FromError($"{call.Arguments[1]} is not a number of decimal places.");
        }

        if (!Locale.TryGet(arguments, 2, state.Culture, out var culture))
        {
            return Locale.Unknown(arguments[2]);
        }

        var digits = (int)arguments[1].AsInteger;
        return Value.FromString(NumberFormat.Grouped(arguments[0], digits, culture));
    }

    private static Value ParseJson(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (!arguments[0].IsString)
        {
            return Value.FromError($"{call.Arguments[0]} is not a text.");
        }

        var text = StringFunctions.TrimBlanks(arguments[0].AsString);
        state.CountText(text.Length);
        try
        {
            return JsonData.Parse(text, state.Options.Limits.MaxDepth).Root;
        }
        catch (JsonException)
        {
            return Value.FromError($"{call.Arguments[0]} is not JSON.");
        }
    }

    private static Value Stringified(in Value value, EvaluationState state)
    {
        if (value.IsUndefined)
        {
            return value;
        }

        var json = ValueText.ToJson(value);
        state.CountText(json.Length);
        return Value.FromString(json);
    }

    private static Value Coalesce(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        foreach (var argument in arguments)
        {
            if (!argument.IsNullOrUndefined)
            {
                return argument;
            }
        }

        return Value.Undefined;
    }

    private static byte[]? Bytes(in Value value) => value.Kind switch
    {
        ValueKind.String => Encoding.UTF8.GetBytes(value.AsString),
        ValueKind.Binary => value.AsBinary,
        _ => null,
    };

    private static Value FromBase64(string text, CallNode call, bool binary)
    {
        var buffer = new byte[(text.Length * 3 / 4) + 4];
        if (!Convert.TryFromBase64String(text, buffer, out var length))
        {
            return Value.FromError($"{call.Arguments[0]} is not base64.");
        }

        return binary ? Value.FromBinary(buffer[..length]) : Value.FromString(Encoding.UTF8.GetString(buffer, 0, length));
    }

    private static Value Escaped(string text, EvaluationState state)
    {
        state.CountText(text.Length * 3L);
        return Value.FromString(Uri.EscapeDataString(text));
    }

    /// <summary>
    /// Evaluates the <c>${…}</c> in a text. The one function that makes an expression of a value: a template that calls it on
    /// data decides to trust that data.
    /// </summary>
    private static Value StringOrValue(CallNode call, EvaluationState state)
    {
        var text = call.Arguments[0].Evaluate(state);
        if (text.IsError)
        {
            return text;
        }

        if (!text.IsString)
        {
            return Value.FromError($"{call.Arguments[0]} is not a text.");
        }

        if (state.Nesting >= MaxNesting)
        {
            throw new AdaptiveTemplateLimitException($"stringOrValue called itself more than {MaxNesting} times.");
        }

        state.CountText(text.AsString.Length);
        try
        {
            var node = (CallNode)ExpressionParser.Parse($"`{text.AsString}`", FunctionTable.For(state.Options.Functions), inTemplate: false);
            state.Nesting++;
            var value = node.Arguments.Length == 2 && node.Arguments[1] is not ConstantNode
                ? node.Arguments[1].Evaluate(state)
                : node.Evaluate(state);
            state.Nesting--;
            return value;
        }
        catch (ExpressionSyntaxException wrong)
        {
            return Value.FromError(wrong.Message);
        }
    }
}
