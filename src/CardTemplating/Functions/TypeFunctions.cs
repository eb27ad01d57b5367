using CardTemplating.Expressions;
using CardTemplating.Values;

namespace CardTemplating.Functions;

/// <summary>What kind of value something is.</summary>
internal static class TypeFunctions
{
    public static IEnumerable<(string Name, FunctionDefinition Definition)> All()
    {
        yield return Test("isString", static (in Value v) => v.IsString);
        yield return Test("isInteger", static (in Value v) => v.IsWholeNumber);
        yield return Test("isFloat", static (in Value v) => v.IsNumber && !v.IsWholeNumber);
        yield return Test("isArray", static (in Value v) => v.IsArray);
        yield return Test("isObject", static (in Value v) => v.IsObject || v.IsArray || v.Kind == ValueKind.Binary);
        yield return Test("isBoolean", static (in Value v) => v.Kind == ValueKind.Boolean);
        yield return Test("isDateTime", static (in Value v) => v.IsString && Timestamp.TryParseIso(v.AsString, out _));
    }

    private delegate bool Predicate(in Value value);

    private static (string Name, FunctionDefinition Definition) Test(string name, Predicate predicate) => (name, new FunctionDefinition
    {
        Type = name,
        Returns = ReturnTypes.Boolean,
        Signature = Signature.One,
        Eager = (arguments, _, _) => Value.FromBoolean(predicate(arguments[0])),
    });
}
