using System.Globalization;
using System.Text.Json;
using CardTemplating.Expressions;
using CardTemplating.Values;

namespace CardTemplating.Functions;

/// <summary>
/// Paths into JSON: names, <c>['name']</c>, <c>[0]</c>, <c>*</c> and <c>..name</c>, with or without a leading <c>$</c> or dot.
/// One match is given as it is, several as a list; none is an error. The official engines use three different dialects.
/// </summary>
internal static class JPath
{
    public static Value Evaluate(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        var root = arguments[0];
        if (!arguments[1].IsString)
        {
            return Value.FromError($"{call.Arguments[1]} is not a text.");
        }

        if (root.IsString)
        {
            state.CountText(root.AsString.Length);
            try
            {
                root = JsonData.Parse(root.AsString, state.Options.Limits.MaxDepth).Root;
            }
            catch (JsonException)
            {
                return Value.FromError($"{call.Arguments[0]} is not JSON.");
            }
        }

        if (!root.IsObject && !root.IsArray)
        {
            return Value.FromError($"{call.Arguments[0]} is neither an object nor a list.");
        }

        if (!TryParse(arguments[1].AsString, out var steps))
        {
            return Value.FromError($"{call.Arguments[1]} is not a path.");
        }

        var matches = new List<Value> { root };
        foreach (var step in steps)
        {
            matches = Apply(step, matches, state);
        }

        return matches.Count switch
        {
            0 => Value.FromError($"Nothing matches {call.Arguments[1]}."),
            1 => matches[0],
            _ => Value.FromArray([.. matches]),
        };
    }

    private static List<Value> Apply(Step step, List<Value> from, EvaluationState state)
    {
        var result = new List<Value>();
        foreach (var value in from)
        {
            if (step.Deep)
            {
                ApplyDeep(step, value, result, state);
            }
            else
            {
                ApplyTo(step, value, result, state);
            }
        }

        return result;
    }

    private static void ApplyDeep(Step step, in Value value, List<Value> result, EvaluationState state)
    {
        ApplyTo(step, value, result, state);
        foreach (var child in Children(value, state))
        {
            ApplyDeep(step, child, result, state);
        }
    }

    private static void ApplyTo(Step step, in Value value, List<Value> result, EvaluationState state)
    {
        if (step.All)
        {
            result.AddRange(Children(value, state));
        }
        else if (step.Index is { } index)
        {
            var at = index < 0 ? value.Count + index : index;
            if (value.IsArray && at >= 0 && at < value.Count)
            {
                result.Add(value.ItemAt(at));
            }
        }
        else if (value.IsObject && value.GetMember(new PropertyName(step.Name)) is { IsUndefined: false } member)
        {
            result.Add(member);
        }
    }

    private static List<Value> Children(in Value value, EvaluationState state)
    {
        var children = new List<Value>();
        if (value.IsArray)
        {
            children.AddRange(value.ToItems());
        }
        else if (value.IsObject)
        {
            foreach (var member in value.EnumerateMembers())
            {
                children.Add(member.Value);
            }
        }

        state.CountLoops(children.Count);
        return children;
    }

    private static bool TryParse(string path, out List<Step> steps)
    {
        steps = [];
        var at = path.StartsWith('$') ? 1 : 0;
        while (at < path.Length)
        {
            var deep = false;
            if (path[at] == '.')
            {
                deep = at + 1 < path.Length && path[at + 1] == '.';
                at += deep ? 2 : 1;
                if (at >= path.Length)
                {
                    return false;
                }
            }
            else if (path[at] != '[' && at > 0)
            {
                return false;
            }

            var close = path[at] == '[' ? path.IndexOf(']', at) : path.AsSpan(at).IndexOfAny('.', '[') is var next and >= 0 ? at + next : path.Length;
            if (close < 0)
            {
                return false;
            }

            var bracketed = path[at] == '[';
            var text = bracketed ? path[(at + 1)..close].Trim() : path[at..close];
            if (!TryStep(text, bracketed, deep, out var step))
            {
                return false;
            }

            steps.Add(step);
            at = bracketed ? close + 1 : close;
        }

        return true;
    }

    private static bool TryStep(string text, bool bracketed, bool deep, out Step step)
    {
        step = new Step(text, null, text == "*", deep);
        if (text.Length == 0 || text.AsSpan().ContainsAny("()?@/"))
        {
            return false;
        }

        if (!bracketed || step.All)
        {
            return true;
        }

        if (text.Length >= 2 && text[0] is '\'' or '"' && text[^1] == text[0])
        {
            step = new Step(text[1..^1], null, false, deep);
            return true;
        }

        var isIndex = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index);
        step = new Step(text, index, false, deep);
        return isIndex;
    }

    private readonly record struct Step(string Name, int? Index, bool All, bool Deep);
}
