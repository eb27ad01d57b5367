using System.Globalization;
using System.Text;
using CardTemplating.Expressions;
using CardTemplating.Values;

namespace CardTemplating.Functions;

/// <summary>Functions on text. Null and missing count as the empty text.</summary>
internal static class StringFunctions
{
    public static IEnumerable<(string Name, FunctionDefinition Definition)> All()
    {
        yield return Define("length", ReturnTypes.Number, Signature.OneText, ArgumentChecks.TextOrNull, static (arguments, _, _) =>
            Value.FromInteger(ArgumentChecks.TextOf(arguments[0]).Length));
        yield return Define("replace", ReturnTypes.Text, Signature.Of(3, 3, ReturnTypes.Text), ArgumentChecks.TextOrNull, Replace);
        yield return Define("replaceIgnoreCase", ReturnTypes.Text, Signature.Of(3, 3, ReturnTypes.Text), ArgumentChecks.TextOrNull, RegexFunctions.ReplaceIgnoreCase);
        yield return Define("isMatch", ReturnTypes.Boolean, Signature.TwoTexts, ArgumentChecks.TextOrNull, RegexFunctions.IsMatch, RegexFunctions.ValidateIsMatch);
        // Unlike its fellows it refuses null, in all official engines.
        yield return Define("split", ReturnTypes.Array, Signature.OneOrTwoTexts, ArgumentChecks.TextOrMissing, Split);
        yield return ("substring", new FunctionDefinition
        {
            Type = "substring",
            Returns = ReturnTypes.Text,
            Signature = Signature.Ordered(1, ReturnTypes.Text, ReturnTypes.Number, ReturnTypes.Number),
            Lazy = Substring,
        });
        yield return Transform("toLower", static (text, culture) => text.ToLower(culture));
        yield return Transform("toUpper", static (text, culture) => text.ToUpper(culture));
        yield return Transform("sentenceCase", static (text, culture) => text.Length == 0 ? text : text[..1].ToUpper(culture) + text[1..].ToLower(culture));
        yield return Transform("titleCase", TitleCase);
        yield return Define("trim", ReturnTypes.Text, Signature.OneText, ArgumentChecks.TextOrNull, static (arguments, _, _) =>
            Value.FromString(TrimBlanks(ArgumentChecks.TextOf(arguments[0]))));
        yield return Define("startsWith", ReturnTypes.Boolean, Signature.TwoTexts, ArgumentChecks.TextOrNull, static (arguments, _, _) =>
            Value.FromBoolean(ArgumentChecks.TextOf(arguments[0]).StartsWith(ArgumentChecks.TextOf(arguments[1]), StringComparison.Ordinal)));
        yield return Define("endsWith", ReturnTypes.Boolean, Signature.TwoTexts, ArgumentChecks.TextOrNull, static (arguments, _, _) =>
            Value.FromBoolean(ArgumentChecks.TextOf(arguments[0]).EndsWith(ArgumentChecks.TextOf(arguments[1]), StringComparison.Ordinal)));
        yield return Define("countWord", ReturnTypes.Number, Signature.OneText, ArgumentChecks.TextOrNull, static (arguments, _, _) =>
            Value.FromInteger(arguments[0].IsString ? CountWords(TrimBlanks(arguments[0].AsString)) : 0));
        yield return Define("addOrdinal", ReturnTypes.Text, Signature.OneNumber, ArgumentChecks.WholeNumber, AddOrdinal);
        var concat = Define("concat", ReturnTypes.Text | ReturnTypes.Array, Signature.AtLeastOne, null, Concat);
        yield return concat;
        yield return ("&", concat.Definition);
        yield return Define("newGuid", ReturnTypes.Text, Signature.None, null, static (_, _, _) => Value.FromString(Guid.NewGuid().ToString()));
        yield return Define("EOL", ReturnTypes.Text, Signature.None, null, static (_, _, _) => Value.FromString("\n"));
    }

    internal static (string Name, FunctionDefinition Definition) Define(string name, ReturnTypes returns, Signature signature, ArgumentCheck? check, EagerFunction function, CallValidator? validator = null) =>
        (name, new FunctionDefinition
        {
            Type = name,
            Returns = returns,
            Signature = signature,
            Check = check,
            Eager = function,
            Validator = validator,
        });

    /// <summary>Trims what JavaScript trims: .NET's white space and the byte order mark.</summary>
    internal static string TrimBlanks(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] == '\uFEFF'))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] == '\uFEFF'))
        {
            end--;
        }

        return text[start..end];
    }

    private static (string Name, FunctionDefinition Definition) Transform(string name, Func<string, CultureInfo, string> function) =>
        Define(name, ReturnTypes.Text, Signature.OneOrTwoTexts, ArgumentChecks.TextOrNull, (arguments, _, state) =>
        {
            var text = ArgumentChecks.TextOf(arguments[0]);
            state.CountText(text.Length);
            return Locale.TryGet(arguments, 1, state.Culture, out var culture)
                ? Value.FromString(function(text, culture))
                : Locale.Unknown(arguments[1]);
        });

    private static string TitleCase(string text, CultureInfo culture)
    {
        var result = text.ToLower(culture).ToCharArray();
        var inWord = false;
        for (var i = 0; i < result.Length; i++)
        {
            if (char.IsWhiteSpace(result[i]))
            {
                inWord = false;
            }
            else if (!inWord && (char.IsLetterOrDigit(result[i]) || result[i] == '_'))
            {
                result[i] = char.ToUpper(result[i], culture);
                inWord = true;
            }
        }

        return new string(result);
    }

    private static int CountWords(string text)
    {
        var words = 1;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) && !char.IsWhiteSpace(text[i - 1]))
            {
                words++;
            }
        }

        return words;
    }

    private static Value Replace(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        var old = ArgumentChecks.TextOf(arguments[1]);
        if (old.Length == 0)
        {
            return Value.FromError($"{call.Arguments[1]} should be a text of at least one character.");
        }

        var text = ArgumentChecks.TextOf(arguments[0]);
        var replacement = ArgumentChecks.TextOf(arguments[2]);
        state.CountText(text.Length + (text.Length / old.Length * (long)replacement.Length));
        return Value.FromString(text.Replace(old, replacement, StringComparison.Ordinal));
    }

    private static Value Split(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        var text = ArgumentChecks.TextOf(arguments[0]);
        var separator = arguments.Length > 1 ? ArgumentChecks.TextOf(arguments[1]) : string.Empty;
        state.CountText(text.Length);
        if (separator.Length == 0)
        {
            // Character by character; the two halves of one outside the basic plane stay together.
            var characters = new List<Value>(text.Length);
            foreach (var rune in text.EnumerateRunes())
            {
                characters.Add(Value.FromString(rune.ToString()));
            }

            state.CountLoops(characters.Count);
            return Value.FromArray([.. characters]);
        }

        var parts = text.Split(separator);
        state.CountLoops(parts.Length);
        return Value.FromArray(Array.ConvertAll(parts, Value.FromString));
    }

    private static Value Substring(CallNode call, EvaluationState state)
    {
        var text = call.Arguments[0].Evaluate(state);
        if (text.IsError)
        {
            return text;
        }

        if (text.IsNullOrUndefined)
        {
            return Value.EmptyText;
        }

        if (!text.IsString)
        {
            return Value.FromError($"{call.Arguments[0]} is not a text.");
        }

        var whole = text.AsString;
        var start = call.Arguments[1].Evaluate(state);
        if (start.IsError)
        {
            return start;
        }

        if (!start.IsWholeNumber)
        {
            return Value.FromError($"{call.Arguments[1]} is not an integer.");
        }

        if (start.AsDouble < 0 || start.AsDouble > whole.Length)
        {
            return Value.FromError($"{call.Arguments[1]} is {NumberText.ToText(start)}, outside the text's {whole.Length} characters.");
        }

        var from = (int)start.AsInteger;
        if (call.Arguments.Length == 2)
        {
            return Value.FromString(whole[from..]);
        }

        var length = call.Arguments[2].Evaluate(state);
        if (length.IsError)
        {
            return length;
        }

        if (!length.IsWholeNumber)
        {
            return Value.FromError($"{call.Arguments[2]} is not an integer.");
        }

        return length.AsDouble < 0 || from + length.AsDouble > whole.Length
            ? Value.FromError($"{call.Arguments[2]} is {NumberText.ToText(length)}, which reaches outside the text's {whole.Length} characters.")
            : Value.FromString(whole.Substring(from, (int)length.AsInteger));
    }

    private static Value AddOrdinal(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        var number = arguments[0].AsInteger;
        var text = NumberText.ToText(arguments[0]);
        if (number <= 0)
        {
            return Value.FromString(text);
        }

        var suffix = (number % 100) is 11 or 12 or 13 ? "th" : (number % 10) switch
        {
            1 => "st",
            2 => "nd",
            3 => "rd",
            _ => "th",
        };
        return Value.FromString(text + suffix);
    }

    /// <summary>Joins lists to a list, anything else to text.</summary>
    private static Value Concat(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (arguments.Length == 1)
        {
            return arguments[0];
        }

        var soFar = arguments[0];
        StringBuilder? text = null;
        for (var i = 1; i < arguments.Length; i++)
        {
            var next = arguments[i];
            if (text is not null)
            {
                Append(text, next, state);
            }
            else if (soFar.IsNullOrUndefined && next.IsNullOrUndefined)
            {
                soFar = Value.Undefined;
            }
            else if (soFar.IsNullOrUndefined && next.IsArray)
            {
                soFar = next;
            }
            else if (soFar.IsArray && next.IsArray)
            {
                state.CountLoops(soFar.Count + next.Count);
                soFar = Value.FromArray([.. soFar.ToItems(), .. next.ToItems()]);
            }
            else if (!(soFar.IsArray && next.IsNullOrUndefined))
            {
                text = new StringBuilder();
                Append(text, soFar, state);
                Append(text, next, state);
            }
        }

        return text is null ? soFar : Value.FromString(text.ToString());
    }

    private static void Append(StringBuilder text, in Value value, EvaluationState state)
    {
        var part = ConversionFunctions.Stringify(value);
        state.CountText(part.Length);
        text.Append(part);
    }
}
