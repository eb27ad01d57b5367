using System.Collections.Frozen;

namespace CardTemplating;

/// <summary>
/// Functions that an application adds to the expression language. Unchangeable: <see cref="Add"/> gives a new set.
/// Stands where AdaptiveExpressions has the static <c>Expression.Functions</c>, which every part of a process shares.
/// </summary>
public sealed class CustomFunctions
{
    private readonly FrozenDictionary<string, Func<IReadOnlyList<object?>, object?>> _functions;

    private CustomFunctions(FrozenDictionary<string, Func<IReadOnlyList<object?>, object?>> functions) => _functions = functions;

    /// <summary>No functions beside the prebuilt ones.</summary>
    public static CustomFunctions None { get; } = new(FrozenDictionary<string, Func<IReadOnlyList<object?>, object?>>.Empty);

    /// <summary>The names added.</summary>
    public IReadOnlyCollection<string> Names => _functions.Keys;

    /// <summary>The same functions and one more.</summary>
    /// <param name="name">How expressions call it: letters, digits, <c>_</c> and dots, such as <c>plan.status</c>. Case counts.</param>
    /// <param name="function">
    /// Gets each argument as null, <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>, <see cref="string"/> or
    /// <see cref="System.Text.Json.Nodes.JsonNode"/>, and returns one of these, or anything System.Text.Json can serialise.
    /// An exception that it throws becomes the expression's error. Must be safe to call from several threads.
    /// </param>
    /// <exception cref="ArgumentException">The name is that of a prebuilt function, or is taken, or is no name.</exception>
    public CustomFunctions Add(string name, Func<IReadOnlyList<object?>, object?> function)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(function);
        if (Functions.FunctionTable.IsPrebuilt(name))
        {
            throw new ArgumentException($"'{name}' is a prebuilt function and cannot be replaced. Choose another name.", nameof(name));
        }

        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.') || char.IsAsciiDigit(name[0]))
        {
            throw new ArgumentException($"'{name}' is not a function name: use letters, digits, '_' and '.', and begin with a letter.", nameof(name));
        }

        if (_functions.ContainsKey(name))
        {
            throw new ArgumentException($"A function '{name}' was added before.", nameof(name));
        }

        return new CustomFunctions(_functions.Append(new(name, function)).ToFrozenDictionary(StringComparer.Ordinal));
    }

    internal bool TryGet(string name, out Func<IReadOnlyList<object?>, object?> function)
    {
        if (_functions.TryGetValue(name, out var found))
        {
            function = found;
            return true;
        }

        function = static _ => null;
        return false;
    }
}
