using System.Runtime.CompilerServices;
using System.Text;
using CardTemplating.Functions;
using CardTemplating.Values;

namespace CardTemplating.Expressions;

/// <summary>A call of a function, or an operator.</summary>
internal sealed class CallNode : ExpressionNode
{
    public CallNode(FunctionDefinition function, ExpressionNode[] arguments)
    {
        Function = function;
        Arguments = arguments;
        var depth = 0;
        foreach (var argument in arguments)
        {
            depth = Math.Max(depth, argument.Depth);
        }

        Depth = depth + 1;
    }

    public FunctionDefinition Function { get; }

    public ExpressionNode[] Arguments { get; }

    public override ReturnTypes Returns => Function.Returns;

    public override int Depth { get; }

    public override Value Evaluate(EvaluationState state)
    {
        if (Function.Lazy is { } lazy)
        {
            return lazy(this, state);
        }

        if (Arguments.Length <= 4)
        {
            var few = default(FewValues);
            return Call(((Span<Value>)few)[..Arguments.Length], state);
        }

        return Call(new Value[Arguments.Length], state);
    }

    public override string ToString()
    {
        var type = Function.Type;
        var infix = type.Length > 0 && !char.IsAsciiLetter(type[0]) && Arguments.Length >= 2;
        var text = new StringBuilder(infix ? string.Empty : type).Append('(');
        for (var i = 0; i < Arguments.Length; i++)
        {
            if (i > 0)
            {
                text.Append(infix ? $" {type} " : ", ");
            }

            text.Append(Arguments[i]);
        }

        return text.Append(')').ToString();
    }

    private Value Call(Span<Value> arguments, EvaluationState state)
    {
        var condition = Function.IsComparison;
        var substitute = state.Substitute;
        if (condition)
        {
            state.Substitute = false;
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = Arguments[i].Evaluate(state);
            if (!argument.IsError && Function.Check is { } check && check(argument, Arguments[i], i) is { } refused)
            {
                argument = Value.FromError(refused);
            }

            if (argument.IsError)
            {
                // A comparison whose operand fails is false.
                state.Substitute = substitute;
                return condition ? Value.False : argument;
            }

            arguments[i] = argument;
        }

        state.Substitute = substitute;
        return Function.Eager!(arguments, this, state);
    }

    [InlineArray(4)]
    private struct FewValues
    {
        private Value _first;
    }
}
