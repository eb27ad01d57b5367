using Microsoft.Playwright;
using PlanBot.BrowserTests.Support;
using Xunit.Sdk;

[assembly: AssemblyFixture(typeof(Chromium))]
// One at a time: a browser, PlanBot and its database beside each other make each slow, and slow looks like wrong.
[assembly: Xunit.v3.Parallelization(Mode = ParallelMode.None)]

namespace PlanBot.BrowserTests.Support;

/// <summary>
/// The browser of all tests: the system's Chromium, named by PLANBOT_CHROMIUM or found at /usr/bin/chromium.
/// Tests that need it skip by name where it is absent.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--lang=en-GB", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Milliseconds: much more than anything takes, also on a machine that is busy with other things.</summary>
    private const float Patience = 20_000;

    private readonly SemaphoreSlim _starting = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string ExecutablePath => Environment.GetEnvironmentVariable("PLANBOT_CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium";

    /// <summary>Opens the page as somebody; a context of its own, so nothing is remembered.</summary>
    internal async Task<TryPageDriver> OpenAsync(
        string url, string person = "priya", int width = 1280, int height = 800, bool dark = false, bool withRenderer = true, bool forcedColors = false)
    {
        var browser = await BrowserAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ForcedColors = forcedColors ? ForcedColors.Active : ForcedColors.None,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
        });
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var page = await context.NewPageAsync();
        if (!withRenderer)
        {
            await page.RouteAsync("**/adaptivecards.min.js", route => route.AbortAsync());
        }

        var driver = new TryPageDriver(page);
        await page.GotoAsync($"{url}/#person={person}");
        await page.WaitForSelectorAsync("body[data-ready]");
        return driver;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _starting.Dispose();
    }

    private async Task<IBrowser> BrowserAsync()
    {
        if (!File.Exists(ExecutablePath))
        {
            Assert.Skip($"Chromium is not at {ExecutablePath}; PLANBOT_CHROMIUM can name another.");
        }

        await _starting.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = ExecutablePath,
                Headless = true,
                ChromiumSandbox = false,
                Args = Arguments,
            });
        }
        finally
        {
            _starting.Release();
        }
    }
}
