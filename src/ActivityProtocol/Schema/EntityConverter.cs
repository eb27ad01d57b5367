using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>
/// Reads every entity as <see cref="Entity"/> with its members kept, and writes each with the members of the class
/// that it is of, so that a <see cref="Mention"/> in a list of entities is written whole.
/// </summary>
internal sealed class EntityConverter : JsonConverter<Entity>
{
    public override Entity? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An entity is a JSON object.");
        }

        var members = JsonSerializer.Deserialize(ref reader, ProtocolJson.Elements)!;
        var entity = new Entity();
        if (members.Remove("type", out var type) && type.ValueKind != JsonValueKind.Null)
        {
            entity.Type = type.ValueKind == JsonValueKind.String ? type.GetString() : throw new JsonException("The type of an entity is a string.");
        }

        entity.UnknownElements = members;
        return entity;
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
