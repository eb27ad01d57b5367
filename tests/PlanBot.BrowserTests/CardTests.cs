using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using PlanBot.BrowserTests.Support;
using PlanBot.TryPage;
using static Microsoft.Playwright.Assertions;

namespace PlanBot.BrowserTests;

/// <summary>Cards do the same whether the official renderer draws them or the page shows them as text.</summary>
public sealed class CardTests(Chromium chromium)
{
    private static string Chat => TryDirectory.Conversations[0].Id;

    private static string Group => TryDirectory.Conversations.Single(c => c.Type == TryConversationType.GroupChat).Id;

    private static JsonNode Done => JsonNode.Parse("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"Submitted as NOR-2026-P001","wrap":true}]}""")!;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Execute_sends_what_was_typed_and_the_answer_replaces_the_card(bool withRenderer)
    {
        await using var bot = await ScriptedBot.StartAsync();
        bot.OnExecute(_ => Results.Json(Wire.CardAnswer(Done)));
        await using var page = await OpenAsync(bot, withRenderer);
        await bot.SendAsync(Chat, Wire.Card(Fixture.Card("priority-form")));

        await FillAsync(page);
        await page.PressAsync("Submit");

        await Expect(page.LastCard).ToHaveTextAsync("Submitted as NOR-2026-P001");
        var value = (await bot.HearsAsync("invoke"))["value"]!;
        Assert.Equal("submitPriority", (string?)value["action"]!["verb"]);
        Assert.Equal("Action.Execute", (string?)value["action"]!["type"]);
        Assert.Equal(Expected.ToJsonString(), Sorted(value["action"]!["data"]!).ToJsonString());
        await Expect(page.Page.Locator("#live")).ToContainTextAsync("The card has changed.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Submit_sends_a_message_with_the_same_values(bool withRenderer)
    {
        await using var bot = await ScriptedBot.StartAsync();
        await using var page = await OpenAsync(bot, withRenderer);
        var id = await bot.SendAsync(Chat, Wire.Card(Fixture.Card("priority-form")));

        await FillAsync(page);
        await page.PressAsync("Send the old way");

        await page.SeesAsync("Your response was sent to the app.");
        var message = await bot.HearsAsync("message");
        Assert.Equal(id, (string?)message["replyToId"]);
        Assert.Equal(Expected.ToJsonString(), Sorted(message["value"]!).ToJsonString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_that_is_not_right_is_not_sent_and_says_why(bool withRenderer)
    {
        await using var bot = await ScriptedBot.StartAsync();
        await using var page = await OpenAsync(bot, withRenderer);
        await bot.SendAsync(Chat, Wire.Card(Fixture.Card("priority-form")));

        await page.LastCard.GetByLabel("For how many years").FillAsync("9");
        await page.PressAsync("Submit");

        await Expect(page.LastCard).ToContainTextAsync("Give the priority a title.");
        await Expect(page.LastCard).ToContainTextAsync("Choose a theme.");
        await Expect(page.LastCard).ToContainTextAsync("Between 1 and 4 years.");
        await Expect(page.LastCard.GetByLabel("Title")).ToBeFocusedAsync();
        Assert.Empty(bot.Of("invoke"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_shown_card_sends_its_inputs_and_those_around_it(bool withRenderer)
    {
        await using var bot = await ScriptedBot.StartAsync();
        await using var page = await OpenAsync(bot, withRenderer);
        await bot.SendAsync(Chat, Wire.Card(Fixture.Card("priority-form")));
        await FillAsync(page);

        await page.LastCard.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Comment", Exact = true }).ClickAsync();
        await page.LastCard.GetByRole(AriaRole.Textbox, new LocatorGetByRoleOptions { Name = "Comment", Exact = true }).FillAsync("soon please");
        await page.PressAsync("Send comment");

        var value = (await bot.HearsAsync("message"))["value"]!;
        Assert.Equal(("comment", "soon please", "Safer parks"), ((string?)value["kind"], (string?)value["comment"], (string?)value["title"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Visibility_fallbacks_tables_facts_and_dates_are_drawn(bool withRenderer)
    {
        await using var bot = await ScriptedBot.StartAsync();
        await using var page = await OpenAsync(bot, withRenderer);
        await bot.SendAsync(Chat, Wire.Card(Fixture.Card("theme-status")));
        var card = page.LastCard;

        await Expect(card).ToContainTextAsync("Status word: At risk");
        await Expect(card).ToContainTextAsync("72.4%");
        await Expect(card).ToContainTextAsync("£412,000 in 2026-27");
        await Expect(card).ToContainTextAsync("4 Dec 2026");
        await Expect(card.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Support for victims");
        await Expect(card.GetByText("Why: the satisfaction measure fell")).ToBeHiddenAsync();
        await page.PressAsync("Why");
        await Expect(card.GetByText("Why: the satisfaction measure fell")).ToBeVisibleAsync();

        // Neither toggling nor showing a card is anything that the bot hears of.
        await bot.SendAsync(Chat, Wire.Card(Fixture.Card("priority-form")));
        await page.PressAsync("Comment");
        await page.SayAsync("and now");
        var heard = await bot.HearsAsync("message");
        Assert.Equal("and now", (string?)heard["text"]);
        Assert.Single(bot.Of("message"));
    }

    [Fact]
    public async Task Without_the_renderer_the_page_says_so()
    {
        await using var bot = await ScriptedBot.StartAsync();
        await using var page = await OpenAsync(bot, withRenderer: false);

        await Expect(page.Page.Locator("#banner")).ToContainTextAsync("cards are shown as text");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_error_stands_under_the_card_and_what_was_typed_stays(bool withRenderer)
    {
        await using var bot = await ScriptedBot.StartAsync();
        bot.OnExecute(_ => Results.Json(Wire.ErrorAnswer("The priority has a title of over 80 characters.")));
        await using var page = await OpenAsync(bot, withRenderer);
        await bot.SendAsync(Chat, Wire.Card(Fixture.Card("priority-form")));

        await FillAsync(page);
        await page.PressAsync("Submit");

        await Expect(page.Page.GetByRole(AriaRole.Alert).Last).ToHaveTextAsync("The priority has a title of over 80 characters.");
        await Expect(page.LastCard.GetByLabel("Title")).ToHaveValueAsync("Safer parks");
        await page.ShootAsync($"card-error-{(withRenderer ? "renderer" : "text")}");
    }

    [Theory]
    [InlineData(501, "Something went wrong. Please try again. (HTTP 501)")]
    [InlineData(504, "Unable to reach app. Please try again.")]
    public async Task An_answer_that_is_none_is_said_as_Teams_says_it(int status, string text)
    {
        await using var bot = await ScriptedBot.StartAsync();
        bot.OnExecute(_ => Results.StatusCode(status));
        await using var page = await OpenAsync(bot, withRenderer: true);
        await bot.SendAsync(Chat, Wire.Card(Fixture.Card("theme-status")));

        await page.PressAsync("Details");

        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(text);
    }

    [Fact]
    public async Task An_answer_in_words_stands_under_the_card()
    {
        await using var bot = await ScriptedBot.StartAsync();
        bot.OnExecute(_ => Results.Json(Wire.MessageAnswer("Noted, thank you.")));
        await using var page = await OpenAsync(bot, withRenderer: true);
        await bot.SendAsync(Chat, Wire.Card(Fixture.Card("theme-status")));

        await page.PressAsync("Details");

        await page.SeesAsync("Noted, thank you.");
    }

    [Fact]
    public async Task The_card_of_an_answer_is_for_the_person_who_pressed_until_the_message_changes()
    {
        await using var bot = await ScriptedBot.StartAsync();
        bot.OnExecute(_ => Results.Json(Wire.CardAnswer(Done)));
        await using var priya = await OpenAsync(bot, withRenderer: true);
        await using var tom = await chromium.OpenAsync(bot.Url, "tom");
        await priya.OpenAsync("Priorities working group");
        await tom.OpenAsync("Priorities working group");
        var id = await bot.SendAsync(Group, Wire.Card(Fixture.Card("theme-status")));

        await priya.PressAsync("Details");
        await Expect(priya.LastCard).ToHaveTextAsync("Submitted as NOR-2026-P001");
        await Expect(tom.LastCard).ToContainTextAsync("Support for victims");
        await bot.ConnectorAsync(HttpMethod.Put, $"/conversations/{Uri.EscapeDataString(Group)}/activities/{id}", Wire.Text("Done for all"));

        await priya.SeesAsync("Done for all");
        await tom.SeesAsync("Done for all");
        await Expect(priya.Log.Locator(".card")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_card_refreshes_itself_for_those_it_names()
    {
        await using var bot = await ScriptedBot.StartAsync();
        bot.OnExecute(_ => Results.Json(Wire.CardAnswer(Done)));
        await using var priya = await OpenAsync(bot, withRenderer: true);
        await using var tom = await chromium.OpenAsync(bot.Url, "tom");
        await priya.OpenAsync("Priorities working group");
        await tom.OpenAsync("Priorities working group");
        var card = Fixture.Card("theme-status");
        card["refresh"] = new JsonObject
        {
            ["action"] = JsonNode.Parse("""{"type":"Action.Execute","verb":"mine","data":{}}"""),
            ["userIds"] = new JsonArray(TryDirectory.People[0].Id),
        };

        await bot.SendAsync(Group, Wire.Card(card));

        await Expect(priya.LastCard).ToHaveTextAsync("Submitted as NOR-2026-P001");
        await Expect(tom.LastCard).ToContainTextAsync("Support for victims");
        var invoke = Assert.Single(bot.Of("invoke"));
        Assert.Equal(("automatic", "mine"), ((string?)invoke["value"]!["trigger"], (string?)invoke["value"]!["action"]!["verb"]));
        Assert.Equal(TryDirectory.People[0].Id, (string?)invoke["from"]!["id"]);
    }

    [Fact]
    public async Task A_hero_card_has_its_words_and_buttons()
    {
        await using var bot = await ScriptedBot.StartAsync();
        await using var page = await OpenAsync(bot, withRenderer: true);
        await bot.SendAsync(Chat, (JsonObject)JsonNode.Parse("""
            {"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.hero",
            "content":{"title":"Welcome","text":"I keep the plan.","buttons":[{"type":"imBack","title":"Help","value":"help me"}]}}]}
            """)!);

        await Expect(page.LastCard).ToContainTextAsync("I keep the plan.");
        await page.PressAsync("Help");

        Assert.Equal("help me", (string?)(await bot.HearsAsync("message"))["text"]);
    }

    /// <summary>What the form sends, by name: the same from both renderers.</summary>
    private static JsonObject Expected => new()
    {
        ["areas"] = "town,rural",
        ["contact"] = "yes",
        ["details"] = "Lighting\nand patrols",
        ["form"] = "p1",
        ["from"] = "2026-12-01",
        ["theme"] = "streets",
        ["title"] = "Safer parks",
        ["years"] = "2",
    };

    private async Task<TryPageDriver> OpenAsync(ScriptedBot bot, bool withRenderer)
    {
        if (withRenderer)
        {
            TryPageDriver.NeedsRenderer();
        }

        return await chromium.OpenAsync(bot.Url, withRenderer: withRenderer);
    }

    private static async Task FillAsync(TryPageDriver page)
    {
        var card = page.LastCard;
        await card.GetByLabel("Title").FillAsync("Safer parks");
        await card.GetByLabel("The local priority").FillAsync("Lighting\nand patrols");
        await card.GetByLabel("Theme").SelectOptionAsync("streets");
        await card.GetByLabel("Town centre").CheckAsync();
        await card.GetByLabel("Villages").CheckAsync();
        await card.GetByLabel("From").FillAsync("2026-12-01");
        await card.GetByLabel("For how many years").FillAsync("2");
        await card.GetByLabel("The office may call me about this").CheckAsync();
    }

    private static JsonObject Sorted(JsonNode data) =>
        new(data.AsObject().OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
}
