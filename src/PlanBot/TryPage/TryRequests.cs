using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.People;

namespace PlanBot.TryPage;

/// <summary>A person opened a conversation.</summary>
internal sealed record VisitRequest(string Person, string Conversation);

/// <summary>A person sent a text; <paramref name="Root"/> is the post that it replies to, in a channel.</summary>
internal sealed record SayRequest(string Person, string Conversation, string Text, string? Root = null);

/// <summary>A person pressed Action.Submit on the card of a message; <paramref name="Value"/> is its data with the inputs merged in.</summary>
internal sealed record SubmitRequest(string Person, string Conversation, string Message, JsonObject? Value = null);

/// <summary>A person pressed Action.Execute, or the card refreshed itself (<paramref name="Trigger"/> <c>automatic</c>).</summary>
internal sealed record ExecuteRequest(string Person, string Conversation, string Message, JsonObject Action, string Trigger);

/// <summary>A person pressed a suggested action of type Action.Submit.</summary>
internal sealed record SuggestedRequest(string Person, string Conversation, string Message, JsonNode? Value = null);

/// <summary>A person's role was switched.</summary>
internal sealed record RoleRequest(string Person, Role Role);

/// <summary>Whether roles can be switched, and the roles of each person by key.</summary>
internal sealed record RolesAnswer(bool Available, IReadOnlyDictionary<string, IReadOnlyList<Role>> Roles);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(VisitRequest))]
[JsonSerializable(typeof(SayRequest))]
[JsonSerializable(typeof(SubmitRequest))]
[JsonSerializable(typeof(ExecuteRequest))]
[JsonSerializable(typeof(SuggestedRequest))]
[JsonSerializable(typeof(RoleRequest))]
[JsonSerializable(typeof(RolesAnswer))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class TryPageJson : JsonSerializerContext;
