using CardTemplating.Values;

namespace CardTemplating.Expressions;

/// <summary>A part of a parsed expression: unchangeable, shared by all threads. Its text is the official engine's normal form.</summary>
internal abstract class ExpressionNode
{
    /// <summary>What it can give.</summary>
    public abstract ReturnTypes Returns { get; }

    /// <summary>How many levels of nodes it has; the parser bounds it, so that evaluation cannot exhaust the stack.</summary>
    public abstract int Depth { get; }

    /// <summary>Evaluates; an error is a value of kind <see cref="ValueKind.Error"/>.</summary>
    /// <exception cref="AdaptiveTemplateLimitException">A limit was reached.</exception>
    public abstract Value Evaluate(EvaluationState state);

    /// <summary>The normal form in which the official engine shows an expression that failed.</summary>
    public abstract override string ToString();
}
