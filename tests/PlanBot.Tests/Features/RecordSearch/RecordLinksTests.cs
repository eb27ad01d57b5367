using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Bot;
using PlanBot.Recognition;
using PlanBot.Samples;
using PlanBot.Tests.Cards;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.RecordSearch;

/// <summary>Links to records: where they lead, and the card that they become where they are pasted.</summary>
public class RecordLinksTests
{
    private const string AppId = "0f6c1c8e-7a43-4a52-9a3e-5d1f4f0c7b21";
    private const string Host = "planbot.northshire.example";
    private const string ThemeLink = $"https://{Host}/open/leicestershire-2013-17/theme/v1-victims-witnesses";

    private static readonly DateOnly Today = new(2013, 6, 26);

    [Theory]
    [InlineData("composeExtension/queryLink")]
    [InlineData("composeExtension/anonymousQueryLink")]
    public async Task A_link_to_a_record_becomes_its_card_whoever_pastes_it(string invokeName)
    {
        await using var planBot = await StartAsync();

        var result = Assert.Single((await PasteAsync(planBot, ThemeLink, invokeName))!["attachments"]!.AsArray())!;

        Assert.Equal("Support for Victims and Witnesses", (string?)result["preview"]!["content"]!["title"]);
        Assert.Equal("1.3", (string?)result["content"]!["version"]);
        Assert.Contains(ThemeLink, result["content"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/open/leicestershire-2013-17/theme/v1-victims-witnesses")]
    [InlineData($"http://{Host}/open/leicestershire-2013-17/theme/v1-victims-witnesses")]
    [InlineData($"https://{Host}:8443/open/leicestershire-2013-17/theme/v1-victims-witnesses")]
    [InlineData($"https://{Host}/open/leicestershire-2013-17/theme/nothing")]
    [InlineData($"https://{Host}/open/leicestershire-2013-17/secret/v1-victims-witnesses")]
    [InlineData($"https://{Host}/open")]
    [InlineData("not a link")]
    [InlineData("")]
    public async Task Any_other_link_stays_a_link(string link)
    {
        await using var planBot = await StartAsync();

        Assert.Null(await PasteAsync(planBot, link));
    }

    [Fact]
    public async Task In_a_browser_the_link_leads_to_PlanBots_chat_with_the_question_written()
    {
        await using var planBot = await StartAsync(
            ("MicrosoftAppId", AppId), ("MicrosoftAppPassword", "not asked for here"), ("MicrosoftAppTenantId", TestPerson.Tenant));

        using var response = await planBot.Http.GetAsync(new Uri("/open/leicestershire-2013-17/theme/v1-victims-witnesses", UriKind.Relative), TestContext.Current.CancellationToken);
        using var missing = await planBot.Http.GetAsync(new Uri("/open/leicestershire-2013-17/theme/nothing", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var query = HttpUtility.ParseQueryString(response.Headers.Location!.Query);
        Assert.Equal("teams.microsoft.com", response.Headers.Location.Host);
        Assert.Equal($"28:{AppId}", query["users"]);
        Assert.Equal("What's the status of the Support for Victims and Witnesses theme? (Leicestershire 2013)", query["message"]);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_themes_own_card_carries_the_link_to_share()
    {
        await using var planBot = await StartAsync();

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("what's the status of the support for victims and witnesses theme?");

        Assert.Contains($"[Link to this theme]({ThemeLink})", reply.Card.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("what are the next deadlines", "/milestone/panel-2013-09-12", "Link to this deadline")]
    [InlineData("list all ambitions", "/ambition/a-burglary", "Link to this ambition")]
    public async Task The_cards_of_deadlines_and_ambitions_carry_links_to_share(string question, string path, string words)
    {
        await using var planBot = await StartAsync();

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync(question);

        Assert.Contains($"[{words}](https://{Host}/open/leicestershire-2013-17{path})", reply.Card.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("what happened to the victims' hub in Wyremouth (Northshire)?", "/commitment/victims-hub", "Link to this commitment")]
    [InlineData("Northshire: is the share of victims satisfied with the service going up or down?", "/kpi/victim-satisfaction", "Link to this KPI")]
    public async Task The_cards_of_commitments_and_KPIs_carry_the_link_to_share(string question, string path, string words)
    {
        await using var planBot = await StartAsync(new DateOnly(2026, 11, 24));
        await planBot.ImportSampleAsync(SamplePlans.Northshire);

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync(question);

        Assert.Contains($"[{words}](https://{Host}/open/{SamplePlans.Northshire}{path})", reply.Card.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_question_that_a_link_writes_is_understood_as_being_about_its_record()
    {
        await using var planBot = await StartAsync();
        await planBot.ImportSampleAsync(SamplePlans.Northshire);
        var recognizer = await planBot.Services.GetRequiredService<RecognizerCache>().CurrentAsync(TestContext.Current.CancellationToken);

        var question = recognizer.Recognize(new("What's the status of the Support for Victims and Witnesses theme? (Leicestershire 2013)", SamplePlans.Northshire, Today));

        Assert.Equal(Intents.ThemeStatus, question.Intent);
        Assert.Equal("leicestershire-2013-17", question.PlanId);
        Assert.Equal("v1-victims-witnesses", question.Best(EntityTypes.Theme)?.Id);
    }

    [Fact]
    public async Task Without_a_registration_and_a_host_cards_have_no_links()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        var invoke = tom.NewActivity(ActivityTypes.Invoke);
        invoke.Name = "composeExtension/query";
        invoke.Value = JsonNode.Parse("""{"commandId":"searchPlan","parameters":[{"name":"words","value":"support for victims"}]}""");

        var card = (await tom.SendAsync(invoke)).Body!["composeExtension"]!["attachments"]![0]!["content"]!.AsObject();

        Assert.Null(card["actions"]?.AsArray().FirstOrDefault());
        Assert.DoesNotContain("Link to this card", card.ToJsonString(), StringComparison.Ordinal);
        card["version"] = "1.5";
        Assert.Empty(CardSchema.Problems(card));
    }

    private static Task<PlanBotApplication> StartAsync(params (string Key, string Value)[] settings) => StartAsync(Today, settings);

    private static async Task<PlanBotApplication> StartAsync(DateOnly today, params (string Key, string Value)[] settings)
    {
        var planBot = await PlanBotApplication.StartAsync(today, null, [("PlanBot:Manifest:Host", Host), .. settings]);
        await planBot.ImportSampleAsync(SamplePlans.Leicestershire);
        return planBot;
    }

    private static async Task<JsonNode?> PasteAsync(PlanBotApplication planBot, string link, string invokeName = "composeExtension/queryLink")
    {
        var tom = TestConversation.Group(planBot, TestPerson.Tom);
        var invoke = tom.NewActivity(ActivityTypes.Invoke);
        invoke.Name = invokeName;
        invoke.Value = new JsonObject { ["url"] = link };
        var reply = await tom.SendAsync(invoke);
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        return reply.Body?["composeExtension"];
    }
}
