using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PlanBot.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace PlanBot.BrowserTests;

public sealed class TryPageTests(Chromium chromium)
{
    [Fact]
    public async Task A_text_reaches_the_bot_and_its_answer_appears()
    {
        await using var bot = await ScriptedBot.StartAsync();
        bot.OnActivity = async activity =>
        {
            if ((string?)activity["type"] == "message")
            {
                await bot.ReplyAsync(activity, Wire.Text("The **victims** theme is *on track*."));
            }

            return Results.Ok();
        };
        await using var page = await chromium.OpenAsync(bot.Url);

        await page.SayAsync("what's the status of the victims theme?");

        await Expect(page.LastFromBot.Locator("strong")).ToHaveTextAsync("victims");
        await page.ShootAsync("text");
    }
}
