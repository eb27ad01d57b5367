using CardTemplating.Expressions;
using CardTemplating.Values;

namespace CardTemplating.Functions;

/// <summary>Conditions and comparisons. Inside them a missing path is missing; it does not become the text of its path.</summary>
internal static class LogicalFunctions
{
    public static IEnumerable<(string Name, FunctionDefinition Definition)> All()
    {
        var and = Condition("&&", Signature.AtLeastOne, And);
        yield return ("&&", and);
        yield return ("and", and);
        var or = Condition("||", Signature.AtLeastOne, Or);
        yield return ("||", or);
        yield return ("or", or);
        var not = Condition("!", Signature.One, (call, state) => Value.FromBoolean(!Holds(call.Arguments[0], state)));
        yield return ("!", not);
        yield return ("not", not);
        yield return ("if", new FunctionDefinition
        {
            Type = "if",
            Returns = ReturnTypes.Any,
            Signature = Signature.Three,
            Lazy = (call, state) => call.Arguments[Holds(call.Arguments[0], state) ? 1 : 2].Evaluate(state),
        });
        var equal = Comparison("==", (arguments, _, _) => Value.FromBoolean(ValueEquality.AreEqual(arguments[0], arguments[1])), null);
        yield return ("==", equal);
        yield return ("equals", equal);
        yield return ("!=", Comparison("!=", (arguments, _, _) => Value.FromBoolean(!ValueEquality.AreEqual(arguments[0], arguments[1])), null));
        foreach (var (symbol, name, accepts) in new (string, string, Func<int, bool>)[]
        {
            (">", "greater", static c => c > 0),
            (">=", "greaterOrEquals", static c => c >= 0),
            ("<", "less", static c => c < 0),
            ("<=", "lessOrEquals", static c => c <= 0),
        })
        {
            var order = Comparison(symbol, (arguments, call, _) => Order(arguments, call, accepts), ArgumentChecks.NotNull);
            yield return (symbol, order);
            yield return (name, order);
        }

        yield return ("exists", Comparison("exists", static (arguments, _, _) => Value.FromBoolean(!arguments[0].IsNullOrUndefined), ArgumentChecks.NotNull, Signature.One));
        yield return ("empty", Comparison("empty", static (arguments, _, _) => Value.FromBoolean(IsEmpty(arguments[0])), ArgumentChecks.ContainerOrNull, Signature.One));
        yield return ("bool", Comparison("bool", static (arguments, _, _) => Value.FromBoolean(ToBoolean(arguments[0])), null, Signature.One));
        yield return ("ignore", new FunctionDefinition
        {
            Type = "ignore",
            Returns = ReturnTypes.Boolean,
            Signature = Signature.Ordered(0, ReturnTypes.Boolean),
            Lazy = (call, state) => call.Arguments[0].Evaluate(state),
        });
    }

    /// <summary>Whether a condition is true; one that fails is not.</summary>
    internal static bool Holds(ExpressionNode condition, EvaluationState state)
    {
        var substitute = state.Substitute;
        state.Substitute = false;
        var value = condition.Evaluate(state);
        state.Substitute = substitute;
        return !value.IsError && value.IsTruthy;
    }

    private static FunctionDefinition Condition(string type, Signature signature, LazyFunction function) => new()
    {
        Type = type,
        Returns = ReturnTypes.Boolean,
        Signature = signature,
        Lazy = function,
    };

    private static FunctionDefinition Comparison(string type, EagerFunction function, ArgumentCheck? check, Signature? signature = null) => new()
    {
        Type = type,
        Returns = ReturnTypes.Boolean,
        Signature = signature ?? Signature.Two,
        Check = check,
        Eager = function,
        IsComparison = true,
    };

    private static Value And(CallNode call, EvaluationState state)
    {
        foreach (var argument in call.Arguments)
        {
            if (!Holds(argument, state))
            {
                return Value.False;
            }
        }

        return Value.True;
    }

    private static Value Or(CallNode call, EvaluationState state)
    {
        var substitute = state.Substitute;
        state.Substitute = false;
        var last = Value.Undefined;
        foreach (var argument in call.Arguments)
        {
            last = argument.Evaluate(state);
            if (!last.IsError && last.IsTruthy)
            {
                last = Value.True;
                break;
            }
        }

        state.Substitute = substitute;

        // When none holds, the result is the last one: false, null or missing.
        if (last.IsError)
        {
            return call.Arguments[^1] is CallNode { Function.IsComparison: true } ? Value.False : Value.Undefined;
        }

        return last;
    }

    private static Value Order(ReadOnlySpan<Value> arguments, CallNode call, Func<int, bool> accepts)
    {
        if (arguments[0].IsNumber && arguments[1].IsNumber)
        {
            return Value.FromBoolean(accepts(CompareNumbers(arguments[0], arguments[1])));
        }

        return arguments[0].IsString && arguments[1].IsString
            ? Value.FromBoolean(accepts(string.CompareOrdinal(arguments[0].AsString, arguments[1].AsString)))
            : Value.FromError($"{call.Arguments[0]} and {call.Arguments[1]} must both be numbers or both be texts.");
    }

    internal static int CompareNumbers(in Value left, in Value right) => left.Kind == ValueKind.Integer && right.Kind == ValueKind.Integer
        ? left.AsInteger.CompareTo(right.AsInteger)
        : left.AsDouble.CompareTo(right.AsDouble);

    private static bool IsEmpty(in Value value) => value.Kind switch
    {
        ValueKind.String => value.AsString.Length == 0,
        ValueKind.Array or ValueKind.Object or ValueKind.Binary => value.Count == 0,
        _ => true,
    };

    private static bool ToBoolean(in Value value)
    {
        if (value.IsNumber)
        {
            return value.AsDouble != 0;
        }

        // Any text that contains "false" is false: so the official engine tests it.
        return value.IsString ? !value.AsString.Contains("false", StringComparison.OrdinalIgnoreCase) : value.IsTruthy;
    }
}
