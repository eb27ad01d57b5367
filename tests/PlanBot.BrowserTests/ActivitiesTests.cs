using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using PlanBot.BrowserTests.Support;
using PlanBot.TryPage;

namespace PlanBot.BrowserTests;

/// <summary>What the page gives to the bot has the shape of what Teams sends.</summary>
public sealed partial class ActivitiesTests
{
    private static TryConversation Personal => TryDirectory.Conversations[0];

    private static TryConversation Group => TryDirectory.Conversations.Single(c => c.Type == TryConversationType.GroupChat);

    private static TryConversation Channel => TryDirectory.Conversations[^1];

    private static TryPerson Priya => TryDirectory.People[0];

    [Fact]
    public async Task The_first_visit_installs_the_bot_with_two_events_and_the_second_sends_nothing()
    {
        await using var bot = await ScriptedBot.StartAsync();

        foreach (var conversation in new[] { Personal, Group, Channel })
        {
            var first = await bot.ActAsync("visit", new { person = "priya", conversation = conversation.Id });
            var second = await bot.ActAsync("visit", new { person = "priya", conversation = conversation.Id });

            Assert.Equal(["installationUpdate", "conversationUpdate"], first.Select(a => (string?)a!["type"]));
            Assert.Empty(second);
            var (installation, update) = (first[0]!, first[1]!);
            Assert.Equal("add", (string?)installation["action"]);
            Assert.Equal(conversation.Id, (string?)installation["channelData"]!["settings"]!["selectedChannel"]!["id"]);
            var added = update["membersAdded"]!.AsArray().Select(m => (string?)m!["id"]).ToList();
            Assert.Equal(TryDirectory.BotId, added[^1]);
            Assert.Equal(conversation.Type == TryConversationType.Personal ? 2 : 1, added.Count);
            Assert.Equal(conversation.Type == TryConversationType.Channel ? "teamMemberAdded" : null, (string?)update["channelData"]!["eventType"]);
            Assert.All(first, a => Assert.Equal(conversation.Id, (string?)a!["conversation"]!["id"]));
            Assert.All(first, a => Assert.DoesNotContain("name", a!["from"]!.AsObject().Select(p => p.Key)));
        }
    }

    [Fact]
    public async Task A_message_carries_who_where_and_when()
    {
        await using var bot = await ScriptedBot.StartAsync();

        var message = (await bot.ActAsync("say", new { person = "priya", conversation = Personal.Id, text = "a < b\nnext" })).Single()!;

        Assert.Equal("a < b\nnext", (string?)message["text"]);
        Assert.Equal("plain", (string?)message["textFormat"]);
        Assert.Equal("msteams", (string?)message["channelId"]);
        Assert.Equal($"{bot.Url}/try/connector/", (string?)message["serviceUrl"]);
        Assert.Equal("personal", (string?)message["conversation"]!["conversationType"]);
        Assert.StartsWith("a:", (string?)message["conversation"]!["id"], StringComparison.Ordinal);
        Assert.Equal(Priya.Id, (string?)message["from"]!["id"]);
        Assert.StartsWith("29:", Priya.Id, StringComparison.Ordinal);
        Assert.Equal(Priya.AadObjectId, (string?)message["from"]!["aadObjectId"]);
        Assert.Equal(TryDirectory.TenantId, (string?)message["channelData"]!["tenant"]!["id"]);
        Assert.Equal("<p>a &lt; b<br>next</p>", (string?)message["attachments"]![0]!["content"]);
        Assert.Matches(Digits(), (string?)message["id"]);
        Assert.Matches(Utc(), (string?)message["timestamp"]);
        Assert.Equal("Europe/London", (string?)message["localTimezone"]);
    }

    [Fact]
    public async Task In_a_channel_a_mention_is_marked_and_a_post_begins_a_thread()
    {
        await using var bot = await ScriptedBot.StartAsync();

        var post = (await bot.ActAsync("say", new { person = "priya", conversation = Channel.Id, text = "@planbot ask @Tom Ellis" })).Single()!;
        var id = (string?)post["id"];
        var reply = (await bot.ActAsync("say", new { person = "tom", conversation = Channel.Id, root = id, text = "@PlanBot yes" })).Single()!;

        Assert.Equal("<at>PlanBot</at> ask <at>Tom Ellis</at>", (string?)post["text"]);
        var mentions = post["entities"]!.AsArray().Where(e => (string?)e!["type"] == "mention").ToList();
        Assert.Equal([TryDirectory.BotId, TryDirectory.People[1].Id], mentions.Select(m => (string?)m!["mentioned"]!["id"]));
        Assert.Equal("<at>PlanBot</at>", (string?)mentions[0]!["text"]);
        Assert.Equal($"{Channel.Id};messageid={id}", (string?)post["conversation"]!["id"]);
        Assert.Equal($"{Channel.Id};messageid={id}", (string?)reply["conversation"]!["id"]);
        Assert.Equal("channel", (string?)post["conversation"]!["conversationType"]);
        Assert.True((bool?)post["conversation"]!["isGroup"]);
        Assert.Equal(Channel.Id, (string?)post["channelData"]!["channel"]!["id"]);
        Assert.Equal(TryDirectory.TeamId, (string?)post["channelData"]!["team"]!["id"]);
    }

    [Theory]
    [InlineData("group", "status?")]
    [InlineData("channel", "@Tom Ellis status?")]
    public async Task What_does_not_mention_the_bot_does_not_reach_it(string where, string text)
    {
        await using var bot = await ScriptedBot.StartAsync();
        var conversation = where == "group" ? Group.Id : Channel.Id;

        Assert.Empty(await bot.ActAsync("say", new { person = "priya", conversation, text }));
    }

    [Fact]
    public async Task A_pressed_submit_is_a_message_without_text_and_a_pressed_execute_an_invoke()
    {
        await using var bot = await ScriptedBot.StartAsync();
        var id = await bot.SendAsync(Personal.Id, Wire.Card(Fixture.Card("priority-form")));
        var who = new { person = "priya", conversation = Personal.Id, message = id };

        var submit = (await bot.ActAsync("submit", new { who.person, who.conversation, who.message, value = new { form = "p1", title = "x" } })).Single()!;
        var execute = (await bot.ActAsync("execute", new
        {
            who.person,
            who.conversation,
            who.message,
            action = new { type = "Action.Execute", verb = "v", title = "Go", data = new { a = "1" } },
            trigger = "manual",
        })).Single()!;

        Assert.Equal("message", (string?)submit["type"]);
        Assert.Null(submit["text"]);
        Assert.Equal(id, (string?)submit["replyToId"]);
        Assert.Equal("""{"form":"p1","title":"x"}""", submit["value"]!.ToJsonString());
        Assert.Equal(("invoke", "adaptiveCard/action"), ((string?)execute["type"], (string?)execute["name"]));
        Assert.Equal(id, (string?)execute["replyToId"]);
        Assert.Equal("v", (string?)execute["value"]!["action"]!["verb"]);
        Assert.Equal("manual", (string?)execute["value"]!["trigger"]);
    }

    [Fact]
    public async Task A_messageBack_button_sends_its_own_text_and_value()
    {
        await using var bot = await ScriptedBot.StartAsync();
        var id = await bot.SendAsync(Personal.Id, Wire.Card(Fixture.Card("priority-form")));

        var submit = (await bot.ActAsync("submit", new
        {
            person = "priya",
            conversation = Personal.Id,
            message = id,
            value = JsonNode.Parse("""{"msteams":{"type":"messageBack","text":"mine","displayText":"My submissions","value":{"page":2}}}"""),
        })).Single()!;

        Assert.Equal("mine", (string?)submit["text"]);
        Assert.Equal("""{"page":2}""", submit["value"]!.ToJsonString());
    }

    [Fact]
    public async Task Outside_Development_it_is_not_served()
    {
        foreach (var environment in new[] { Environments.Production, Environments.Staging })
        {
            await using var app = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment }).Build();

            Assert.Throws<InvalidOperationException>(app.MapTryPage);
        }
    }

    [GeneratedRegex(@"^\d{13}$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
    private static partial Regex Utc();
}
