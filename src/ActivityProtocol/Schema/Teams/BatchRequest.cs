using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>The body that starts a batch.</summary>
internal sealed record BatchRequest(Activity Activity, string TenantId, IList<TeamMember>? Members = null, string? TeamId = null);

/// <summary>The answer that holds the id of a batch: a text, or an object.</summary>
[JsonConverter(typeof(BatchStartedConverter))]
internal sealed record BatchStarted(string OperationId);

/// <summary>Reads either form.</summary>
internal sealed class BatchStartedConverter : JsonConverter<BatchStarted>
{
    public override BatchStarted Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var answer = JsonElement.ParseValue(ref reader);
        return answer.ValueKind switch
        {
            JsonValueKind.String => new BatchStarted(answer.GetString()!),
            JsonValueKind.Object when answer.TryGetProperty("operationId", out var id) || answer.TryGetProperty("id", out id) => new BatchStarted(id.ToString()),
            _ => throw new JsonException("The answer has no id of the batch."),
        };
    }

    public override void Write(Utf8JsonWriter writer, BatchStarted value, JsonSerializerOptions options) => writer.WriteStringValue(value.OperationId);
}
