using Microsoft.Playwright;
using PlanBot.TryPage;
using static Microsoft.Playwright.Assertions;

namespace PlanBot.BrowserTests.Support;

/// <summary>Does on the page what a person does, and finds what a person sees.</summary>
internal sealed class TryPageDriver : IAsyncDisposable
{
    private static int _count;

    private readonly int _number = Interlocked.Increment(ref _count);
    private readonly List<string> _errors = [];

    public TryPageDriver(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, message) =>
        {
            // An answer that is an error is logged by the browser; only what scripts and the policy complain of counts.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                _errors.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    public ILocator Log => Page.Locator("#log");

    /// <summary>The last message of the bot in the conversation that is open.</summary>
    public ILocator LastFromBot => Log.Locator(".from-bot").Last;

    public ILocator LastCard => Log.Locator(".card").Last;

    /// <summary>Script errors and refusals of the content security policy so far.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public static void NeedsRenderer()
    {
        if (!File.Exists(TryPageEndpoints.RendererPath))
        {
            Assert.Skip("The Adaptive Cards renderer is not there: the build takes it from npm.");
        }
    }

    public ILocator Entry(string conversation) => Page.Locator($".entry:has(.name:text-is('{conversation}'))");

    public Task OpenAsync(string conversation) => Entry(conversation).ClickAsync();

    /// <summary>Goes back to the list, on a phone; where list and chat stand side by side there is nothing to do.</summary>
    public async Task BackAsync()
    {
        if (await Page.Locator("#back").IsVisibleAsync())
        {
            await Page.Locator("#back").ClickAsync();
        }
    }

    public async Task SayAsync(string text)
    {
        await Page.Locator("#compose").FillAsync(text);
        await Page.Locator("#compose").PressAsync("Enter");
    }

    public async Task BecomeAsync(string name)
    {
        await Page.Locator("#me").ClickAsync();
        await Page.Locator(".person", new PageLocatorOptions { HasText = name }).ClickAsync();
        await Page.Keyboard.PressAsync("Escape");
    }

    public Task PressAsync(string button) =>
        LastCard.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = button, Exact = true }).ClickAsync();

    public Task SeesAsync(string text) => Expect(Log).ToContainTextAsync(text);

    /// <summary>Saves what the page looks like, where PLANBOT_SCREENSHOTS names a folder.</summary>
    public async Task ShootAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("PLANBOT_SCREENSHOTS") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png") });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ShootAsync($"end of {TestContext.Current.TestMethod?.MethodName} {_number}");
        await Page.Context.DisposeAsync();
        Assert.Empty(_errors);
    }
}
