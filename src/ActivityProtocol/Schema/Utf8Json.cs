using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>
/// JSON that is written already, for instance a card as <see cref="Attachment.Content"/>. It goes into a message as
/// it is, however often it is sent. An addition: the Bot Builder SDK has no such type.
/// </summary>
[JsonConverter(typeof(Utf8JsonConverter))]
public sealed class Utf8Json
{
    private Utf8Json(ReadOnlyMemory<byte> bytes) => Bytes = bytes;

    /// <summary>The JSON in UTF-8.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Takes JSON that is written already.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static Utf8Json Parse(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return new Utf8Json(utf8);
    }

    /// <summary>Writes <paramref name="value"/> once.</summary>
    public static Utf8Json From<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, ProtocolJson.Options));

    /// <inheritdoc/>
    public override string ToString() => System.Text.Encoding.UTF8.GetString(Bytes.Span);
}

/// <summary>Writes the bytes as they are: they were checked when the value was made.</summary>
internal sealed class Utf8JsonConverter : JsonConverter<Utf8Json>
{
    public override Utf8Json? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Utf8Json.From(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, Utf8Json value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Bytes.Span, skipInputValidation: true);
}
