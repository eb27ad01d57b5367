using System.Text;
using CardTemplating.Expressions;
using CardTemplating.Values;

namespace CardTemplating.Templates;

/// <summary>Text with expressions in it. What an expression gives is written as text and escaped; it is not looked into again.</summary>
internal sealed class TextTemplate(TextTemplate.Part[] parts) : TemplateNode
{
    /// <summary>A piece of it: either text, plain and as escaped JSON, or an expression.</summary>
    public readonly record struct Part(string Text, byte[] Escaped, ExpressionNode? Expression);

    public override bool Write(Expansion expansion)
    {
        var output = expansion.Output;
        output.WriteByte((byte)'"');
        foreach (ref readonly var part in parts.AsSpan())
        {
            if (part.Expression is null)
            {
                output.WriteRaw(part.Escaped);
                continue;
            }

            var value = Evaluate(part.Expression, expansion.State);
            switch (value.Kind)
            {
                case ValueKind.String:
                    output.WriteText(value);
                    break;
                case ValueKind.Integer:
                    output.WriteInteger(value.AsInteger);
                    break;
                default:
                    output.WriteEscaped(ValueText.ToText(value));
                    break;
            }
        }

        output.WriteByte((byte)'"');
        return true;
    }

    /// <summary>The text itself.</summary>
    public string ToText(EvaluationState state)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Expression is null ? part.Text : ValueText.ToText(Evaluate(part.Expression, state)));
        }

        return text.ToString();
    }

    /// <summary>A part's value; where there is none, or it failed, the text of its expression.</summary>
    internal static Value Evaluate(ExpressionNode expression, EvaluationState state)
    {
        state.Substitute = true;
        var value = expression.Evaluate(state);
        if (value.IsError)
        {
            return Value.FromString($"${{{expression}}}");
        }

        return value.IsNullOrUndefined ? state.Missing(expression.ToString()) : value;
    }
}
