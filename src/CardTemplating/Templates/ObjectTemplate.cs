using CardTemplating.Expressions;
using CardTemplating.Values;

namespace CardTemplating.Templates;

/// <summary>An object: repeated for each item when its <c>$data</c> is an array, dropped when its <c>$when</c> is not true.</summary>
internal sealed class ObjectTemplate : TemplateNode
{
    private readonly Member[] _members;
    private readonly DataSource? _data;
    private readonly Condition? _when;

    public ObjectTemplate(Member[] members, DataSource? data, Condition? when)
    {
        _members = members;
        _data = data;
        _when = when;
    }

    /// <summary>Whether the object stays.</summary>
    /// <param name="Expression">The condition; null when it is fixed.</param>
    /// <param name="Fixed">What holds without an expression.</param>
    public sealed record Condition(ExpressionNode? Expression, bool Fixed)
    {
        public bool Holds(EvaluationState state)
        {
            if (Expression is null)
            {
                return Fixed;
            }

            state.Substitute = false;
            var value = Expression.Evaluate(state);
            return value.Kind == ValueKind.Boolean && value.AsBoolean;
        }
    }

    /// <summary>What the object and all in it see as <c>$data</c>.</summary>
    /// <param name="Literal">The data, when it stands in the template.</param>
    /// <param name="Expression">The expression that gives it.</param>
    /// <param name="Text">The text that gives it.</param>
    /// <param name="Path">Where it stands, for errors.</param>
    public sealed record DataSource(Value Literal, ExpressionNode? Expression, TextTemplate? Text, string Path)
    {
        public Value Get(EvaluationState state)
        {
            if (Text is not null)
            {
                return Value.FromString(Text.ToText(state));
            }

            if (Expression is null)
            {
                return Literal;
            }

            state.Substitute = true;
            var value = Expression.Evaluate(state);
            return value.IsError
                ? throw new AdaptiveTemplateException($"{Path}: ${{{Expression}}} gives no data. {value.ErrorMessage}")
                : value;
        }
    }

    /// <summary>A property, or several in a row that never change.</summary>
    /// <param name="Name">The name, its quotation marks and the colon; for fixed properties their whole JSON.</param>
    /// <param name="Node">What to write after it; null when fixed.</param>
    public readonly record struct Member(byte[] Name, TemplateNode? Node);

    public override bool Write(Expansion expansion)
    {
        if (_data is null && _when is null)
        {
            WriteObject(expansion);
            return true;
        }

        var output = expansion.Output;
        var start = output.Length;
        output.WriteByte((byte)'[');
        switch (WriteItems(expansion, 0))
        {
            case 0:
                // A dropped object leaves null where a property needs a value.
                output.Truncate(start);
                output.WriteRaw("null"u8);
                break;
            case 1:
                output.RemoveAt(start);
                break;
            default:
                output.WriteByte((byte)']');
                break;
        }

        return true;
    }

    public override int WriteItems(Expansion expansion, int before)
    {
        var state = expansion.State;
        if (_data is null)
        {
            return WriteIfKept(expansion, before);
        }

        var (outerData, outerIndex) = (state.Data, state.Index);
        var data = _data.Get(state);
        var written = 0;
        if (data.IsArray)
        {
            var index = 0;
            foreach (var item in data.EnumerateItems())
            {
                state.CountLoops(1);
                state.Index = Value.FromInteger(index++);
                state.Data = item;
                written += WriteIfKept(expansion, before + written);
            }
        }
        else
        {
            state.Data = data.IsUndefined ? outerData : data;
            written = WriteIfKept(expansion, before);
        }

        (state.Data, state.Index) = (outerData, outerIndex);
        return written;
    }

    private int WriteIfKept(Expansion expansion, int before)
    {
        if (_when is not null && !_when.Holds(expansion.State))
        {
            return 0;
        }

        if (before > 0)
        {
            expansion.Output.WriteByte((byte)',');
        }

        WriteObject(expansion);
        return 1;
    }

    private void WriteObject(Expansion expansion)
    {
        var output = expansion.Output;
        output.WriteByte((byte)'{');
        var first = true;
        foreach (ref readonly var member in _members.AsSpan())
        {
            var before = output.Length;
            if (!first)
            {
                output.WriteByte((byte)',');
            }

            output.WriteRaw(member.Name);
            if (member.Node is not null && !member.Node.Write(expansion))
            {
                output.Truncate(before);
            }
            else
            {
                first = false;
            }
        }

        output.WriteByte((byte)'}');
    }
}
