using CardTemplating.Expressions;
using CardTemplating.Values;

namespace CardTemplating.Functions;

/// <summary>Functions that evaluate an expression for each item of a list, or each key and value of an object.</summary>
internal static class LambdaFunctions
{
    private delegate bool Round(in Value item, in Value result);

    public static IEnumerable<(string Name, FunctionDefinition Definition)> All()
    {
        yield return Lambda("foreach", ReturnTypes.Array, Select);
        yield return Lambda("select", ReturnTypes.Array, Select);
        yield return Lambda("where", ReturnTypes.Array, Where);
        yield return Lambda("any", ReturnTypes.Boolean, (call, state) => Test(call, state, stopAt: true));
        yield return Lambda("all", ReturnTypes.Boolean, (call, state) => Test(call, state, stopAt: false));
    }

    private static (string Name, FunctionDefinition Definition) Lambda(string name, ReturnTypes returns, LazyFunction function) => (name, new FunctionDefinition
    {
        Type = name,
        Returns = returns,
        Signature = Signature.Any,
        Validator = Validate,
        Lazy = function,
    });

    private static void Validate(CallNode call)
    {
        if (call.Arguments.Length != 3)
        {
            throw new ExpressionSyntaxException($"{call} has {call.Arguments.Length} arguments; it takes a list, a name for its items, and an expression.");
        }

        if (call.Arguments[1] is not PathNode { SimpleName: not null })
        {
            throw new ExpressionSyntaxException($"{call.Arguments[1]} in {call} is not a name.");
        }
    }

    private static Value Select(CallNode call, EvaluationState state)
    {
        var list = Items(call, state);
        if (list.IsError)
        {
            return list;
        }

        var results = new List<Value>(list.Count);
        var error = Each(call, state, list, (in Value _, in Value result) =>
        {
            results.Add(result);
            return !result.IsError;
        });
        return error.IsError ? error : Value.FromArray([.. results]);
    }

    private static Value Where(CallNode call, EvaluationState state)
    {
        var source = call.Arguments[0].Evaluate(state);
        var list = AsList(call, source);
        if (list.IsError)
        {
            return list;
        }

        var results = new List<Value>();
        Each(call, state, list, (in Value item, in Value result) =>
        {
            if (!result.IsError && result.IsTruthy)
            {
                results.Add(item);
            }

            return true;
        });
        if (source.IsArray)
        {
            return Value.FromArray([.. results]);
        }

        var members = new ObjectValue(results.Count);
        foreach (var pair in results)
        {
            pair.TryGetMembers(out var entry);
            members.Set(entry!.Get("key").AsString, entry.Get("value"));
        }

        return Value.FromObject(members);
    }

    private static Value Test(CallNode call, EvaluationState state, bool stopAt)
    {
        var list = Items(call, state);
        if (list.IsError)
        {
            return list;
        }

        var outcome = !stopAt;
        Each(call, state, list, (in Value _, in Value result) =>
        {
            if ((!result.IsError && result.IsTruthy) != stopAt)
            {
                return true;
            }

            outcome = stopAt;
            return false;
        });
        return Value.FromBoolean(outcome);
    }

    private static Value Items(CallNode call, EvaluationState state) => AsList(call, call.Arguments[0].Evaluate(state));

    private static Value AsList(CallNode call, in Value source)
    {
        if (source.IsArray || source.IsError)
        {
            return source;
        }

        if (!source.IsObject)
        {
            return Value.FromError($"{call.Arguments[0]} is neither a list nor an object.");
        }

        var pairs = new List<Value>(source.Count);
        foreach (var member in source.EnumerateMembers())
        {
            var pair = new ObjectValue(2);
            pair.Set("key", Value.FromString(member.Key));
            pair.Set("value", member.Value);
            pairs.Add(Value.FromObject(pair));
        }

        return Value.FromArray([.. pairs]);
    }

    private static Value Each(CallNode call, EvaluationState state, in Value list, Round round)
    {
        var outer = state.Locals;
        var frame = new LocalFrame(((PathNode)call.Arguments[1]).SimpleName!, outer);
        try
        {
            foreach (var item in list.EnumerateItems())
            {
                state.CountLoops(1);
                frame.Item = item;
                state.Locals = frame;
                var result = call.Arguments[2].Evaluate(state);
                state.Locals = outer;
                if (!round(item, result))
                {
                    return result;
                }
            }

            return Value.Undefined;
        }
        finally
        {
            state.Locals = outer;
        }
    }
}
