using System.Text.Json;
using CardTemplating.Expressions;
using CardTemplating.Functions;
using CardTemplating.Parsing;
using CardTemplating.Values;

namespace CardTemplating;

/// <summary>
/// A parsed adaptive expression: unchangeable, safe for any number of threads. As in AdaptiveExpressions, for what templates
/// need of it.
/// </summary>
public sealed class Expression
{
    private readonly ExpressionNode _node;
    private readonly TemplateOptions _options;

    private Expression(ExpressionNode node, TemplateOptions options)
    {
        _node = node;
        _options = options;
    }

    /// <summary>Parses an expression such as <c>toUpper(user.name)</c>; an equals sign before it is ignored.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="expression"/> is null.</exception>
    /// <exception cref="ExpressionSyntaxException">It is no expression, calls an unknown function, or gives one arguments that it cannot take.</exception>
    public static Expression Parse(string expression) => Parse(expression, TemplateOptions.Default);

    /// <summary>Parses an expression with custom functions, a locale, limits. An addition to what AdaptiveExpressions has.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ExpressionSyntaxException">It is no expression, calls an unknown function, or gives one arguments that it cannot take.</exception>
    public static Expression Parse(string expression, TemplateOptions options)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(options);
        return new Expression(ExpressionParser.Parse(expression, FunctionTable.For(options.Functions), inTemplate: false), options);
    }

    /// <summary>Evaluates the expression.</summary>
    /// <param name="state">
    /// What names are looked up in, given like <see cref="EvaluationContext.Root"/>: JSON text, System.Text.Json's types, or an
    /// object to serialise.
    /// </param>
    /// <returns>
    /// The value: null (also for what is missing), <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>,
    /// <see cref="string"/>, <see cref="byte"/>[], or a <see cref="System.Text.Json.Nodes.JsonNode"/> for lists and objects;
    /// or else an error in words. A limit that is reached is an error too.
    /// </returns>
    public (object? Value, string? Error) TryEvaluate(object? state)
    {
        try
        {
            var evaluation = new EvaluationState(_options) { Root = RootData.ToValue(state, _options.Limits.MaxDepth) };
            var value = _node.Evaluate(evaluation);
            return value.IsError ? (null, value.ErrorMessage) : (ValueConversion.ToObject(value), null);
        }
        catch (AdaptiveTemplateException failed)
        {
            return (null, failed.Message);
        }
    }

    /// <summary>Evaluates the expression to a certain type.</summary>
    /// <typeparam name="T">What is wanted: a number, text, boolean, or anything System.Text.Json can read.</typeparam>
    /// <param name="state">What names are looked up in.</param>
    /// <returns>The value, or an error in words, also when the value is not of the type.</returns>
    public (T? Value, string? Error) TryEvaluate<T>(object? state)
    {
        var (value, error) = TryEvaluate(state);
        if (error is not null || value is null)
        {
            return (default, error);
        }

        if (value is T wanted)
        {
            return (wanted, null);
        }

        try
        {
            return (JsonSerializer.SerializeToElement(value, value.GetType()).Deserialize<T>(), null);
        }
        catch (Exception mismatch) when (mismatch is JsonException or NotSupportedException)
        {
            return (default, $"{this} is not of the type {typeof(T).Name}.");
        }
    }

    /// <summary>The expression in normal form.</summary>
    public override string ToString() => _node.ToString();
}
