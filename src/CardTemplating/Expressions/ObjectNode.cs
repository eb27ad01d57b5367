using System.Text;
using CardTemplating.Values;

namespace CardTemplating.Expressions;

/// <summary>An object literal: <c>{title: p.name, value: p.city}</c>.</summary>
internal sealed class ObjectNode : ExpressionNode
{
    private readonly KeyValuePair<string, ExpressionNode>[] _members;

    public ObjectNode(KeyValuePair<string, ExpressionNode>[] members)
    {
        _members = members;
        Depth = 1;
        foreach (var member in members)
        {
            // The normal form is a chain of setProperty calls; the evaluation is no deeper than its deepest member.
            Depth = Math.Max(Depth, member.Value.Depth + 1);
        }
    }

    public override ReturnTypes Returns => ReturnTypes.Any;

    public override int Depth { get; }

    public override Value Evaluate(EvaluationState state)
    {
        var result = new ObjectValue(_members.Length);
        foreach (var (key, node) in _members)
        {
            var value = node.Evaluate(state);
            if (value.IsError)
            {
                return value;
            }

            result.Set(key, value);
        }

        return Value.FromObject(result);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        for (var i = 0; i < _members.Length; i++)
        {
            text.Append("setProperty(");
        }

        text.Append("json('{}')");
        foreach (var (key, node) in _members)
        {
            text.Append(", ").Append(new ConstantNode(Value.FromString(key))).Append(", ").Append(node).Append(')');
        }

        return text.ToString();
    }
}
