using System.Text.Json;

namespace CardTemplating.Values;

/// <summary>Data given from outside, where a string is JSON text.</summary>
internal static class RootData
{
    /// <summary>As a value; null means none.</summary>
    /// <exception cref="AdaptiveTemplateException">The text is not JSON, or the object cannot be serialised.</exception>
    public static Value ToValue(object? data, int maxDepth)
    {
        try
        {
            return data switch
            {
                null => Value.Undefined,
                string json => JsonData.Parse(json, maxDepth).Root,
                _ => ValueConversion.FromObject(data, maxDepth),
            };
        }
        catch (JsonException broken)
        {
            throw NotJson(broken);
        }
        catch (NotSupportedException unsupported)
        {
            throw new AdaptiveTemplateException($"The data cannot be serialised to JSON: {unsupported.Message}", unsupported);
        }
    }

    /// <summary>As a value in rented memory where it is text.</summary>
    /// <exception cref="AdaptiveTemplateException">The text is not JSON, or the object cannot be serialised.</exception>
    public static Value ToPooledValue(object? data, int maxDepth, out JsonData? rented)
    {
        rented = null;
        if (data is not string json)
        {
            return ToValue(data, maxDepth);
        }

        try
        {
            rented = JsonData.ParsePooled(json, maxDepth);
            return rented.Root;
        }
        catch (JsonException broken)
        {
            throw NotJson(broken);
        }
    }

    private static AdaptiveTemplateException NotJson(JsonException broken) =>
        new($"The data is not JSON at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}: {broken.Message}", broken);
}
