using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using PlanBot.BrowserTests.Support;
using PlanBot.People;
using PlanBot.TryPage;
using static Microsoft.Playwright.Assertions;

namespace PlanBot.BrowserTests;

/// <summary>What people do and see on the page, whatever PlanBot answers.</summary>
public sealed class TryPageTests(Chromium chromium)
{
    private static string Steering => TryDirectory.Conversations[^1].Id;

    private static string Group => TryDirectory.Conversations.Single(c => c.Type == TryConversationType.GroupChat).Id;

    [Fact]
    public async Task A_text_reaches_the_bot_and_its_answer_appears()
    {
        await using var bot = await ScriptedBot.StartAsync();
        bot.OnMessage(activity => bot.ReplyAsync(activity, Wire.Text("The **victims** theme is *on track*.")));
        await using var page = await chromium.OpenAsync(bot.Url);

        await page.SayAsync("what's the status of the victims theme?");

        await Expect(page.LastFromBot.Locator("strong")).ToHaveTextAsync("victims");
        await Expect(page.Page.Locator("#live")).ToContainTextAsync("PlanBot says: The victims theme is on track.");
        Assert.Equal(["installationUpdate", "conversationUpdate", "message"], bot.Received.Select(a => (string?)a["type"]));
    }

    [Fact]
    public async Task The_bot_hears_of_its_install_before_the_first_word_however_quickly_it_is_typed()
    {
        await using var bot = await ScriptedBot.StartAsync();
        var installed = new TaskCompletionSource();
        bot.OnActivity = async activity =>
        {
            if ((string?)activity["type"] == "installationUpdate")
            {
                await installed.Task;
            }

            return Results.Ok();
        };
        await using var page = await chromium.OpenAsync(bot.Url);
        await page.SayAsync("quick");
        await page.SeesAsync("quick");
        Assert.Empty(bot.Of("message"));

        installed.SetResult();

        await bot.HearsAsync("message");
        Assert.Equal(["installationUpdate", "conversationUpdate", "message"], bot.Received.Select(a => (string?)a["type"]));
    }

    [Fact]
    public async Task Text_of_the_bot_cannot_bring_markup_or_scripts()
    {
        await using var bot = await ScriptedBot.StartAsync();
        await using var page = await chromium.OpenAsync(bot.Url);

        await bot.SendAsync(TryDirectory.Conversations[0].Id, Wire.Text("""<img src=x onerror="document.title='owned'"> [press](javascript:alert(1)) [ok](https://x.example/?a=1&b="2") `**code**` \*literal\*"""));
        await page.SeesAsync("press");

        await Expect(page.LastFromBot.Locator("img")).ToHaveCountAsync(0);
        await Expect(page.LastFromBot.Locator("a")).ToHaveCountAsync(1);
        await Expect(page.LastFromBot.Locator("code")).ToHaveTextAsync("**code**");
        await Expect(page.LastFromBot.Locator(".bubble")).ToContainTextAsync("*literal*");
        await Expect(page.Page).ToHaveTitleAsync("PlanBot try-out");
    }

    [Fact]
    public async Task In_a_group_chat_the_bot_gets_what_mentions_it_and_the_page_says_so_otherwise()
    {
        await using var bot = await ScriptedBot.StartAsync();
        await using var page = await chromium.OpenAsync(bot.Url);
        await page.OpenAsync("Priorities working group");

        await page.SayAsync("anybody there?");
        await page.SeesAsync("PlanBot did not get this");
        var box = page.Page.Locator("#compose");
        await box.PressSequentiallyAsync("@Pl");
        await Expect(page.Page.GetByRole(AriaRole.Option)).ToHaveTextAsync("PlanBot");
        await box.PressAsync("Enter");
        await box.PressSequentiallyAsync("help");
        await box.PressAsync("Enter");

        await Expect(page.Log.Locator(".mention")).ToHaveTextAsync("PlanBot");
        var heard = await bot.HearsAsync("message");
        Assert.Equal("<at>PlanBot</at> help", (string?)heard["text"]);
        Assert.Single(bot.Of("message"));
    }

    [Fact]
    public async Task A_post_in_a_channel_has_its_answers_below_it()
    {
        await using var bot = await ScriptedBot.StartAsync();
        bot.OnMessage(activity => bot.ReplyAsync(activity, Wire.Text("Here you are.")));
        await using var page = await chromium.OpenAsync(bot.Url);
        await page.OpenAsync("Plan steering group");

        await page.SayAsync("@PlanBot next deadlines");
        await Expect(page.Log.Locator(".replies .from-bot")).ToHaveCountAsync(1);
        await page.SayAsync("@PlanBot the themes");
        await Expect(page.Log.Locator(".post")).ToHaveCountAsync(2);
        var box = page.Log.Locator(".post").First.GetByLabel("Reply");
        await box.FillAsync("@PlanBot and later ones?");
        await box.PressAsync("Enter");

        await Expect(page.Log.Locator(".post").First.Locator(".replies .message")).ToHaveCountAsync(3);
        var ids = bot.Of("message").Select(a => (string?)a["conversation"]!["id"]).ToList();
        Assert.Equal(ids[0], ids[2]);
        Assert.NotEqual(ids[0], ids[1]);
    }

    [Fact]
    public async Task What_comes_by_itself_is_announced_counted_and_one_press_away()
    {
        await using var bot = await ScriptedBot.StartAsync();
        await using var page = await chromium.OpenAsync(bot.Url);

        var (status, _) = await bot.ConnectorAsync(HttpMethod.Post, "/conversations", JsonNode.Parse(
            $$$"""{"isGroup":true,"channelData":{"channel":{"id":"{{{Steering}}}"}},"tenantId":"{{{TryDirectory.TenantId}}}","activity":{"type":"message","text":"Panel paper due on Friday"}}"""));

        Assert.Equal(201, status);
        await Expect(page.Page.Locator(".entry.unread")).ToContainTextAsync("Plan steering group");
        await Expect(page.Page.Locator("[data-area=teams] .badge")).ToHaveTextAsync("1");
        await Expect(page.Page.Locator("#live")).ToContainTextAsync("PlanBot in Plan steering group: Panel paper due on Friday");
        await page.ShootAsync("proactive");
        await page.Page.Locator("#toast").ClickAsync();
        await page.SeesAsync("Panel paper due on Friday");
        await Expect(page.Page.Locator(".entry.unread")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_message_that_the_bot_changes_or_takes_back_changes_on_the_page()
    {
        await using var bot = await ScriptedBot.StartAsync();
        await using var page = await chromium.OpenAsync(bot.Url);
        var chat = TryDirectory.Conversations[0].Id;
        var id = await bot.SendAsync(chat, Wire.Text("due on Friday"));
        await page.SeesAsync("due on Friday");

        await bot.ConnectorAsync(HttpMethod.Put, $"/conversations/{chat}/activities/{id}", Wire.Text("due on Monday"));
        await page.SeesAsync("due on Monday");
        await Expect(page.LastFromBot).ToContainTextAsync("Edited");
        await bot.ConnectorAsync(HttpMethod.Delete, $"/conversations/{chat}/activities/{id}");
        await page.SeesAsync("This message has been deleted.");
    }

    [Fact]
    public async Task Typing_shows_until_the_message_comes()
    {
        await using var bot = await ScriptedBot.StartAsync();
        await using var page = await chromium.OpenAsync(bot.Url);
        var chat = TryDirectory.Conversations[0].Id;

        await bot.SendAsync(chat, new JsonObject { ["type"] = "typing" });
        await Expect(page.Page.Locator("#typing")).ToBeVisibleAsync();
        await bot.SendAsync(chat, Wire.Text("done"));

        await Expect(page.Page.Locator("#typing")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Suggested_actions_are_chips_that_speak_for_the_person()
    {
        await using var bot = await ScriptedBot.StartAsync();
        bot.OnMessage(activity =>
        {
            var reply = Wire.Text("Which theme?");
            reply["suggestedActions"] = JsonNode.Parse("""
                {"actions":[{"type":"imBack","title":"Victims","value":"status of victims"},{"type":"Action.Submit","title":"None","value":{"none":true}},
                {"type":"imBack","title":"3","value":"3"},{"type":"imBack","title":"4","value":"4"}]}
                """);
            return (string?)activity["text"] == "status" ? bot.ReplyAsync(activity, reply) : Task.FromResult(string.Empty);
        });
        await using var page = await chromium.OpenAsync(bot.Url);

        await page.SayAsync("status");
        await Expect(page.Page.Locator(".chip")).ToHaveTextAsync(["Victims", "None", "3"]);
        await page.Page.Locator(".chip", new PageLocatorOptions { HasText = "None" }).ClickAsync();
        var submit = await bot.HearsAsync("invoke");
        await page.Page.Locator(".chip", new PageLocatorOptions { HasText = "Victims" }).ClickAsync();
        await page.SeesAsync("status of victims");

        Assert.Equal("suggestedAction/submit", (string?)submit["name"]);
        Assert.True((bool?)submit["value"]!["none"]);
        await Expect(page.Page.Locator(".chip")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_people_in_two_windows_see_each_other_but_not_each_others_chats()
    {
        await using var bot = await ScriptedBot.StartAsync();
        await using var priya = await chromium.OpenAsync(bot.Url);
        await using var tom = await chromium.OpenAsync(bot.Url, "tom");
        await priya.SayAsync("only between us");
        await priya.SeesAsync("only between us");

        await priya.OpenAsync("Priorities working group");
        await priya.SayAsync("hello Tom");
        await tom.OpenAsync("Priorities working group");

        await Expect(tom.Log.Locator(".message:not(.mine) .bubble")).ToHaveTextAsync("hello Tom");
        await tom.OpenAsync("PlanBot");
        await Expect(tom.Log).Not.ToContainTextAsync("only between us");
        await Expect(tom.Page.Locator("#me")).ToContainTextAsync("Tom Ellis");
    }

    [Fact]
    public async Task A_person_can_become_another_and_change_role()
    {
        var people = new RememberedRoles();
        await using var bot = await ScriptedBot.StartAsync(people);
        await using var page = await chromium.OpenAsync(bot.Url);

        await page.BecomeAsync("Grace Okafor");
        await Expect(page.Page.Locator("#title")).ToHaveTextAsync("PlanBot");
        await page.Page.Locator("#me").ClickAsync();
        var role = page.Page.GetByLabel("Role of Grace Okafor");
        await Expect(role).ToHaveValueAsync("PanelMember");
        await role.SelectOptionAsync("Staff");
        await Expect(page.Page.Locator("#live")).ToContainTextAsync("Grace Okafor is now Staff.");

        Assert.Equal(Role.Staff, people.Held[TryDirectory.People[2].AadObjectId]);
        Assert.Equal(Role.Administrator, people.Held[TryDirectory.People[3].AadObjectId]);
    }

    [Fact]
    public async Task A_bot_that_fails_is_said_beside_the_message()
    {
        await using var bot = await ScriptedBot.StartAsync();
        bot.OnActivity = _ => Task.FromResult(Results.Problem("No database.", statusCode: 500));
        await using var page = await chromium.OpenAsync(bot.Url);

        await page.SayAsync("hello");

        await page.SeesAsync("PlanBot answered with an error (HTTP 500). No database.");
    }

    [Fact]
    public async Task The_theme_can_be_switched_and_is_remembered()
    {
        await using var bot = await ScriptedBot.StartAsync();
        await using var page = await chromium.OpenAsync(bot.Url);
        const string Ground = "getComputedStyle(document.body).backgroundColor";
        var light = await page.Page.EvaluateAsync<string>(Ground);

        await page.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Switch between light and dark" }).ClickAsync();
        var dark = await page.Page.EvaluateAsync<string>(Ground);
        await page.Page.ReloadAsync();

        Assert.NotEqual(light, dark);
        Assert.Equal(dark, await page.Page.EvaluateAsync<string>(Ground));
    }

    [Fact]
    public async Task Everything_can_be_reached_by_keyboard()
    {
        await using var bot = await ScriptedBot.StartAsync();
        await using var page = await chromium.OpenAsync(bot.Url);
        await page.Page.Locator("#theme").FocusAsync();
        var reached = new List<string>();

        for (var i = 0; i < 14; i++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            reached.Add(await page.Page.EvaluateAsync<string>("(document.activeElement.id || document.activeElement.innerText || '').trim()"));
        }

        Assert.Contains("me", reached);
        Assert.Contains("Chat", reached);
        Assert.Contains("General", reached);
        Assert.Contains("log", reached);
        Assert.Contains("compose", reached);
        Assert.Contains("Next deadlines", reached);
    }

    [Fact]
    public async Task A_half_written_reply_survives_what_arrives_meanwhile()
    {
        await using var bot = await ScriptedBot.StartAsync();
        await using var page = await chromium.OpenAsync(bot.Url);
        await page.OpenAsync("General");
        await bot.SendAsync(TryDirectory.TeamId, Wire.Text("A post"));
        var box = page.Log.GetByLabel("Reply");
        await box.FillAsync("half a");

        await bot.SendAsync(TryDirectory.TeamId, Wire.Text("Another post"));
        await page.SeesAsync("Another post");
        await page.Page.Keyboard.TypeAsync(" sentence");

        await Expect(box.First).ToHaveValueAsync("half a sentence");
    }

    [Fact]
    public async Task A_page_that_is_opened_again_shows_what_was_said_meanwhile()
    {
        await using var bot = await ScriptedBot.StartAsync();
        await using var page = await chromium.OpenAsync(bot.Url);
        await page.OpenAsync("Priorities working group");
        await page.Page.GotoAsync("about:blank");
        await bot.SendAsync(Group, Wire.Text("said meanwhile"));

        await page.Page.GoBackAsync();

        await page.SeesAsync("said meanwhile");
        await Expect(page.Page.Locator("#title")).ToHaveTextAsync("Priorities working group");
    }

    private sealed class RememberedRoles : ITryPeople
    {
        public Dictionary<string, Role> Held { get; } = [];

        public Task<IReadOnlyList<Role>> GetRolesAsync(string tenantId, string aadObjectId, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Role>>(Held.TryGetValue(aadObjectId, out var role) ? [role] : []);

        public Task SetRoleAsync(string tenantId, string aadObjectId, Role role, CancellationToken cancellationToken)
        {
            Held[aadObjectId] = role;
            return Task.CompletedTask;
        }
    }
}
