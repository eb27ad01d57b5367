using System.Collections.Frozen;
using CardTemplating.Expressions;
using CardTemplating.Values;

namespace CardTemplating.Functions;

/// <summary>The functions that an expression may call: the prebuilt ones and an application's own.</summary>
internal sealed class FunctionTable
{
    private static readonly FrozenDictionary<string, FunctionDefinition> Prebuilt = Build();

    private readonly CustomFunctions _custom;

    private FunctionTable(CustomFunctions custom) => _custom = custom;

    public static FunctionTable For(CustomFunctions custom) => new(custom);

    public static bool IsPrebuilt(string name) => Prebuilt.ContainsKey(name);

    /// <summary>What a template calls where there is no such function: an error each time, and the rest of the card stays.</summary>
    public static FunctionDefinition Unknown(string name) => new()
    {
        Type = name,
        Returns = ReturnTypes.Text,
        Signature = Signature.Any,
        Lazy = (_, _) => Value.FromError($"There is no function '{name}'."),
    };

    public FunctionDefinition? Find(string name)
    {
        if (Prebuilt.TryGetValue(name, out var prebuilt))
        {
            return prebuilt;
        }

        return _custom.TryGet(name, out var custom) ? Wrap(name, custom) : null;
    }

    private static FunctionDefinition Wrap(string name, Func<IReadOnlyList<object?>, object?> function) => new()
    {
        Type = name,
        Returns = ReturnTypes.Any,
        Signature = Signature.Any,
        Eager = (arguments, _, state) =>
        {
            var given = new object?[arguments.Length];
            for (var i = 0; i < given.Length; i++)
            {
                given[i] = ValueConversion.ToObject(arguments[i]);
            }

            state.CountText(1);
#pragma warning disable CA1031 // Whatever an application's function throws is that expression's error, as in AdaptiveExpressions.
            try
            {
                return ValueConversion.FromObject(function(given), state.Options.Limits.MaxDepth);
            }
            catch (Exception failed) when (failed is not OutOfMemoryException and not OperationCanceledException)
            {
                return Value.FromError($"{name}: {failed.Message}");
            }
#pragma warning restore CA1031
        },
    };

    private static FrozenDictionary<string, FunctionDefinition> Build()
    {
        var table = new Dictionary<string, FunctionDefinition>(StringComparer.Ordinal);
        foreach (var (name, definition) in ArithmeticFunctions.All()
            .Concat(LogicalFunctions.All())
            .Concat(StringFunctions.All())
            .Concat(CollectionFunctions.All())
            .Concat(LambdaFunctions.All())
            .Concat(ConversionFunctions.All())
            .Concat(DateTimeFunctions.All())
            .Concat(TimexFunctions.All())
            .Concat(ObjectFunctions.All())
            .Concat(TypeFunctions.All()))
        {
            table.Add(name, definition);
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
