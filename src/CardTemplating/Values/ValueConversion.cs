using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CardTemplating.Values;

/// <summary>Between .NET objects and the language's values.</summary>
internal static class ValueConversion
{
    /// <summary>Takes null, booleans, numbers, strings (as text), System.Text.Json's types, and anything that it can serialise.</summary>
    /// <exception cref="JsonException">The object nests too deep.</exception>
    public static Value FromObject(object? value, int maxDepth)
    {
        switch (value)
        {
            case null:
                return Value.Null;
            case string text:
                return Value.FromString(text);
            case bool boolean:
                return Value.FromBoolean(boolean);
            case int or long or short or byte or sbyte or ushort or uint:
                return Value.FromInteger(Convert.ToInt64(value, CultureInfo.InvariantCulture));
            case double number:
                return Value.FromDouble(number);
            case float or decimal or ulong:
                return Value.FromDouble(Convert.ToDouble(value, CultureInfo.InvariantCulture));
            case byte[] bytes:
                return Value.FromBinary(bytes);
            case JsonDocument document:
                return FromElement(document.RootElement, maxDepth);
            case JsonElement element:
                return FromElement(element, maxDepth);
            case JsonNode node:
                return JsonData.Parse(SerializeNode(node), maxDepth).Root;
            default:
                return JsonData.Parse(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType()), maxDepth).Root;
        }
    }

    /// <summary>As null, <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>, <see cref="string"/> or <see cref="JsonNode"/>.</summary>
    public static object? ToObject(in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Boolean:
                return value.AsBoolean;
            case ValueKind.Integer:
                return value.AsInteger;
            case ValueKind.Double:
                return value.AsDouble;
            case ValueKind.String:
                return value.AsString;
            case ValueKind.Binary:
                return value.AsBinary;
            case ValueKind.Array or ValueKind.Object:
                return JsonNode.Parse(ValueText.ToJson(value), documentOptions: new JsonDocumentOptions { MaxDepth = 512 });
            default:
                return null;
        }
    }

    private static Value FromElement(JsonElement element, int maxDepth) => element.ValueKind == JsonValueKind.Undefined
        ? Value.Undefined
        : JsonData.Parse(JsonMarshal.GetRawUtf8Value(element).ToArray(), maxDepth).Root;

    private static byte[] SerializeNode(JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = 1000 }))
        {
            node.WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
