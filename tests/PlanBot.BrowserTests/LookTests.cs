using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PlanBot.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace PlanBot.BrowserTests;

/// <summary>The page in each guise, for eyes (PLANBOT_SCREENSHOTS) and for what can be measured.</summary>
public sealed class LookTests(Chromium chromium)
{
    public static TheoryData<string, int, int, bool, bool, bool> Guises => new()
    {
        { "light", 1280, 900, false, true, false },
        { "dark", 1280, 900, true, true, false },
        { "narrow-light", 390, 844, false, true, false },
        { "narrow-dark", 390, 844, true, true, false },
        { "wide", 1920, 1080, false, true, false },
        { "forced", 1280, 900, true, true, true },
        { "text-light", 1280, 900, false, false, false },
        { "text-dark", 1280, 900, true, false, false },
        { "text-narrow", 390, 844, false, false, false },
    };

    [Theory]
    [MemberData(nameof(Guises))]
    public async Task Nothing_is_wider_than_the_window(string name, int width, int height, bool dark, bool withRenderer, bool forced)
    {
        await using var bot = await ScriptedBot.StartAsync();
        bot.OnActivity = async activity =>
        {
            switch ((string?)activity["text"])
            {
                case { } text when text.Contains("status", StringComparison.Ordinal):
                    await bot.ReplyAsync(activity, Wire.Card(Fixture.Card("theme-status")));
                    break;
                case { } text when text.Contains("priority", StringComparison.Ordinal):
                    await bot.ReplyAsync(activity, Wire.Card(Fixture.Card("priority-form")));
                    break;
                case { } text when text.Contains("help", StringComparison.Ordinal):
                    var help = Wire.Text("You can ask:\n\n- **status** of a theme\n- next *deadlines*\n- [the plan](https://northshire.example)\n\nOr submit a priority.");
                    help["suggestedActions"] = JsonNode.Parse("""{"actions":[{"type":"imBack","title":"Next deadlines","value":"next deadlines"},{"type":"imBack","title":"Submit a priority","value":"submit a priority"}]}""");
                    await bot.ReplyAsync(activity, help);
                    break;
                default:
                    break;
            }

            return Results.Ok();
        };
        await using var page = await chromium.OpenAsync(bot.Url, "priya", width, height, dark, withRenderer, forced);
        await page.ShootAsync($"{name}-0-start");
        await page.OpenAsync("PlanBot");

        await page.SayAsync("what's the status of the victims theme?");
        await Expect(page.LastCard).ToContainTextAsync("At risk");
        await page.ShootAsync($"{name}-1-status");
        await page.SayAsync("submit a priority");
        await Expect(page.LastCard).ToContainTextAsync("local priority");
        await page.PressAsync("Submit");
        await page.ShootAsync($"{name}-2-form");
        await page.SayAsync("help");
        await Expect(page.Page.Locator(".chip")).ToHaveCountAsync(2);
        await page.ShootAsync($"{name}-3-help");
        await page.BackAsync();
        await page.OpenAsync("General");
        await page.SayAsync("@PlanBot what's the status of the victims theme?");
        await Expect(page.LastCard).ToContainTextAsync("At risk");
        await page.Log.Locator(".post textarea").FillAsync("Thanks, all");
        await page.Log.Locator(".post textarea").PressAsync("Enter");
        await page.SeesAsync("did not get this");
        await page.ShootAsync($"{name}-4-channel");

        var overflow = await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.Equal(0, overflow);
        await page.Page.Locator("#me").ClickAsync();
        await page.ShootAsync($"{name}-5-people");
    }
}
