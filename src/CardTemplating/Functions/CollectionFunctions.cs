using System.Text;
using CardTemplating.Expressions;
using CardTemplating.Values;

namespace CardTemplating.Functions;

/// <summary>Functions on lists, and on what can be counted or searched.</summary>
internal static class CollectionFunctions
{
    private const int FlattenDepth = 100;

    public static IEnumerable<(string Name, FunctionDefinition Definition)> All()
    {
        yield return Define("count", ReturnTypes.Number, Signature.Ordered(0, ReturnTypes.Text | ReturnTypes.Array), ArgumentChecks.Container, static (arguments, _, _) =>
            Value.FromInteger(arguments[0].IsString ? arguments[0].AsString.Length : arguments[0].Count));
        yield return ("contains", new FunctionDefinition { Type = "contains", Returns = ReturnTypes.Boolean, Signature = Signature.Two, Lazy = Contains });
        yield return Define("first", ReturnTypes.Any, Signature.One, null, static (arguments, _, _) => End(arguments[0], last: false));
        yield return Define("last", ReturnTypes.Any, Signature.One, null, static (arguments, _, _) => End(arguments[0], last: true));
        yield return Define("join", ReturnTypes.Text, Signature.Ordered(1, ReturnTypes.Array, ReturnTypes.Text, ReturnTypes.Text), null, Join);
        yield return Define("indexOf", ReturnTypes.Number, Signature.Ordered(0, ReturnTypes.Text | ReturnTypes.Array, ReturnTypes.Any), null, static (arguments, call, _) => Find(arguments, call, last: false));
        yield return Define("lastIndexOf", ReturnTypes.Number, Signature.Ordered(0, ReturnTypes.Text | ReturnTypes.Array, ReturnTypes.Any), null, static (arguments, call, _) => Find(arguments, call, last: true));
        yield return Define("createArray", ReturnTypes.Array, Signature.Any, null, static (arguments, _, _) => Value.FromArray(arguments.ToArray()));
        yield return Define("union", ReturnTypes.Array, Signature.Of(1, int.MaxValue, ReturnTypes.Array), ArgumentChecks.List, Union);
        yield return Define("unique", ReturnTypes.Array, Signature.Ordered(0, ReturnTypes.Array), ArgumentChecks.List, Union);
        yield return Define("intersection", ReturnTypes.Array, Signature.Of(1, int.MaxValue, ReturnTypes.Array), ArgumentChecks.List, Intersection);
        yield return Define("skip", ReturnTypes.Array, Signature.Ordered(0, ReturnTypes.Array, ReturnTypes.Number), null, static (arguments, call, state) => Skip(arguments, call, state));
        yield return Define("take", ReturnTypes.Array | ReturnTypes.Text, Signature.Ordered(0, ReturnTypes.Array | ReturnTypes.Text, ReturnTypes.Number), null, static (arguments, call, state) => Take(arguments, call, state));
        yield return Define("subArray", ReturnTypes.Array, Signature.Ordered(1, ReturnTypes.Array, ReturnTypes.Number, ReturnTypes.Number), null, SubArray);
        yield return Define("sortBy", ReturnTypes.Array, Signature.Ordered(1, ReturnTypes.Array, ReturnTypes.Text), null, static (arguments, call, state) => Sort(arguments, call, state, descending: false));
        yield return Define("sortByDescending", ReturnTypes.Array, Signature.Ordered(1, ReturnTypes.Array, ReturnTypes.Text), null, static (arguments, call, state) => Sort(arguments, call, state, descending: true));
        yield return Define("indicesAndValues", ReturnTypes.Array, Signature.One, null, IndicesAndValues);
        yield return Define("flatten", ReturnTypes.Array, Signature.Ordered(1, ReturnTypes.Array, ReturnTypes.Number), null, Flatten);
        yield return Define("reverse", ReturnTypes.Text | ReturnTypes.Array, Signature.Ordered(0, ReturnTypes.Text | ReturnTypes.Array), null, Reverse);
    }

    private static (string Name, FunctionDefinition Definition) Define(string name, ReturnTypes returns, Signature signature, ArgumentCheck? check, EagerFunction function) =>
        StringFunctions.Define(name, returns, signature, check, function);

    private static Value Contains(CallNode call, EvaluationState state)
    {
        var container = call.Arguments[0].Evaluate(state);
        var sought = container.IsError ? container : call.Arguments[1].Evaluate(state);
        if (sought.IsError)
        {
            return Value.False;
        }

        if (container.IsString && sought.IsString)
        {
            return Value.FromBoolean(container.AsString.Contains(sought.AsString, StringComparison.Ordinal));
        }

        if (!container.IsArray)
        {
            return Value.FromBoolean(container.IsObject && sought.IsString && !container.GetMember(new PropertyName(sought.AsString)).IsUndefined);
        }

        state.CountLoops(container.Count);
        foreach (var item in container.EnumerateItems())
        {
            if (ValueEquality.AreEqual(item, sought))
            {
                return Value.True;
            }
        }

        return Value.False;
    }

    private static Value End(in Value value, bool last)
    {
        if (value.IsArray)
        {
            return value.Count == 0 ? Value.Undefined : value.ItemAt(last ? value.Count - 1 : 0);
        }

        if (!value.IsString || value.AsString is not { Length: > 0 } text)
        {
            return Value.Undefined;
        }

        // A character outside the basic plane is two units long and stays whole.
        var pair = text.Length > 1 && (last ? char.IsSurrogatePair(text[^2], text[^1]) : char.IsSurrogatePair(text[0], text[1]));
        var length = pair ? 2 : 1;
        return Value.FromString(last ? text[^length..] : text[..length]);
    }

    private static Value Join(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (!arguments[0].IsArray)
        {
            return Value.FromError($"{call.Arguments[0]} is not a list.");
        }

        var separator = Separator(arguments[1]);
        var lastSeparator = arguments.Length == 3 ? ItemText(arguments[2]) : separator;
        var count = arguments[0].Count;
        state.CountLoops(count);
        var text = new StringBuilder();
        var i = 0;
        foreach (var item in arguments[0].EnumerateItems())
        {
            if (i > 0)
            {
                text.Append(i == count - 1 ? lastSeparator : separator);
            }

            var part = ItemText(item);
            state.CountText(part.Length + separator.Length);
            text.Append(part);
            i++;
        }

        return Value.FromString(text.ToString());
    }

    private static string Separator(in Value value) => value.Kind switch
    {
        ValueKind.Undefined => ",",
        ValueKind.Null => "null",
        _ => ItemText(value),
    };

    /// <summary>An item as text: lists within lists are joined by commas, as JavaScript does.</summary>
    private static string ItemText(in Value item)
    {
        if (!item.IsArray)
        {
            return ValueText.ToText(item);
        }

        var text = new StringBuilder();
        foreach (var inner in item.EnumerateItems())
        {
            text.Append(text.Length > 0 ? "," : string.Empty).Append(ItemText(inner));
        }

        return text.ToString();
    }

    private static Value Find(ReadOnlySpan<Value> arguments, CallNode call, bool last)
    {
        if (arguments[0].IsArray)
        {
            var at = -1;
            var i = 0;
            foreach (var item in arguments[0].EnumerateItems())
            {
                if (ValueEquality.AreEqual(item, arguments[1]))
                {
                    at = i;
                    if (!last)
                    {
                        break;
                    }
                }

                i++;
            }

            return Value.FromInteger(at);
        }

        if (!arguments[0].IsString && !arguments[0].IsNullOrUndefined)
        {
            return Value.FromError($"{call.Arguments[0]} is neither a text nor a list.");
        }

        if (!arguments[1].IsString && !arguments[1].IsNullOrUndefined)
        {
            return Value.FromError($"{call.Arguments[1]} is not a text.");
        }

        var text = ArgumentChecks.TextOf(arguments[0]);
        var sought = ArgumentChecks.TextOf(arguments[1]);
        return Value.FromInteger(last ? text.LastIndexOf(sought, StringComparison.Ordinal) : text.IndexOf(sought, StringComparison.Ordinal));
    }

    private static Value Union(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        var seen = new HashSet<Value>(ValueIdentity.Instance);
        var result = new List<Value>();
        foreach (var list in arguments)
        {
            state.CountLoops(list.Count);
            foreach (var item in list.EnumerateItems())
            {
                if (seen.Add(item))
                {
                    result.Add(item);
                }
            }
        }

        return Value.FromArray([.. result]);
    }

    private static Value Intersection(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        var result = new HashSet<Value>(arguments[0].ToItems(), ValueIdentity.Instance);
        foreach (var list in arguments)
        {
            state.CountLoops(list.Count);
            result.IntersectWith(list.ToItems());
        }

        return Value.FromArray([.. result]);
    }

    private static Value Skip(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (!arguments[0].IsArray)
        {
            return Value.FromError($"{call.Arguments[0]} is not a list.");
        }

        if (!arguments[1].IsWholeNumber)
        {
            return Value.FromError($"{call.Arguments[1]} is not an integer.");
        }

        return Slice(arguments[0], Math.Clamp(arguments[1].AsDouble, 0, arguments[0].Count), arguments[0].Count, state);
    }

    private static Value Take(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (!arguments[0].IsArray && !arguments[0].IsString)
        {
            return Value.FromError($"{call.Arguments[0]} is neither a list nor a text.");
        }

        if (!arguments[1].IsWholeNumber)
        {
            return Value.FromError($"{call.Arguments[1]} is not an integer.");
        }

        if (arguments[0].IsString)
        {
            var text = arguments[0].AsString;
            return Value.FromString(text[..(int)Math.Clamp(arguments[1].AsDouble, 0, text.Length)]);
        }

        return Slice(arguments[0], 0, Math.Clamp(arguments[1].AsDouble, 0, arguments[0].Count), state);
    }

    private static Value SubArray(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        var list = arguments[0];
        if (!list.IsArray)
        {
            return Value.FromError($"{call.Arguments[0]} is not a list.");
        }

        for (var i = 1; i < arguments.Length; i++)
        {
            if (!arguments[i].IsWholeNumber)
            {
                return Value.FromError($"{call.Arguments[i]} is not an integer.");
            }

            if (arguments[i].AsDouble < 0 || arguments[i].AsDouble > list.Count)
            {
                return Value.FromError($"{call.Arguments[i]} is {NumberText.ToText(arguments[i])}, outside the list's {list.Count} items.");
            }
        }

        return Slice(list, arguments[1].AsDouble, arguments.Length == 3 ? arguments[2].AsDouble : list.Count, state);
    }

    private static Value Slice(in Value list, double from, double to, EvaluationState state)
    {
        if (to <= from)
        {
            return Value.FromArray([]);
        }

        state.CountLoops((int)to);
        return Value.FromArray(list.ToItems()[(int)from..(int)to]);
    }

    private static Value Sort(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state, bool descending)
    {
        if (!arguments[0].IsArray)
        {
            return Value.FromError($"{call.Arguments[0]} is not a list.");
        }

        var items = arguments[0].ToItems();
        state.CountLoops(items.Length);
        var keys = items;
        if (arguments.Length == 2)
        {
            var name = new PropertyName(ValueText.ToText(arguments[1]));
            if (Array.Exists(items, static item => item.IsNullOrUndefined))
            {
                return Value.FromError($"{call.Arguments[0]} has an item that is null and cannot be sorted by {call.Arguments[1]}.");
            }

            keys = Array.ConvertAll(items, item => item.GetMember(name));
        }

        var order = Enumerable.Range(0, items.Length).Order(Comparer<int>.Create((a, b) => Compare(keys[a], keys[b]) is var c && c != 0 ? c : a.CompareTo(b)));
        var sorted = order.Select(i => items[i]).ToArray();
        if (descending)
        {
            // The official engine sorts and turns the list round, equal items too.
            Array.Reverse(sorted);
        }

        return Value.FromArray(sorted);
    }

    private static int Compare(Value left, Value right)
    {
        if (left.IsNumber && right.IsNumber)
        {
            return LogicalFunctions.CompareNumbers(left, right);
        }

        if (left.IsString && right.IsString)
        {
            return string.CompareOrdinal(left.AsString, right.AsString);
        }

        return left.Kind == right.Kind && left.Kind == ValueKind.Boolean
            ? left.AsBoolean.CompareTo(right.AsBoolean)
            : Rank(left).CompareTo(Rank(right));
    }

    /// <summary>Numbers before texts before the rest; nothing comes last.</summary>
    private static int Rank(in Value value) => value.Kind switch
    {
        ValueKind.Integer or ValueKind.Double => 0,
        ValueKind.String => 1,
        ValueKind.Boolean => 2,
        ValueKind.Null or ValueKind.Undefined => 4,
        _ => 3,
    };

    private static Value IndicesAndValues(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (!arguments[0].IsArray && !arguments[0].IsObject)
        {
            return Value.FromError($"{call.Arguments[0]} is neither a list nor an object.");
        }

        state.CountLoops(arguments[0].Count);
        var result = new List<Value>(arguments[0].Count);
        if (arguments[0].IsArray)
        {
            foreach (var item in arguments[0].EnumerateItems())
            {
                result.Add(Pair(Value.FromInteger(result.Count), item));
            }
        }
        else
        {
            foreach (var member in arguments[0].EnumerateMembers())
            {
                result.Add(Pair(Value.FromString(member.Key), member.Value));
            }
        }

        return Value.FromArray([.. result]);
    }

    private static Value Pair(in Value index, in Value value)
    {
        var pair = new ObjectValue(2);
        pair.Set("index", index);
        pair.Set("value", value);
        return Value.FromObject(pair);
    }

    private static Value Flatten(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (!arguments[0].IsArray)
        {
            return Value.FromError($"{call.Arguments[0]} is not a list.");
        }

        var depth = arguments.Length < 2 ? FlattenDepth : arguments[1].IsNumber ? Math.Clamp(arguments[1].AsDouble, 1, FlattenDepth) : 1;
        var result = new List<Value>();
        FlattenInto(result, arguments[0], depth, state);
        return Value.FromArray([.. result]);
    }

    private static void FlattenInto(List<Value> result, in Value list, double depth, EvaluationState state)
    {
        state.CountLoops(list.Count);
        foreach (var item in list.EnumerateItems())
        {
            if (item.IsArray && depth > 0)
            {
                FlattenInto(result, item, depth - 1, state);
            }
            else
            {
                result.Add(item);
            }
        }
    }

    private static Value Reverse(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (arguments[0].IsArray)
        {
            state.CountLoops(arguments[0].Count);
            var items = (Value[])arguments[0].ToItems().Clone();
            Array.Reverse(items);
            return Value.FromArray(items);
        }

        if (!arguments[0].IsString)
        {
            return Value.FromError($"{call.Arguments[0]} is neither a text nor a list.");
        }

        var runes = arguments[0].AsString.EnumerateRunes().Reverse();
        var text = new StringBuilder();
        foreach (var rune in runes)
        {
            text.Append(rune.ToString());
        }

        state.CountText(text.Length);
        return Value.FromString(text.ToString());
    }
}
