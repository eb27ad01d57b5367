using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using CardTemplating.Expressions;
using CardTemplating.Values;

namespace CardTemplating.Functions;

/// <summary>
/// Regular expressions that cannot hang: matching takes time in proportion to the text where the pattern allows it
/// (<see cref="RegexOptions.NonBacktracking"/>), and is cut off by a timeout in any case.
/// </summary>
internal static class RegexFunctions
{
    private const int MaxCached = 256;

    private const int MaxPatternLength = 1000;

    private static readonly ConcurrentDictionary<(string Pattern, RegexOptions Options, TimeSpan Timeout), Regex> Cache = new();

    public static void ValidateIsMatch(CallNode call)
    {
        if (call.Arguments[1] is ConstantNode { Value.IsString: true } constant && CommonRegex.Translate(constant.Value.AsString) is null)
        {
            throw new ExpressionSyntaxException($"{constant} is not a valid regular expression.");
        }
    }

    public static Value IsMatch(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (CommonRegex.Translate(ArgumentChecks.TextOf(arguments[1])) is not { } pattern)
        {
            return Value.FromError($"{call.Arguments[1]} is not a valid regular expression.");
        }

        var text = ArgumentChecks.TextOf(arguments[0]);
        return Run(state, text, pattern.Pattern, pattern.Options, call, regex => Value.FromBoolean(regex.IsMatch(text)));
    }

    /// <summary>As in both official engines, what is sought is a regular expression.</summary>
    public static Value ReplaceIgnoreCase(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        var sought = ArgumentChecks.TextOf(arguments[1]);
        if (sought.Length == 0)
        {
            return Value.FromError($"{call.Arguments[1]} should be a text of at least one character.");
        }

        var text = ArgumentChecks.TextOf(arguments[0]);
        var replacement = ArgumentChecks.TextOf(arguments[2]);
        return Run(state, text, sought, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, call, regex =>
        {
            state.CountText(MostText(text, replacement, regex.Count(text)));
            return Value.FromString(regex.Replace(text, replacement));
        });
    }

    /// <summary>How long a replacement can become: references such as <c>$&amp;</c> repeat what was matched, <c>$`</c> what stands around it.</summary>
    private static long MostText(string text, string replacement, int matches)
    {
        var references = replacement.AsSpan().Count('$');
        var surroundings = replacement.Contains("$`", StringComparison.Ordinal) || replacement.Contains("$'", StringComparison.Ordinal) || replacement.Contains("$_", StringComparison.Ordinal);
        return text.Length + (matches * (long)replacement.Length) + (references * (long)text.Length * (surroundings ? matches : 1));
    }

    private static Value Run(EvaluationState state, string text, string pattern, RegexOptions options, CallNode call, Func<Regex, Value> use)
    {
        state.CountText(text.Length);
        if (pattern.Length > MaxPatternLength)
        {
            return Value.FromError($"{call.Arguments[1]} is longer than the {MaxPatternLength} characters that a pattern may have.");
        }

        try
        {
            return use(Get(pattern, options, state.Options.Limits.RegexTimeout));
        }
        catch (RegexMatchTimeoutException)
        {
            return Value.FromError($"Matching {call.Arguments[1]} took longer than {state.Options.Limits.RegexTimeout.TotalMilliseconds} ms.");
        }
        catch (ArgumentException)
        {
            return Value.FromError($"{call.Arguments[1]} is not a valid regular expression.");
        }
    }

    private static Regex Get(string pattern, RegexOptions options, TimeSpan timeout)
    {
        var key = (pattern, options, timeout);
        if (Cache.TryGetValue(key, out var cached))
        {
            return cached;
        }

        Regex regex;
        try
        {
            regex = new Regex(pattern, options | RegexOptions.NonBacktracking, timeout);
        }
        catch (NotSupportedException)
        {
            // Look-arounds and back references need backtracking; the timeout bounds them.
            regex = new Regex(pattern, options, timeout);
        }

        // Patterns may come from data: a full cache is left as it is.
        if (Cache.Count < MaxCached)
        {
            Cache[key] = regex;
        }

        return regex;
    }
}
