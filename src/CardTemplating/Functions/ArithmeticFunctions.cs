using CardTemplating.Expressions;
using CardTemplating.Values;

namespace CardTemplating.Functions;

/// <summary>
/// Operators and functions on numbers. As in the .NET engine, integers and fractions are different types: 7 / 2 is 3 and
/// 7 / 2.0 is 3.5; an integer too large for 64 bits becomes a fraction.
/// </summary>
internal static class ArithmeticFunctions
{
    private delegate Value Binary(in Value left, in Value right);

    public static IEnumerable<(string Name, FunctionDefinition Definition)> All()
    {
        var add = new FunctionDefinition
        {
            Type = "+",
            Returns = ReturnTypes.Text | ReturnTypes.Number,
            Signature = Signature.Of(2, int.MaxValue, ReturnTypes.Text | ReturnTypes.Number),
            Check = ArgumentChecks.NumberOrTextOrNull,
            Eager = Add,
        };
        yield return ("+", add);
        yield return ("add", add);
        foreach (var (symbol, name, operation, check) in new (string, string, Binary, ArgumentCheck)[]
        {
            ("-", "sub", Subtract, ArgumentChecks.Number),
            ("*", "mul", Multiply, ArgumentChecks.Number),
            ("/", "div", Divide, ArgumentChecks.Divisor),
            ("^", "exp", Power, ArgumentChecks.Number),
        })
        {
            var definition = new FunctionDefinition
            {
                Type = symbol,
                Returns = ReturnTypes.Number,
                Signature = Signature.Of(2, int.MaxValue, ReturnTypes.Number),
                Check = check,
                Eager = (arguments, call, _) => Finite(InSequence(arguments, operation), call),
            };
            yield return (symbol, definition);
            yield return (name, definition);
        }

        var mod = Number("%", Signature.TwoNumbers, ArgumentChecks.WholeNumber, (arguments, _, _) => Modulo(arguments[0], arguments[1]));
        yield return ("%", mod);
        yield return ("mod", mod);
        yield return ("abs", Transform("abs", static n => Math.Abs(n)));
        yield return ("floor", Transform("floor", Math.Floor));
        yield return ("ceiling", Transform("ceiling", Math.Ceiling));
        yield return ("sqrt", Number("sqrt", Signature.OneNumber, ArgumentChecks.Number, (arguments, call, _) => arguments[0].AsDouble < 0
            ? Value.FromError($"{call.Arguments[0]} is negative and has no square root.")
            : Value.FromDouble(Math.Sqrt(arguments[0].AsDouble))));
        yield return ("round", Number("round", Signature.Of(1, 2, ReturnTypes.Number), ArgumentChecks.Number, Round));
        yield return ("max", Number("max", Signature.AtLeastOne, ArgumentChecks.NumberOrNumberList, (arguments, _, state) => Extreme(arguments, state, 1)));
        yield return ("min", Number("min", Signature.AtLeastOne, ArgumentChecks.NumberOrNumberList, (arguments, _, state) => Extreme(arguments, state, -1)));
        yield return ("sum", Number("sum", Signature.Ordered(0, ReturnTypes.Array), ArgumentChecks.NumberList, (arguments, _, state) => Sum(arguments[0], state)));
        yield return ("average", Number("average", Signature.One, ArgumentChecks.NumberList, (arguments, call, state) => arguments[0].Count == 0
            ? Value.FromError($"{call.Arguments[0]} is empty and has no average.")
            : Value.FromDouble(Sum(arguments[0], state).AsDouble / arguments[0].Count)));
        yield return ("range", new FunctionDefinition
        {
            Type = "range",
            Returns = ReturnTypes.Array,
            Signature = Signature.TwoNumbers,
            Check = ArgumentChecks.WholeNumber,
            Eager = Range,
        });
        yield return ("rand", Number("rand", Signature.TwoNumbers, ArgumentChecks.WholeNumber, Rand));
    }

    /// <summary>Rounds halves up, as the JavaScript engine does.</summary>
    internal static double RoundTo(double value, int digits)
    {
        var factor = Math.Pow(10, digits);
        var scaled = Math.Floor((value * factor) + 0.5) / factor;
        return double.IsFinite(scaled) ? scaled : value;
    }

    private static FunctionDefinition Number(string name, Signature signature, ArgumentCheck check, EagerFunction function) => new()
    {
        Type = name,
        Returns = ReturnTypes.Number,
        Signature = signature,
        Check = check,
        Eager = function,
    };

    private static FunctionDefinition Transform(string name, Func<double, double> function) =>
        Number(name, Signature.OneNumber, ArgumentChecks.Number, (arguments, _, _) => arguments[0].Kind == ValueKind.Integer
            ? Value.FromInteger((long)function(arguments[0].AsDouble))
            : Value.FromDouble(function(arguments[0].AsDouble)));

    /// <summary>JSON has no infinity and no NaN, so that a result which is none of its numbers is an error.</summary>
    private static Value Finite(in Value result, CallNode call) =>
        double.IsFinite(result.AsDouble) ? result : Value.FromError($"{call} is not a finite number.");

    private static Value InSequence(ReadOnlySpan<Value> arguments, Binary operation)
    {
        var soFar = arguments[0];
        for (var i = 1; i < arguments.Length; i++)
        {
            soFar = operation(soFar, arguments[i]);
        }

        return soFar;
    }

    private static Value Add(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        var soFar = arguments[0];
        for (var i = 1; i < arguments.Length; i++)
        {
            var next = arguments[i];
            if (soFar.IsNumber && next.IsNumber)
            {
                soFar = Plus(soFar, next);
            }
            else if ((soFar.IsNullOrUndefined && next.IsNumber) || (next.IsNullOrUndefined && soFar.IsNumber))
            {
                return Value.FromError($"{call} adds a number and nothing.");
            }
            else
            {
                var left = ValueText.ToText(soFar);
                var right = ValueText.ToText(next);
                state.CountText(left.Length + right.Length);
                soFar = Value.FromString(left + right);
            }
        }

        return soFar.Kind == ValueKind.Double ? Finite(soFar, call) : soFar;
    }

    private static bool Integers(in Value left, in Value right) => left.Kind == ValueKind.Integer && right.Kind == ValueKind.Integer;

    private static Value Plus(in Value left, in Value right)
    {
        if (Integers(left, right))
        {
            var sum = unchecked(left.AsInteger + right.AsInteger);
            if (((left.AsInteger ^ sum) & (right.AsInteger ^ sum)) >= 0)
            {
                return Value.FromInteger(sum);
            }
        }

        return Value.FromDouble(left.AsDouble + right.AsDouble);
    }

    private static Value Subtract(in Value left, in Value right)
    {
        if (Integers(left, right))
        {
            var difference = unchecked(left.AsInteger - right.AsInteger);
            if (((left.AsInteger ^ right.AsInteger) & (left.AsInteger ^ difference)) >= 0)
            {
                return Value.FromInteger(difference);
            }
        }

        return Value.FromDouble(left.AsDouble - right.AsDouble);
    }

    private static Value Multiply(in Value left, in Value right)
    {
        if (Integers(left, right))
        {
            var high = Math.BigMul(left.AsInteger, right.AsInteger, out long low);
            if ((high == 0 && low >= 0) || (high == -1 && low < 0))
            {
                return Value.FromInteger(low);
            }
        }

        return Value.FromDouble(left.AsDouble * right.AsDouble);
    }

    private static Value Divide(in Value left, in Value right) => Integers(left, right) && !(left.AsInteger == long.MinValue && right.AsInteger == -1)
        ? Value.FromInteger(left.AsInteger / right.AsInteger)
        : Value.FromDouble(left.AsDouble / right.AsDouble);

    private static Value Power(in Value left, in Value right) => Value.FromDouble(Math.Pow(left.AsDouble, right.AsDouble));

    private static Value Modulo(in Value left, in Value right)
    {
        if (right.AsDouble == 0)
        {
            return Value.FromError("Cannot mod by 0.");
        }

        if (Integers(left, right))
        {
            return Value.FromInteger(right.AsInteger == -1 ? 0 : left.AsInteger % right.AsInteger);
        }

        return Value.FromDouble(left.AsDouble % right.AsDouble);
    }

    private static Value Round(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        var digits = 0;
        if (arguments.Length == 2)
        {
            if (!arguments[1].IsWholeNumber || arguments[1].AsDouble is < 0 or > 15)
            {
                return Value.FromError($"{call.Arguments[1]} must be an integer from 0 to 15.");
            }

            digits = (int)arguments[1].AsInteger;
        }

        return arguments[0].Kind == ValueKind.Integer ? arguments[0] : Value.FromDouble(RoundTo(arguments[0].AsDouble, digits));
    }

    private static Value Extreme(ReadOnlySpan<Value> arguments, EvaluationState state, int sign)
    {
        var best = Value.FromDouble(sign > 0 ? double.MinValue : double.MaxValue);
        foreach (var argument in arguments)
        {
            if (!argument.IsArray)
            {
                best = argument.AsDouble.CompareTo(best.AsDouble) == sign ? argument : best;
                continue;
            }

            state.CountLoops(argument.Count);
            foreach (var item in argument.EnumerateItems())
            {
                best = item.AsDouble.CompareTo(best.AsDouble) == sign ? item : best;
            }
        }

        return best;
    }

    private static Value Sum(in Value list, EvaluationState state)
    {
        state.CountLoops(list.Count);
        var sum = Value.FromInteger(0);
        foreach (var item in list.EnumerateItems())
        {
            sum = Plus(sum, item);
        }

        return sum;
    }

    private static Value Range(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (arguments[1].AsDouble is <= 0 or > int.MaxValue)
        {
            return Value.FromError($"{call.Arguments[1]} must be a count greater than 0.");
        }

        var count = (int)arguments[1].AsInteger;
        state.CountLoops(count);
        var items = new Value[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = Plus(arguments[0], Value.FromInteger(i));
        }

        return Value.FromArray(items);
    }

    private static Value Rand(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        var (min, max) = (arguments[0].AsInteger, arguments[1].AsInteger);
        if (min > max)
        {
            return Value.FromError($"{call.Arguments[0]} must not be greater than {call.Arguments[1]}.");
        }

#pragma warning disable CA5394 // Decoration in a card, not a secret.
        return Value.FromInteger(min == max ? min : Random.Shared.NextInt64(min, max));
#pragma warning restore CA5394
    }
}
