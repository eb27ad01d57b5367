using System.Text;
using CardTemplating.Values;

namespace CardTemplating.Expressions;

/// <summary>A literal.</summary>
internal sealed class ConstantNode(Value value) : ExpressionNode
{
    public Value Value { get; } = value;

    public override ReturnTypes Returns { get; } = value.Kind switch
    {
        ValueKind.String => ReturnTypes.Text,
        ValueKind.Boolean => ReturnTypes.Boolean,
        ValueKind.Integer or ValueKind.Double => ReturnTypes.Number,
        _ => ReturnTypes.Any,
    };

    public override int Depth => 1;

    public override Value Evaluate(EvaluationState state) => Value;

    public override string ToString()
    {
        switch (Value.Kind)
        {
            case ValueKind.Null:
                return "null";
            case ValueKind.Undefined:
                return "undefined";
            case ValueKind.String:
                var text = new StringBuilder("'");
                foreach (var c in Value.AsString)
                {
                    text.Append(c is '\\' or '\'' ? "\\" : string.Empty).Append(c);
                }

                return text.Append('\'').ToString();
            default:
                return ValueText.ToText(Value);
        }
    }
}
