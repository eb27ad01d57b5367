using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>
/// What the hand-written converters share. A turn reads and writes an activity, two accounts, a conversation and some
/// attachments: read member by member by the contracts of the serializer, that is more than half of what a turn costs.
/// </summary>
internal static class MemberReading
{
    /// <summary>No member's name that is known is longer; one that is goes to the unknown ones.</summary>
    internal const int LongestName = 24;

    private static readonly JsonConverter<JsonElement> Elements = (JsonConverter<JsonElement>)ProtocolJson.Options.GetConverter(typeof(JsonElement));

    internal static void ExpectObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("It is not an object.");
        }
    }

    /// <summary>The name that the reader stands at, without escapes; empty where it is longer than any that is known.</summary>
    internal static ReadOnlySpan<byte> Name(in Utf8JsonReader reader, Span<byte> unescaped)
    {
        if (!reader.ValueIsEscaped && !reader.HasValueSequence)
        {
            return reader.ValueSpan;
        }

        var longest = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        return longest > unescaped.Length ? default : unescaped[..reader.CopyString(unescaped)];
    }

    /// <summary>Notes that a member was there.</summary>
    /// <exception cref="JsonException">It was there before.</exception>
    internal static void Once(ref ulong seen, int member)
    {
        if ((seen & (1UL << member)) != 0)
        {
            throw new JsonException("It stands there twice.");
        }

        seen |= 1UL << member;
    }

    internal static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Null => null,
        _ => throw new JsonException("It is not text."),
    };

    internal static bool? Flag(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        _ => throw new JsonException("It is neither true nor false."),
    };

    internal static DateTimeOffset? Instant(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String when reader.TryGetDateTimeOffset(out var instant) => instant,
        JsonTokenType.Null => null,
        _ => throw new JsonException("It is not an instant."),
    };

    internal static object? Any(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : Element(ref reader);

    /// <summary>As the serializer reads an element, in which no member may stand twice; but without looking for its end first.</summary>
    internal static JsonElement Element(ref Utf8JsonReader reader) => Elements.Read(ref reader, typeof(JsonElement), ProtocolJson.Options);

    /// <summary>By the serializer's contract: for what is seldom there.</summary>
    internal static T? Contract<T>(ref Utf8JsonReader reader)
        where T : class => reader.TokenType == JsonTokenType.Null ? null : JsonSerializer.Deserialize(ref reader, ProtocolJson.TypeInfo<T>());

    internal static IList<T>? List<T>(ref Utf8JsonReader reader, JsonConverter<T> converter)
        where T : class
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("It is not a list.");
        }

        var list = new List<T>(1);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Add(reader.TokenType == JsonTokenType.Null ? null! : converter.Read(ref reader, typeof(T), ProtocolJson.Options)!);
        }

        return list;
    }

    /// <summary>A member that is not known; its name is what the reader stands at.</summary>
    internal static void Unknown(ref Utf8JsonReader reader, ref Dictionary<string, JsonElement>? unknown)
    {
        var name = reader.GetString()!;
        reader.Read();
        if (!(unknown ??= new(StringComparer.Ordinal)).TryAdd(name, Element(ref reader)))
        {
            throw new JsonException("A member stands there twice.");
        }
    }

    /// <summary>Says where a reading failed, from inside out.</summary>
    internal static JsonException At(string? member, JsonException failure)
    {
        var inner = failure.Path is { Length: > 1 } path ? path[1..] : string.Empty;
        return new JsonException(failure.Message, member is null ? "$" + inner : $"$.{member}{inner}", failure.LineNumber, failure.BytePositionInLine, failure);
    }

    internal static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    internal static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } flag)
        {
            writer.WriteBoolean(name, flag);
        }
    }

    internal static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (value is { } instant)
        {
            writer.WriteString(name, instant);
        }
    }

    /// <summary>Whatever the application put there, by what it is.</summary>
    internal static void WriteAny(Utf8JsonWriter writer, ReadOnlySpan<byte> name, object? value)
    {
        if (value is null)
        {
            return;
        }

        writer.WritePropertyName(name);
        switch (value)
        {
            case Utf8Json json:
                writer.WriteRawValue(json.Bytes.Span, skipInputValidation: true);
                break;
            case JsonElement element:
                element.WriteTo(writer);
                break;
            default:
                JsonSerializer.Serialize(writer, value, ProtocolJson.Options.GetTypeInfo(value.GetType()));
                break;
        }
    }

    internal static void WriteContract<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value)
        where T : class
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value, ProtocolJson.TypeInfo<T>());
        }
    }

    internal static void Write<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value, JsonConverter<T> converter)
        where T : class
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            converter.Write(writer, value, ProtocolJson.Options);
        }
    }

    internal static void WriteList<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IList<T>? list, JsonConverter<T> converter)
        where T : class
    {
        if (list is null)
        {
            return;
        }

        writer.WriteStartArray(name);
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is { } item)
            {
                converter.Write(writer, item, ProtocolJson.Options);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        writer.WriteEndArray();
    }

    internal static void WriteUnknown(Utf8JsonWriter writer, Dictionary<string, JsonElement>? unknown)
    {
        if (unknown is null)
        {
            return;
        }

        foreach (var (name, element) in unknown)
        {
            writer.WritePropertyName(name);
            element.WriteTo(writer);
        }
    }
}
