using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using PlanBot.BrowserTests.Support;
using PlanBot.TryPage;
using static Microsoft.Playwright.Assertions;

namespace PlanBot.BrowserTests;

/// <summary>What axe finds (WCAG 2.2 A and AA): contrast, names, roles, structure.</summary>
public sealed class AccessibilityTests(Chromium chromium)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    [Theory]
    [InlineData(false, true, 1280)]
    [InlineData(true, true, 1280)]
    [InlineData(false, false, 390)]
    [InlineData(true, false, 1280)]
    public async Task Axe_finds_nothing_to_mend(bool dark, bool withRenderer, int width)
    {
        await using var bot = await ScriptedBot.StartAsync();
        await using var page = await chromium.OpenAsync(bot.Url, width: width, height: 900, dark: dark, withRenderer: withRenderer);
        var chat = TryDirectory.Conversations[0].Id;
        await CheckAsync(page, "start");

        await page.OpenAsync("PlanBot");
        await bot.SendAsync(chat, Wire.Text("You can ask:\n\n- **status** of a theme\n- [the plan](https://northshire.example)"));
        await bot.SendAsync(chat, Wire.Card(Fixture.Card("theme-status")));
        await bot.SendAsync(chat, Wire.Card(Fixture.Card("priority-form")));
        await page.PressAsync("Submit");
        await Expect(page.LastCard).ToContainTextAsync("Choose a theme.");
        await CheckAsync(page, "chat");

        await page.BackAsync();
        await page.OpenAsync("General");
        await page.SayAsync("no mention");
        await page.SeesAsync("did not get this");
        await bot.SendAsync(TryDirectory.TeamId, Wire.Card(Fixture.Card("theme-status")));
        await page.SeesAsync("At risk");
        await page.Page.Locator("#me").ClickAsync();
        await CheckAsync(page, "channel and people");
    }

    private static async Task CheckAsync(TryPageDriver page, string where)
    {
        var result = await page.Page.RunAxe(Rules);
        var found = string.Join('\n', result.Violations.SelectMany(v => v.Nodes.Select(n => $"{where}: {v.Id}: {n.Html}: {n.Any.FirstOrDefault()?.Message ?? v.Help}")));
        Assert.True(found.Length == 0, found);
    }
}
