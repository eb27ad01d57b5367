using System.Text.Json;

namespace CardTemplating.Tests;

/// <summary>Compares JSON as the cases ask: objects in any order, numbers within a relative 1e-9, everything else exactly.</summary>
internal static class JsonComparer
{
    /// <summary>Says where two values differ, or null.</summary>
    public static string? Difference(JsonElement expected, JsonElement actual, string path)
    {
        if (expected.ValueKind != actual.ValueKind)
        {
            return $"{path}: expected {expected.GetRawText()}, got {actual.GetRawText()}";
        }

        switch (expected.ValueKind)
        {
            case JsonValueKind.Number:
                var (a, b) = (expected.GetDouble(), actual.GetDouble());
                return a == b || Math.Abs(a - b) <= 1e-9 * Math.Max(Math.Abs(a), Math.Abs(b)) ? null : $"{path}: expected {a}, got {b}";
            case JsonValueKind.String:
                return expected.GetString() == actual.GetString() ? null : $"{path}: expected {expected.GetRawText()}, got {actual.GetRawText()}";
            case JsonValueKind.Array:
                return ArrayDifference(expected, actual, path);
            case JsonValueKind.Object:
                return ObjectDifference(expected, actual, path);
            default:
                return null;
        }
    }

    private static string? ArrayDifference(JsonElement expected, JsonElement actual, string path)
    {
        if (expected.GetArrayLength() != actual.GetArrayLength())
        {
            return $"{path}: expected {expected.GetArrayLength()} items, got {actual.GetArrayLength()}";
        }

        for (var i = 0; i < expected.GetArrayLength(); i++)
        {
            if (Difference(expected[i], actual[i], $"{path}[{i}]") is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static string? ObjectDifference(JsonElement expected, JsonElement actual, string path)
    {
        foreach (var member in expected.EnumerateObject())
        {
            if (!actual.TryGetProperty(member.Name, out var other))
            {
                return $"{path}.{member.Name}: missing";
            }

            if (Difference(member.Value, other, $"{path}.{member.Name}") is { } difference)
            {
                return difference;
            }
        }

        return actual.EnumerateObject().FirstOrDefault(m => !expected.TryGetProperty(m.Name, out _)) is { Value.ValueKind: not JsonValueKind.Undefined } extra
            ? $"{path}.{extra.Name}: not expected"
            : null;
    }
}
