using System.Globalization;
using System.Text;
using CardTemplating.Values;

namespace CardTemplating.Expressions;

/// <summary>
/// A path that ends in a name: <c>name</c>, <c>user.profile.first</c>, <c>people[0].name</c>, <c>json(x).a</c>.
/// It is looked up as a whole: where it leads nowhere, the whole path is what is missing.
/// </summary>
internal sealed class PathNode : ExpressionNode
{
    private readonly string _name;
    private readonly ExpressionNode? _child;
    private readonly ExpressionNode? _left;
    private readonly Segment[] _segments;
    private readonly SpecialName _special;
    private readonly string? _staticPath;

    /// <param name="name">The last name of the path.</param>
    /// <param name="child">What the name is looked up in; null for what is in scope.</param>
    public PathNode(string name, ExpressionNode? child)
    {
        _name = name;
        _child = child;
        Depth = child is null ? 1 : child.Depth + 1;
        var segments = new List<Segment> { new(new PropertyName(name), null) };
        var left = child;
        while (left is not null)
        {
            if (left is PathNode path)
            {
                segments.InsertRange(0, path._segments);
                left = path._left;
                break;
            }

            if (left is ElementNode element)
            {
                segments.Insert(0, new Segment(null, element.Index));
                left = element.Instance;
            }
            else
            {
                break;
            }
        }

        _left = left;
        _segments = [.. segments];
        _special = left is null && _segments[0].Name is { } first ? Special(first.Text) : SpecialName.None;
        _staticPath = segments.TrueForAll(s => s.Name is not null) ? string.Join('.', segments.Select(s => s.Name!.Text)) : null;
    }

    private enum SpecialName : byte
    {
        None,
        Root,
        Data,
        Index,
        Host,
        Unknown,
    }

    public override ReturnTypes Returns => ReturnTypes.Any;

    public override int Depth { get; }

    /// <summary>The name, when it is nothing but a name: what a lambda calls its item.</summary>
    public string? SimpleName => _child is null ? _name : null;

    public override Value Evaluate(EvaluationState state)
    {
        Value found;
        if (_left is not null)
        {
            var left = _left.Evaluate(state);
            if (left.IsError)
            {
                return left;
            }

            found = Walk(left, 0, state);
        }
        else
        {
            if (state.HasAssignments && TryGetPath(state, out var path) && state.TryGetAssigned(path, out var assigned))
            {
                return assigned;
            }

            found = WalkFromScope(state);
        }

        return found.IsUndefined ? Missing(state) : found;
    }

    /// <summary>The path as one text, with computed indexes filled in; false when it begins at a function's result or an index fails.</summary>
    public bool TryGetPath(EvaluationState state, out string path)
    {
        path = _staticPath ?? string.Empty;
        if (_staticPath is null)
        {
            var built = BuildPath(state, out var error);
            path = built ?? string.Empty;
            return error is null && _left is null;
        }

        return _left is null;
    }

    public override string ToString() => _child is null ? _name : $"{_child}.{_name}";

    /// <summary>The text of an index within a path: <c>[0]</c> or <c>['key']</c>; null when the value can be neither.</summary>
    internal static string? IndexText(in Value index)
    {
        if (index.IsNumber)
        {
            return $"[{NumberText.ToText(index)}]";
        }

        if (!index.IsString)
        {
            return null;
        }

        var key = index.AsString;
        return LeadingInteger(key, out _) ? $"[{key}]" : $"['{key}']";
    }

    private static SpecialName Special(string name) => name.Length == 0 || name[0] != '$'
        ? SpecialName.None
        : name.ToUpperInvariant() switch
        {
            "$ROOT" => SpecialName.Root,
            "$DATA" => SpecialName.Data,
            "$INDEX" => SpecialName.Index,
            "$HOST" => SpecialName.Host,
            _ => SpecialName.Unknown,
        };

    /// <summary>JavaScript's parseInt: a key that begins with digits is an index.</summary>
    private static bool LeadingInteger(string text, out int value)
    {
        var trimmed = text.AsSpan().TrimStart();
        var length = 0;
        if (length < trimmed.Length && trimmed[length] is '-' or '+')
        {
            length++;
        }

        while (length < trimmed.Length && char.IsAsciiDigit(trimmed[length]))
        {
            length++;
        }

        return int.TryParse(trimmed[..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private static Value Step(in Value scope, string key)
    {
        if (scope.IsArray)
        {
            return LeadingInteger(key, out var index) && index >= 0 && index < scope.Count ? scope.ItemAt(index) : Value.Undefined;
        }

        return scope.IsObject ? scope.GetMember(new PropertyName(key)) : Value.Undefined;
    }

    private Value WalkFromScope(EvaluationState state)
    {
        for (var frame = state.Locals; frame is not null; frame = frame.Outer)
        {
            if (string.Equals(frame.Name, _segments[0].Name!.Text, StringComparison.OrdinalIgnoreCase))
            {
                var local = Walk(frame.Item, 1, state);
                if (!local.IsUndefined)
                {
                    return local;
                }
            }
        }

        if (!state.InTemplate)
        {
            return Walk(state.Root, 0, state);
        }

        return _special switch
        {
            SpecialName.None => Walk(state.Data, 0, state),
            SpecialName.Root => Walk(state.Root, 1, state),
            SpecialName.Data => Walk(state.Data, 1, state),
            SpecialName.Index => Walk(state.Index, 1, state),
            SpecialName.Host => Walk(state.Host, 1, state),
            _ => Value.Undefined,
        };
    }

    private Value Walk(Value scope, int from, EvaluationState state)
    {
        for (var i = from; i < _segments.Length; i++)
        {
            if (_segments[i].Name is { } name)
            {
                scope = scope.IsObject ? scope.GetMember(name) : Value.Undefined;
            }
            else
            {
                scope = WalkIndex(scope, _segments[i].Index!, state);
                if (scope.IsError)
                {
                    return scope;
                }
            }

            if (scope.IsUndefined && _staticPath is not null)
            {
                return scope;
            }
        }

        // With computed indexes the walk goes on to its end: an index that fails is an error even where there is nothing.
        return scope;
    }

    private static Value WalkIndex(Value scope, ExpressionNode indexNode, EvaluationState state)
    {
        var index = indexNode.Evaluate(state);
        if (index.IsError)
        {
            return index;
        }

        if (index.Kind == ValueKind.Integer && scope.IsArray)
        {
            return index.AsInteger >= 0 && index.AsInteger < scope.Count ? scope.ItemAt((int)index.AsInteger) : Value.Undefined;
        }

        if (index.IsNumber)
        {
            // The official engines write the path down and cut it at its dots, so 1.5 is two steps.
            foreach (var part in NumberText.ToText(index).Split('.'))
            {
                scope = Step(scope, part);
            }

            return scope;
        }

        if (!index.IsString)
        {
            return Value.FromError($"{indexNode} doesn't return an int or string");
        }

        var key = index.AsString;
        if (key.AsSpan().IndexOfAny(".[]") < 0)
        {
            return Step(scope, key);
        }

        if (!LeadingInteger(key, out _))
        {
            // For the same reason a key with a dot or bracket is found only where it ends the expression.
            return Value.Undefined;
        }

        foreach (var part in key.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
        {
            scope = Step(scope, part);
        }

        return scope;
    }

    private Value Missing(EvaluationState state)
    {
        if (!state.Substitute)
        {
            return Value.Undefined;
        }

        return state.Missing(_staticPath ?? BuildPath(state, out _) ?? ToString());
    }

    private string? BuildPath(EvaluationState state, out string? error)
    {
        error = null;
        var path = new StringBuilder();
        foreach (var segment in _segments)
        {
            if (segment.Name is { } name)
            {
                path.Append(path.Length > 0 ? "." : string.Empty).Append(name.Text);
                continue;
            }

            var index = segment.Index!.Evaluate(state);
            var text = index.IsError ? null : IndexText(index);
            if (text is null)
            {
                error = index.IsError ? index.ErrorMessage : $"{segment.Index} doesn't return an int or string";
                return null;
            }

            path.Append(text);
        }

        return path.ToString();
    }

    private readonly record struct Segment(PropertyName? Name, ExpressionNode? Index);
}
