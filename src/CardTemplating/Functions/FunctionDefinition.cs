using CardTemplating.Expressions;
using CardTemplating.Values;

namespace CardTemplating.Functions;

/// <summary>A function over its evaluated arguments.</summary>
internal delegate Value EagerFunction(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state);

/// <summary>A function that evaluates its arguments itself: conditions and loops.</summary>
internal delegate Value LazyFunction(CallNode call, EvaluationState state);

/// <summary>Says what is wrong with an evaluated argument, or null.</summary>
internal delegate string? ArgumentCheck(in Value value, ExpressionNode argument, int position);

/// <summary>Throws an <see cref="ExpressionSyntaxException"/> when a call cannot be right, whatever the data.</summary>
internal delegate void CallValidator(CallNode call);

/// <summary>One function of the language.</summary>
internal sealed class FunctionDefinition
{
    /// <summary>What expressions and normal forms call it: <c>+</c> for both <c>a + b</c> and <c>add(a, b)</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What it can give.</summary>
    public required ReturnTypes Returns { get; init; }

    /// <summary>How many arguments, of which kinds.</summary>
    public required Signature Signature { get; init; }

    /// <summary>Set unless <see cref="Lazy"/> is.</summary>
    public EagerFunction? Eager { get; init; }

    /// <summary>Set unless <see cref="Eager"/> is.</summary>
    public LazyFunction? Lazy { get; init; }

    /// <summary>Looks at each argument's value before the function does.</summary>
    public ArgumentCheck? Check { get; init; }

    /// <summary>Sees missing paths as missing instead of as text, and is false when an argument fails.</summary>
    public bool IsComparison { get; init; }

    /// <summary>What else must be right when the call is parsed.</summary>
    public CallValidator? Validator { get; init; }
}
