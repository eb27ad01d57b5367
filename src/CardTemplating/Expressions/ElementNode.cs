using System.Globalization;
using CardTemplating.Values;

namespace CardTemplating.Expressions;

/// <summary>An indexer at the end of a path: <c>people[0]</c>, <c>map['key']</c>.</summary>
internal sealed class ElementNode(ExpressionNode instance, ExpressionNode index) : ExpressionNode
{
    public ExpressionNode Instance { get; } = instance;

    public ExpressionNode Index { get; } = index;

    public override ReturnTypes Returns => ReturnTypes.Any;

    public override int Depth { get; } = Math.Max(instance.Depth, index.Depth) + 1;

    public override Value Evaluate(EvaluationState state)
    {
        if (state.HasAssignments && TryGetPath(state, out var path) && state.TryGetAssigned(path, out var assigned))
        {
            return assigned;
        }

        var instance = Instance.Evaluate(state);
        if (instance.IsError)
        {
            return instance;
        }

        var substitute = state.Substitute;
        state.Substitute = false;
        var index = Index.Evaluate(state);
        state.Substitute = substitute;
        if (index.IsError)
        {
            return index;
        }

        if (index.IsWholeNumber)
        {
            return At(instance, index);
        }

        if (!index.IsString)
        {
            return Value.FromError($"Could not coerce {Index} to an int or string.");
        }

        if (instance.IsObject)
        {
            return instance.GetMember(new PropertyName(index.AsString));
        }

        return instance.IsArray && int.TryParse(index.AsString, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position < instance.Count
            ? instance.ItemAt(position)
            : Value.Undefined;
    }

    /// <summary>The path as one text, with computed indexes filled in; false when it does not begin at a name.</summary>
    public bool TryGetPath(EvaluationState state, out string path)
    {
        path = string.Empty;
        string? before = null;
        if (Instance is PathNode names && names.TryGetPath(state, out var namePath))
        {
            before = namePath;
        }
        else if (Instance is ElementNode element && element.TryGetPath(state, out var elementPath))
        {
            before = elementPath;
        }

        var index = before is null ? Value.Undefined : Index.Evaluate(state);
        if (before is null || index.IsError || PathNode.IndexText(index) is not { } text)
        {
            return false;
        }

        path = before + text;
        return true;
    }

    public override string ToString() => $"{Instance}[{Index}]";

    private static Value At(in Value instance, in Value index)
    {
        if (instance.IsNullOrUndefined)
        {
            return Value.Undefined;
        }

        if (!instance.IsArray)
        {
            return Value.FromError($"{ValueText.ToText(instance)} is not a collection.");
        }

        var at = index.AsDouble;
        return at >= 0 && at < instance.Count
            ? instance.ItemAt((int)at)
            : Value.FromError($"{NumberText.ToText(index)} is out of range: the list has {instance.Count} items.");
    }
}
