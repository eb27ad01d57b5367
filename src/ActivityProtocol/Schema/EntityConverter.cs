using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>
/// Reads every entity as <see cref="Entity"/> with its members kept, and writes each with the members of the class
/// that it is of, so that a <see cref="Mention"/> in a list of entities is written whole.
/// </summary>
internal sealed class EntityConverter : JsonConverter<Entity>
{
    internal static readonly EntityConverter Instance = new();

    public override Entity? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An entity is a JSON object.");
        }

        var whole = MemberReading.Element(ref reader);
        var type = whole.TryGetProperty("type"u8, out var named) ? named : default;
        return type.ValueKind is JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Undefined
            ? new Entity(whole, type.ValueKind == JsonValueKind.String ? type.GetString() : null)
            : throw new JsonException("The type of an entity is a string.");
    }

    public override void Write(Utf8JsonWriter writer, Entity value, JsonSerializerOptions options)
    {
        if (value.GetType() != typeof(Entity))
        {
            JsonSerializer.Serialize(writer, value, options.GetTypeInfo(value.GetType()));
            return;
        }

        writer.WriteStartObject();
        if (value.Type is not null)
        {
            writer.WriteString("type"u8, value.Type);
        }

        foreach (var (name, member) in value.UnknownElements ?? [])
        {
            if (name != "type")
            {
                writer.WritePropertyName(name);
                member.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }
}
