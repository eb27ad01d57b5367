using System.Globalization;
using CardTemplating.Values;

namespace CardTemplating.Expressions;

/// <summary>A path that an expression computes as text, for <c>getProperty</c>: names and indexes between dots and brackets.</summary>
internal readonly struct DynamicPath(string text)
{
    private static readonly char[] Separators = ['.', '[', ']'];

    /// <summary>Looks the path up in what is in scope.</summary>
    public Value Evaluate(EvaluationState state)
    {
        var parts = Parts();
        var found = Value.Undefined;
        if (parts.Length > 0)
        {
            var substitute = state.Substitute;
            state.Substitute = false;
            found = new PathNode(parts[0], null).Evaluate(state);
            state.Substitute = substitute;
            found = Walk(found, parts.AsSpan(1));
        }

        return found.IsUndefined ? state.Missing(text) : found;
    }

    /// <summary>Looks the path up in a value.</summary>
    public Value EvaluateIn(in Value scope, EvaluationState state)
    {
        var parts = Parts();
        var found = parts.Length == 0 ? Value.Undefined : Walk(scope, parts);
        return found.IsUndefined ? state.Missing(text) : found;
    }

    private static Value Walk(Value scope, ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (scope.IsArray)
            {
                scope = int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < scope.Count
                    ? scope.ItemAt(index)
                    : Value.Undefined;
            }
            else
            {
                scope = scope.IsObject ? scope.GetMember(new PropertyName(part)) : Value.Undefined;
            }
        }

        return scope;
    }

    private string[] Parts() => Array.ConvertAll(
        text.Split(Separators, StringSplitOptions.RemoveEmptyEntries),
        static part => part.Length >= 2 && part[0] == part[^1] && (part[0] is '\'' or '"') ? part[1..^1] : part);
}
