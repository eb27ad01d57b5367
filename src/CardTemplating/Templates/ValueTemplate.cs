using CardTemplating.Expressions;
using CardTemplating.Values;

namespace CardTemplating.Templates;

/// <summary>A string that is one expression and nothing else: the value keeps its type.</summary>
internal sealed class ValueTemplate(ExpressionNode expression, string source) : TemplateNode
{
    public ExpressionNode Expression { get; } = expression;

    public override bool Write(Expansion expansion) => Write(expansion, Evaluate(expansion));

    public override int WriteItems(Expansion expansion, int before)
    {
        var value = Evaluate(expansion);
        if (value.Kind == ValueKind.Null)
        {
            // An item that is null in the data is left out, as the JavaScript engine does.
            return 0;
        }

        if (before > 0)
        {
            expansion.Output.WriteByte((byte)',');
        }

        if (!Write(expansion, value))
        {
            expansion.Output.WriteRaw("null"u8);
        }

        return 1;
    }

    private Value Evaluate(Expansion expansion)
    {
        expansion.State.Substitute = true;
        return Expression.Evaluate(expansion.State);
    }

    private bool Write(Expansion expansion, in Value value)
    {
        if (value.IsUndefined)
        {
            return false;
        }

        if (value.IsError)
        {
            // Of a concat only the part that failed stays as it is written, as within other text.
            expansion.Output.WriteString(Expression is CallNode { Function.Type: "concat" } concat
                ? string.Concat(concat.Arguments.Select(part => ValueText.ToText(TextTemplate.Evaluate(part, expansion.State))))
                : source);
        }
        else
        {
            expansion.Output.WriteValue(value);
        }

        return true;
    }
}
