using System.Text.Json.Nodes;

namespace PlanBot.TryPage;

/// <summary>What the connector answers: an HTTP status and a body, or none.</summary>
internal sealed record ConnectorAnswer(int Status, JsonNode? Body = null)
{
    public static ConnectorAnswer Ok(JsonNode? body = null) => new(StatusCodes.Status200OK, body);

    public static ConnectorAnswer Created(string id) => new(StatusCodes.Status201Created, new JsonObject { ["id"] = id });

    public static ConnectorAnswer BadSyntax(string message) => Error(StatusCodes.Status400BadRequest, "BadSyntax", message);

    public static ConnectorAnswer BadArgument(string message) => Error(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static ConnectorAnswer NoConversation() =>
        Error(StatusCodes.Status404NotFound, "ConversationNotFound", "Conversation not found.");

    public static ConnectorAnswer NoActivity() =>
        Error(StatusCodes.Status404NotFound, "ActivityNotFoundInConversation", "Activity not found in conversation.");

    public static ConnectorAnswer Error(int status, string code, string message) =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });
}
