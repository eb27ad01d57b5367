using CardTemplating;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using PlanBot.BrowserTests.Support;
using PlanBot.Cards;
using PlanBot.TryPage;
using static Microsoft.Playwright.Assertions;

namespace PlanBot.BrowserTests;

/// <summary>Every card of PlanBot with its sample data, drawn by the official renderer: what axe finds. With the page's styles the renderer itself causes nothing.</summary>
public sealed class CardSetTests(Chromium chromium)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    [Theory]
    [InlineData(false, 1280)]
    [InlineData(true, 1280)]
    [InlineData(false, 320)]
    public async Task Axe_finds_nothing_to_mend(bool dark, int width)
    {
        TryPageDriver.NeedsRenderer();
        await using var bot = await ScriptedBot.StartAsync();
        await using var page = await chromium.OpenAsync(bot.Url, width: width, height: 900, dark: dark);
        await page.OpenAsync("PlanBot");
        foreach (var file in CardFile.All())
        {
            await bot.SendAsync(TryDirectory.Conversations[0].Id, Wire.Card(FinishedCard.Of(new AdaptiveCardTemplate(file.Template), file.SampleData!)));
        }

        await Expect(page.Page.Locator(".ac-adaptiveCard")).ToHaveCountAsync(CardFile.All().Count);
        var result = await page.Page.RunAxe(Rules);

        var found = result.Violations
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}: {node.Any.FirstOrDefault()?.Message ?? violation.Help}"));
        Assert.Empty(found);
    }
}
