using System.Net;
using System.Text.Json.Nodes;
using PlanBot.BrowserTests.Support;
using PlanBot.TryPage;

namespace PlanBot.BrowserTests;

/// <summary>The page's connector answers as that of Teams does, so that a bot proved here works there.</summary>
public sealed class ConnectorTests
{
    private const string Group = "19:7e4d2b9c1f8a4630b5d7e9c2a1f08364@thread.v2";

    private static string Personal => TryDirectory.Conversations[0].Id;

    private static string Priya => TryDirectory.People[0].Id;

    private static string Path(string conversation, string rest = "/activities") => $"/conversations/{Uri.EscapeDataString(conversation)}{rest}";

    [Fact]
    public async Task A_message_is_kept_under_a_number_that_grows()
    {
        await using var bot = await ScriptedBot.StartAsync();

        var first = await bot.ConnectorAsync(HttpMethod.Post, Path(Personal), Wire.Text("one"));
        var second = await bot.ConnectorAsync(HttpMethod.Post, Path(Personal, "/activities/123"), Wire.Text("two"));

        Assert.Equal((201, 201), (first.Status, second.Status));
        Assert.True(long.Parse((string)second.Body!["id"]!, null) > long.Parse((string)first.Body!["id"]!, null));
    }

    [Fact]
    public async Task Typing_is_taken_without_an_id()
    {
        await using var bot = await ScriptedBot.StartAsync();

        var (status, body) = await bot.ConnectorAsync(HttpMethod.Post, Path(Personal), new JsonObject { ["type"] = "typing" });

        Assert.Equal(202, status);
        Assert.Null(body);
    }

    [Fact]
    public async Task A_message_can_be_replaced_and_taken_back_and_then_is_gone()
    {
        await using var bot = await ScriptedBot.StartAsync();
        var id = await bot.SendAsync(Group, Wire.Text("one"));

        var update = await bot.ConnectorAsync(HttpMethod.Put, Path(Group, $"/activities/{id}"), Wire.Text("two"));
        var delete = await bot.ConnectorAsync(HttpMethod.Delete, Path(Group, $"/activities/{id}"));
        var late = await bot.ConnectorAsync(HttpMethod.Put, Path(Group, $"/activities/{id}"), Wire.Text("three"));

        Assert.Equal(200, update.Status);
        Assert.Equal(id, (string?)update.Body!["id"]);
        Assert.Equal(200, delete.Status);
        Assert.Null(delete.Body);
        Assert.Equal(404, late.Status);
        Assert.Equal("ActivityNotFoundInConversation", (string?)late.Body!["error"]!["code"]);
    }

    [Fact]
    public async Task A_bot_cannot_change_what_a_person_wrote()
    {
        await using var bot = await ScriptedBot.StartAsync();
        var activity = (await bot.ActAsync("say", new { person = "priya", conversation = Personal, text = "hello" })).Single()!;

        var (status, _) = await bot.ConnectorAsync(HttpMethod.Put, Path(Personal, $"/activities/{activity["id"]}"), Wire.Text("changed"));

        Assert.Equal(404, status);
    }

    [Theory]
    [InlineData("""{"text":"no type"}""", 400, "BadSyntax")]
    [InlineData("""{"type":7}""", 400, "BadSyntax")]
    [InlineData("""{"type":"message","text":null}""", 400, "BadArgument")]
    [InlineData("""{"type":"message","attachments":null}""", 400, "BadArgument")]
    [InlineData("""{"type":"event","name":"x"}""", 400, "BadArgument")]
    [InlineData("""{"type":"typing","entities":[{"type":"streaminfo","streamType":"informative"}]}""", 403, "ContentStreamNotAllowed")]
    public async Task What_Teams_refuses_is_refused(string activity, int status, string code)
    {
        await using var bot = await ScriptedBot.StartAsync();

        var answer = await bot.ConnectorAsync(HttpMethod.Post, Path(Personal), JsonNode.Parse(activity));

        Assert.Equal(status, answer.Status);
        Assert.Equal(code, (string?)answer.Body!["error"]!["code"]);
    }

    [Fact]
    public async Task A_message_over_100_KB_is_refused()
    {
        await using var bot = await ScriptedBot.StartAsync();

        var (status, body) = await bot.ConnectorAsync(HttpMethod.Post, Path(Personal), Wire.Text(new string('x', 52_000)));

        Assert.Equal(413, status);
        Assert.Equal("MessageSizeTooBig", (string?)body!["error"]!["code"]);
    }

    [Theory]
    [InlineData("19:nowhere@thread.tacv2")]
    [InlineData("19:9a6e0d3c5b1f4728a4c8e7f2d6b19053@thread.tacv2;messageid=0")]
    [InlineData("19:9a6e0d3c5b1f4728a4c8e7f2d6b19053@thread.tacv2;messageid=x")]
    [InlineData("19:7e4d2b9c1f8a4630b5d7e9c2a1f08364@thread.v2;messageid=1700000000000")]
    public async Task An_unknown_conversation_is_not_found(string conversation)
    {
        await using var bot = await ScriptedBot.StartAsync();

        var (status, body) = await bot.ConnectorAsync(HttpMethod.Post, Path(conversation), Wire.Text("x"));

        Assert.Equal(404, status);
        Assert.Equal("ConversationNotFound", (string?)body!["error"]!["code"]);
    }

    [Fact]
    public async Task The_chat_with_a_person_is_the_same_each_time()
    {
        await using var bot = await ScriptedBot.StartAsync();
        var body = JsonNode.Parse($$"""{"isGroup":false,"members":[{"id":"{{Priya}}"}],"tenantId":"{{TryDirectory.TenantId}}"}""");

        var first = await bot.ConnectorAsync(HttpMethod.Post, "/conversations", body);
        var second = await bot.ConnectorAsync(HttpMethod.Post, "/conversations", body);

        Assert.Equal(201, first.Status);
        Assert.Equal(Personal, (string?)first.Body!["id"]);
        Assert.Equal(first.Body!.ToJsonString(), second.Body!.ToJsonString());
    }

    [Fact]
    public async Task A_post_in_a_channel_answers_with_its_thread()
    {
        await using var bot = await ScriptedBot.StartAsync();
        var channel = TryDirectory.Conversations[^1].Id;

        var (status, body) = await bot.ConnectorAsync(HttpMethod.Post, "/conversations", JsonNode.Parse(
            $$$"""{"isGroup":true,"channelData":{"channel":{"id":"{{{channel}}}"}},"tenantId":"{{{TryDirectory.TenantId}}}","activity":{"type":"message","text":"post"}}"""));
        var reply = await bot.ConnectorAsync(HttpMethod.Post, Path((string)body!["id"]!), Wire.Text("reply"));

        Assert.Equal(201, status);
        Assert.Equal($"{channel};messageid={body["activityId"]}", (string?)body["id"]);
        Assert.Equal(201, reply.Status);
    }

    [Theory]
    [InlineData("""{"isGroup":true,"channelData":{"channel":{"id":"CHANNEL"}},"tenantId":"TENANT"}""")]
    [InlineData("""{"channelData":{"channel":{"id":"CHANNEL"}},"tenantId":"TENANT","activity":{"type":"message"}}""")]
    [InlineData("""{"isGroup":true,"members":[{"id":"PRIYA"}],"tenantId":"TENANT"}""")]
    [InlineData("""{"isGroup":false,"members":[{"id":"PRIYA"},{"id":"PRIYA"}],"tenantId":"TENANT"}""")]
    [InlineData("""{"isGroup":false,"members":[{"id":"29:nobody"}],"tenantId":"TENANT"}""")]
    [InlineData("""{"isGroup":false,"members":[{"id":"PRIYA"}]}""")]
    public async Task A_conversation_that_Teams_would_not_make_is_bad_syntax(string body)
    {
        await using var bot = await ScriptedBot.StartAsync();
        var json = body.Replace("CHANNEL", TryDirectory.TeamId, StringComparison.Ordinal)
            .Replace("TENANT", TryDirectory.TenantId, StringComparison.Ordinal)
            .Replace("PRIYA", Priya, StringComparison.Ordinal);

        var answer = await bot.ConnectorAsync(HttpMethod.Post, "/conversations", JsonNode.Parse(json));

        Assert.Equal(400, answer.Status);
        Assert.Equal("BadSyntax", (string?)answer.Body!["error"]!["code"]);
    }

    [Fact]
    public async Task A_member_is_found_by_each_of_its_ids_and_the_roster_is_whole()
    {
        await using var bot = await ScriptedBot.StartAsync();
        var priya = TryDirectory.People[0];

        foreach (var id in new[] { priya.Id, priya.AadObjectId, priya.UserPrincipalName })
        {
            var one = await bot.ConnectorAsync(HttpMethod.Get, Path(Group, $"/members/{Uri.EscapeDataString(id)}"));
            Assert.Equal(priya.AadObjectId, (string?)one.Body!["aadObjectId"]);
        }

        var alan = await bot.ConnectorAsync(HttpMethod.Get, Path(Group, $"/members/{TryDirectory.People[3].AadObjectId}"));
        Assert.Equal((404, "MemberNotFoundInConversation"), (alan.Status, (string?)alan.Body!["error"]!["code"]));
        var all = await bot.ConnectorAsync(HttpMethod.Get, Path(Group, "/members"));
        var page = await bot.ConnectorAsync(HttpMethod.Get, Path(Group, "/pagedmembers?pageSize=2"));
        Assert.Equal(["Priya Shah", "Tom Ellis", "Grace Okafor"], all.Body!.AsArray().Select(m => (string?)m!["name"]));
        Assert.Equal(3, page.Body!["members"]!.AsArray().Count);
        Assert.Null(page.Body["continuationToken"]);
    }

    [Fact]
    public async Task The_team_has_a_General_channel_without_a_name()
    {
        await using var bot = await ScriptedBot.StartAsync();

        var team = await bot.ConnectorAsync(HttpMethod.Get, $"/teams/{Uri.EscapeDataString(TryDirectory.TeamId)}");
        var channels = await bot.ConnectorAsync(HttpMethod.Get, $"/teams/{Uri.EscapeDataString(TryDirectory.TeamId)}/conversations");

        Assert.Equal("Northshire plan delivery", (string?)team.Body!["name"]);
        var list = channels.Body!["conversations"]!.AsArray();
        Assert.Equal([null, "Plan steering group"], list.Select(c => (string?)c!["name"]));
        Assert.Equal(TryDirectory.TeamId, (string?)list[0]!["id"]);
    }

    [Theory]
    [InlineData("Host", "planbot.example.org")]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Origin", "https://evil.example")]
    public async Task Nobody_else_gets_in(string header, string value)
    {
        await using var bot = await ScriptedBot.StartAsync();

        foreach (var path in new[] { "/", "/try/events", "/try/roles", "/try/connector/v3/teams/x" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{bot.Url}{path}");
            request.Headers.TryAddWithoutValidation(header, value);
            using var response = await bot.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }
}
