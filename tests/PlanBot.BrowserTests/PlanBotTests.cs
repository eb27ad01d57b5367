using Microsoft.Playwright;
using PlanBot.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace PlanBot.BrowserTests;

/// <summary>From end to end: PlanBot as a newcomer starts it, used through its page.</summary>
public sealed class PlanBotTests(Chromium chromium)
{
    [Fact]
    public async Task A_newcomer_is_welcomed_asks_for_a_theme_and_looks_further_by_buttons()
    {
        TryPageDriver.NeedsRenderer();
        await using var planBot = await PlanBotProcess.StartAsync();
        await using var page = await chromium.OpenAsync(planBot.Url, "grace", height: 1100);
        await Expect(page.LastCard).ToContainTextAsync("Hello, I'm PlanBot");
        await Expect(page.Log.Locator(".from-bot")).ToHaveCountAsync(1);
        await page.ShootAsync("planbot-welcome");

        await page.SayAsync("what's the status of the victims theme?");

        await Expect(Heading(page)).ToHaveTextAsync("Support for Victims and Survivors");
        await Expect(page.LastCard).ToContainTextAsync("Fictional plan");
        await page.ShootAsync("planbot-status");
        await page.PressAsync("Sources");
        await page.ShootAsync("planbot-sources");
        await page.PressAsync("All themes");
        await Expect(Heading(page)).ToHaveTextAsync("Themes");
        await page.ShootAsync("planbot-themes");
        await page.SayAsync("what are the next deadlines?");
        await Expect(Heading(page)).ToHaveTextAsync("Deadlines");
        await Expect(page.LastCard).ToContainTextAsync("held by");
        await page.ShootAsync("planbot-deadlines");
        await page.SayAsync("who won the match?");
        await page.SeesAsync("I don't know about that");
    }

    [Fact]
    public async Task A_partner_submits_a_priority_gets_a_reference_and_finds_it_again()
    {
        TryPageDriver.NeedsRenderer();
        await using var planBot = await PlanBotProcess.StartAsync();
        await using var page = await chromium.OpenAsync(planBot.Url, "tom", width: 390, height: 844);
        await page.OpenAsync("PlanBot");

        await page.SayAsync("submit a priority");
        await Expect(Heading(page)).ToHaveTextAsync("Submit a local priority");
        await page.ShootAsync("planbot-form-empty");
        await page.PressAsync("Send");
        await Expect(page.LastCard).ToContainTextAsync("Give the priority a short title.");
        await page.ShootAsync("planbot-form-refused");
        await FillAsync(page, "Title", "Safer evenings in Millbrook");
        await FillAsync(page, "Your local priority", "Fewer assaults in the town centre on weekend nights.");
        await FillAsync(page, "Strategy that it comes from", "Community safety partnership plan 2026-29");
        await FillAsync(page, "How it supports delivery of the plan", "Street pastors and better lighting, with the force and the council.");
        if (await page.LastCard.GetByLabel("Your organisation").InputValueAsync() == string.Empty)
        {
            await FillAsync(page, "Your organisation", "Northshire District Council");
        }

        await page.PressAsync("Send");

        await page.SeesAsync("-P001");
        await Expect(page.Log.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Send", Exact = true })).ToHaveCountAsync(0);
        await page.ShootAsync("planbot-form-sent");
        var messages = await page.Log.Locator(".from-bot").CountAsync();
        await page.SayAsync("my submissions");
        await Expect(page.Log.Locator(".from-bot")).ToHaveCountAsync(messages + 1);
        await Expect(page.LastCard).ToContainTextAsync("Safer evenings in Millbrook");
        await page.ShootAsync("planbot-my-submissions");
    }

    [Fact]
    public async Task Deadlines_arrive_by_themselves_in_the_channel_that_staff_subscribed()
    {
        TryPageDriver.NeedsRenderer();
        await using var planBot = await PlanBotProcess.StartAsync();
        await using var grace = await chromium.OpenAsync(planBot.Url, "grace");
        await grace.OpenAsync("Plan steering group");
        await grace.SayAsync("@PlanBot post deadlines here");
        await Expect(grace.Log.Locator(".replies .from-bot")).ToHaveCountAsync(1);
        await grace.ShootAsync("planbot-channel-refused");

        await using var priya = await chromium.OpenAsync(planBot.Url, "priya", height: 1100);
        await priya.OpenAsync("Plan steering group");
        await priya.SayAsync("@PlanBot post deadlines here");

        // As many as wait for a new subscription to the sample plan come as one message.
        var deadlines = priya.Log.Locator(".post .first", new LocatorLocatorOptions { HasText = "Reminder of" });
        await Expect(deadlines.First).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
        await Expect(deadlines.First).ToContainTextAsync("Monthly meeting of the steering group, 8 December 2026");
        await priya.ShootAsync("planbot-channel-deadline");
    }

    private static ILocator Heading(TryPageDriver page) => page.LastCard.GetByRole(AriaRole.Heading).First;

    private static Task FillAsync(TryPageDriver page, string label, string value) => page.LastCard.GetByLabel(label).FillAsync(value);
}
