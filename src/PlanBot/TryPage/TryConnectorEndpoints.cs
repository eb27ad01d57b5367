using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanBot.TryPage;

/// <summary>
/// The Bot Connector REST API of the page, under its service URL: paths, statuses and bodies as
/// Teams' connector has them. It takes any token, or none.
/// </summary>
internal static class TryConnectorEndpoints
{
    public static void Map(IEndpointRouteBuilder page, TryConnector connector)
    {
        var v3 = page.MapGroup("/try/connector/v3");
        var conversation = v3.MapGroup("/conversations/{conversationId}");

        v3.MapPost("/conversations", async (HttpRequest request) =>
            await WithBodyAsync(request, connector.Create));
        conversation.MapPost("/activities", async (string conversationId, HttpRequest request) =>
            await WithBodyAsync(request, activity => connector.Send(conversationId, activity)));
        conversation.MapPost("/activities/{activityId}", async (string conversationId, string activityId, HttpRequest request) =>
            await WithBodyAsync(request, activity => connector.Send(conversationId, activity)));
        conversation.MapPut("/activities/{activityId}", async (string conversationId, string activityId, HttpRequest request) =>
            await WithBodyAsync(request, activity => connector.Update(conversationId, activityId, activity)));
        conversation.MapDelete("/activities/{activityId}", (string conversationId, string activityId) =>
            ToResult(connector.Delete(conversationId, activityId)));

        conversation.MapGet("/members", (string conversationId) => ToResult(Members(conversationId, "objectId")));
        conversation.MapGet("/activities/{activityId}/members", (string conversationId, string activityId) =>
            ToResult(Members(conversationId, "objectId")));
        conversation.MapGet("/members/{userId}", (string conversationId, string userId) => ToResult(Member(conversationId, userId)));
        conversation.MapGet("/pagedmembers", (string conversationId) => ToResult(PagedMembers(conversationId)));

        v3.MapGet("/teams/{teamId}", (string teamId) => ToResult(Team(teamId)));
        v3.MapGet("/teams/{teamId}/conversations", (string teamId) => ToResult(Channels(teamId)));
    }

    private static async Task<IResult> WithBodyAsync(HttpRequest request, Func<JsonObject, ConnectorAnswer> answer)
    {
        try
        {
            return await request.ReadFromJsonAsync(TryPageJson.Default.JsonObject, request.HttpContext.RequestAborted) is { } body
                ? ToResult(answer(body))
                : ToResult(ConnectorAnswer.BadSyntax("The body is empty."));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Also a field of another kind than the API's, such as a number for a text.
            return ToResult(ConnectorAnswer.BadSyntax($"The body cannot be read: {e.Message}"));
        }
    }

    private static IResult ToResult(ConnectorAnswer answer) =>
        answer.Body is null
            ? Results.StatusCode(answer.Status)
            : Results.Text(answer.Body.ToJsonString(), "application/json; charset=utf-8", statusCode: answer.Status);

    private static ConnectorAnswer Members(string conversationId, string objectIdName) =>
        TryConnector.TryParse(conversationId, out var conversation, out _)
            ? ConnectorAnswer.Ok(Roster(conversation, objectIdName))
            : ConnectorAnswer.NoConversation();

    private static ConnectorAnswer PagedMembers(string conversationId) =>
        // A page holds at least 50: the few people here always fit on the first.
        TryConnector.TryParse(conversationId, out var conversation, out _)
            ? ConnectorAnswer.Ok(new JsonObject { ["members"] = Roster(conversation, "aadObjectId") })
            : ConnectorAnswer.NoConversation();

    private static ConnectorAnswer Member(string conversationId, string userId)
    {
        if (!TryConnector.TryParse(conversationId, out var conversation, out _))
        {
            return ConnectorAnswer.NoConversation();
        }

        return TryDirectory.FindMember(conversation, userId) is { } person
            ? ConnectorAnswer.Ok(Account(person, "aadObjectId"))
            : ConnectorAnswer.Error(StatusCodes.Status404NotFound, "MemberNotFoundInConversation", "Member not found in conversation.");
    }

    private static ConnectorAnswer Team(string teamId) =>
        teamId == TryDirectory.TeamId
            ? ConnectorAnswer.Ok(new JsonObject
            {
                ["id"] = TryDirectory.TeamId,
                ["name"] = TryDirectory.TeamName,
                ["aadGroupId"] = TryDirectory.TeamAadGroupId,
                ["tenantId"] = TryDirectory.TenantId,
                ["type"] = "standard",
                ["channelCount"] = TryDirectory.Conversations.Count(c => c.Type == TryConversationType.Channel),
                ["memberCount"] = TryDirectory.People.Count,
            })
            : ConnectorAnswer.Error(StatusCodes.Status404NotFound, "NotFound", string.Create(CultureInfo.InvariantCulture, $"No team {teamId}."));

    private static ConnectorAnswer Channels(string teamId)
    {
        if (teamId != TryDirectory.TeamId)
        {
            return Team(teamId);
        }

        var channels = new JsonArray();
        foreach (var channel in TryDirectory.Conversations.Where(c => c.Type == TryConversationType.Channel))
        {
            var entry = new JsonObject { ["id"] = channel.Id, ["type"] = "standard" };
            if (channel.Id != TryDirectory.TeamId)
            {
                entry["name"] = channel.Name;
            }

            channels.Add(entry);
        }

        return ConnectorAnswer.Ok(new JsonObject { ["conversations"] = channels });
    }

    private static JsonArray Roster(TryConversation conversation, string objectIdName) =>
        [.. TryDirectory.PeopleOf(conversation).Select(p => Account(p, objectIdName))];

    private static JsonObject Account(TryPerson person, string objectIdName) => new()
    {
        ["id"] = person.Id,
        [objectIdName] = person.AadObjectId,
        ["name"] = person.Name,
        ["givenName"] = person.GivenName,
        ["surname"] = person.Surname,
        ["email"] = person.UserPrincipalName,
        ["userPrincipalName"] = person.UserPrincipalName,
        ["tenantId"] = TryDirectory.TenantId,
        ["userRole"] = "user",
    };
}
