namespace CardTemplating.Values;

/// <summary>Equality as the expression language has it: by value, null and missing the same, numbers regardless of type.</summary>
internal static class ValueEquality
{
    // JavaScript's Number.EPSILON: the official engine compares numbers with this tolerance, so that 0.1 + 0.2 == 0.3.
    private const double Epsilon = 2.220446049250313e-16;

    public static bool AreEqual(in Value left, in Value right)
    {
        if (left.IsNullOrUndefined || right.IsNullOrUndefined)
        {
            return left.IsNullOrUndefined && right.IsNullOrUndefined;
        }

        if (left.IsNumber && right.IsNumber)
        {
            return left.Kind == ValueKind.Integer && right.Kind == ValueKind.Integer
                ? left.AsInteger == right.AsInteger
                : Math.Abs(left.AsDouble - right.AsDouble) < Epsilon;
        }

        if (left.Kind != right.Kind)
        {
            return false;
        }

        return left.Kind switch
        {
            ValueKind.Boolean => left.AsBoolean == right.AsBoolean,
            ValueKind.String => string.Equals(left.AsString, right.AsString, StringComparison.Ordinal),
            ValueKind.Array => ArraysEqual(left, right),
            ValueKind.Object => ObjectsEqual(left, right),
            ValueKind.Binary => left.AsBinary.AsSpan().SequenceEqual(right.AsBinary),
            _ => false,
        };
    }

    private static bool ArraysEqual(in Value left, in Value right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        var others = right.EnumerateItems();
        foreach (var item in left.EnumerateItems())
        {
            others.MoveNext();
            if (!AreEqual(item, others.Current))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ObjectsEqual(in Value left, in Value right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        var others = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var member in right.EnumerateMembers())
        {
            others[member.Key] = member.Value;
        }

        foreach (var member in left.EnumerateMembers())
        {
            if (!others.TryGetValue(member.Key, out var other) || !AreEqual(member.Value, other))
            {
                return false;
            }
        }

        return true;
    }
}
