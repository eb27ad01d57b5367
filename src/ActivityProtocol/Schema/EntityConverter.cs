using System.Text.Json;
using System.Text.Json.Nodes;
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

        var members = JsonSerializer.Deserialize(ref reader, ProtocolJson.JsonObject)!;
        var entity = new Entity();
        if (members.TryGetPropertyValue("type", out var type) && type is not null)
        {
            entity.Type = type is JsonValue value && value.TryGetValue<string>(out var text)
                ? text
                : throw new JsonException("The type of an entity is a string.");
        }

        members.Remove("type");
        entity.Properties = members;
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

        if (value.UnknownMembers is { } members)
        {
            foreach (var (name, member) in members)
            {
                if (name == "type")
                {
                    continue;
                }

                writer.WritePropertyName(name);
                if (member is null)
                {
                    writer.WriteNullValue();
                }
                else
                {
                    member.WriteTo(writer, options);
                }
            }
        }

        writer.WriteEndObject();
    }
}
