using System.Runtime.CompilerServices;

namespace CardTemplating.Values;

/// <summary>Sameness as JavaScript's Set has it: texts, numbers and booleans by value, lists and objects only if they are the same one.</summary>
internal sealed class ValueIdentity : IEqualityComparer<Value>
{
    public static ValueIdentity Instance { get; } = new();

    public bool Equals(Value x, Value y)
    {
        if (x.IsNumber && y.IsNumber)
        {
            return x.AsDouble.Equals(y.AsDouble);
        }

        if (x.Kind != y.Kind)
        {
            return false;
        }

        return x.Kind switch
        {
            ValueKind.String => string.Equals(x.AsString, y.AsString, StringComparison.Ordinal),
            ValueKind.Boolean => x.AsBoolean == y.AsBoolean,
            ValueKind.Array or ValueKind.Object or ValueKind.Binary => ReferenceEquals(Place(x, out var rowX), Place(y, out var rowY)) && rowX == rowY,
            _ => true,
        };
    }

    public int GetHashCode(Value obj) => obj.Kind switch
    {
        ValueKind.Integer or ValueKind.Double => obj.AsDouble.GetHashCode(),
        ValueKind.String => obj.AsString.GetHashCode(StringComparison.Ordinal),
        ValueKind.Boolean => obj.AsBoolean ? 1 : 2,
        ValueKind.Array or ValueKind.Object or ValueKind.Binary => HashCode.Combine(RuntimeHelpers.GetHashCode(Place(obj, out var row)), row),
        _ => (int)obj.Kind,
    };

    private static object? Place(in Value value, out int row)
    {
        if (value.TryGetData(out var data, out row))
        {
            return data;
        }

        row = 0;
        if (value.TryGetItems(out var items))
        {
            return items;
        }

        return value.TryGetMembers(out var members) ? members : value.Kind == ValueKind.Binary ? value.AsBinary : null;
    }
}
