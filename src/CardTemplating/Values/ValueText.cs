using System.Text;

namespace CardTemplating.Values;

/// <summary>Values as text.</summary>
internal static class ValueText
{
    private const int MaxTextBytes = 64 * 1024 * 1024;

    private const int MaxDepth = 256;

    /// <summary>
    /// Text as it stands inside other text: numbers the JavaScript way, true and false in lower case, arrays and objects as
    /// compact JSON, nothing for null and missing.
    /// </summary>
    public static string ToText(in Value value) => value.Kind switch
    {
        ValueKind.String => value.AsString,
        ValueKind.Integer or ValueKind.Double => NumberText.ToText(value),
        ValueKind.Boolean => value.AsBoolean ? "true" : "false",
        ValueKind.Array or ValueKind.Object => ToJson(value),
        ValueKind.Binary => Encoding.UTF8.GetString(value.AsBinary),
        ValueKind.Error => value.ErrorMessage,
        _ => string.Empty,
    };

    /// <summary>Compact JSON.</summary>
    /// <exception cref="AdaptiveTemplateLimitException">The value is too deep or its JSON too long.</exception>
    public static string ToJson(in Value value)
    {
        using var output = new JsonOutput(256, MaxTextBytes, MaxDepth);
        output.WriteValue(value);
        return Encoding.UTF8.GetString(output.Written);
    }
}
