using CardTemplating.Expressions;
using CardTemplating.Values;

namespace CardTemplating.Templates;

/// <summary>One expansion under way: what expressions see, and what has been written.</summary>
internal sealed class Expansion(EvaluationState state, JsonOutput output)
{
    public EvaluationState State { get; } = state;

    public JsonOutput Output { get; } = output;
}
