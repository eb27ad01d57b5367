using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;

namespace PlanBot.CommandLine;

/// <summary>
/// Pictures of cards by Microsoft's renderer (npm adaptivecards) in a headless Chromium, with the host config and the
/// styles of the try-out page, which are Teams'.
/// </summary>
internal static partial class CardPictures
{
    public const string ChromiumVariable = "PLANBOT_CHROMIUM";
    public const string RendererVariable = "PLANBOT_ADAPTIVECARDS";

    /// <summary>Much more than a picture takes, also on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly int[] Widths = [320, 600];

    /// <summary>So that a picture is taken when all of it is drawn.</summary>
    private static readonly string[] Drawn = ["--run-all-compositor-stages-before-draw", "--virtual-time-budget=2000"];

    /// <summary>A theme's name and what Chromium is told for it. Forced colours are those that the system chooses.</summary>
    private static readonly (string Theme, string[] Arguments)[] Themes = [("light", []), ("dark", []), ("forced", ["--force-high-contrast"])];

    private static readonly string[] PageFiles = ["cards.js", "card-text.js", "markdown.js", "cards.css", "try.css"];

    private static readonly string[] ChromiumNames = ["chromium", "chromium-browser", "google-chrome", "chrome.exe"];

    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--lang=en-GB", "--allow-file-access-from-files",
    ];

    /// <summary>Chromium and the renderer: as said, as the environment says, or where they usually are.</summary>
    public static PictureTools Find(string? chromium, string? renderer)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var browser = Given(chromium) ?? Given(Environment.GetEnvironmentVariable(ChromiumVariable))
            ?? folders.SelectMany(folder => ChromiumNames.Select(name => Path.Join(folder, name))).FirstOrDefault(File.Exists);
        var script = Given(renderer) ?? Given(Environment.GetEnvironmentVariable(RendererVariable))
            ?? Path.Join(AppContext.BaseDirectory, "try", "adaptivecards.min.js");
        return browser is null ? new PictureTools.Missing($"Chromium is not on the PATH. Name it with --chromium or {ChromiumVariable}.")
            : !File.Exists(browser) ? new PictureTools.Missing($"there is no Chromium at {browser}. Name it with --chromium or {ChromiumVariable}.")
            : !File.Exists(script) ? new PictureTools.Missing($"there is no renderer at {script}. Name adaptivecards.min.js of npm adaptivecards with --renderer or {RendererVariable}.")
            : new PictureTools.Found(browser, script);

        static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
    }

    /// <summary>Writes <c>NAME.THEME-WIDTH.png</c> for each card, theme and width, and gives how many.</summary>
    /// <exception cref="PicturesNotMadeException">Chromium did not do what was asked.</exception>
    public static async Task<int> WriteAsync(IReadOnlyList<(string Name, string Json)> cards, string folder, PictureTools.Found tools, CancellationToken cancellationToken)
    {
        var workplace = Directory.CreateTempSubdirectory("planbot-cards-");
        try
        {
            var page = await WritePageAsync(cards, workplace.FullName, tools.Renderer, cancellationToken);
            var written = 0;
            foreach (var width in Widths)
            {
                var heights = await HeightsAsync(page, width, workplace.FullName, tools.Chromium, cancellationToken);
                foreach (var (theme, arguments) in Themes)
                {
                    foreach (var (name, _) in cards)
                    {
                        var picture = Path.Join(folder, string.Create(CultureInfo.InvariantCulture, $"{name}.{theme}-{width}.png"));
                        File.Delete(picture);
                        await RunAsync(
                            tools.Chromium,
                            workplace.FullName,
                            [
                                .. Drawn,
                                .. arguments,
                                string.Create(CultureInfo.InvariantCulture, $"--window-size={width},{heights[name]}"),
                                $"--screenshot={picture}",
                                string.Create(CultureInfo.InvariantCulture, $"{page}?card={name}&theme={theme}&width={width}"),
                            ],
                            cancellationToken);
                        written += File.Exists(picture) ? 1 : throw new PicturesNotMadeException($"Chromium made no picture of {name}.");
                    }
                }
            }

            return written;
        }
        finally
        {
            workplace.Delete(recursive: true);
        }
    }

    private static async Task<string> WritePageAsync(IReadOnlyList<(string Name, string Json)> cards, string folder, string renderer, CancellationToken cancellationToken)
    {
        foreach (var file in PageFiles)
        {
            await File.WriteAllTextAsync(Path.Join(folder, file), Resource($"PlanBot.TryPage.{file}"), cancellationToken);
        }

        File.Copy(renderer, Path.Join(folder, "adaptivecards.min.js"));
        var data = string.Join('\n', cards.Select(card => $"<template data-card=\"{card.Name}\">{WebUtility.HtmlEncode(card.Json)}</template>"));
        var page = Path.Join(folder, "page.html");
        await File.WriteAllTextAsync(page, Resource("PlanBot.CommandLine.CardPictures.html").Replace("<!-- cards -->", data, StringComparison.Ordinal), cancellationToken);
        return new Uri(page).AbsoluteUri;
    }

    /// <summary>How high each card is at a width; the page without a card draws all and says so.</summary>
    private static async Task<Dictionary<string, int>> HeightsAsync(string page, int width, string folder, string chromium, CancellationToken cancellationToken)
    {
        var document = await RunAsync(
            chromium,
            folder,
            [string.Create(CultureInfo.InvariantCulture, $"--window-size={width},800"), "--dump-dom", string.Create(CultureInfo.InvariantCulture, $"{page}?width={width}")],
            cancellationToken);
        var heights = Height().Matches(document).ToDictionary(match => match.Groups[1].Value, match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
        return heights.Count > 0 ? heights : throw new PicturesNotMadeException("The renderer drew no card in Chromium.");
    }

    private static async Task<string> RunAsync(string chromium, string folder, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var process = Process.Start(new ProcessStartInfo(chromium, [.. Arguments, $"--user-data-dir={Path.Join(folder, "profile")}", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new PicturesNotMadeException($"{chromium} did not start.");
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            await errors;
            return process.ExitCode == 0 ? await output : throw new PicturesNotMadeException($"{chromium} ended with {process.ExitCode}.");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new PicturesNotMadeException($"{chromium} did not answer within {Patience.TotalSeconds} seconds.");
        }
    }

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("data-name=\"([^\"]+)\" data-height=\"([0-9]+)\"")]
    private static partial Regex Height();
}

/// <summary>What pictures are made with.</summary>
internal abstract record PictureTools
{
    private PictureTools()
    {
    }

    /// <summary>Both are there.</summary>
    internal sealed record Found(string Chromium, string Renderer) : PictureTools;

    /// <summary>Something is not there; a sentence that says what, and what to do.</summary>
    internal sealed record Missing(string What) : PictureTools;
}

/// <summary>Chromium was there and did not make the pictures.</summary>
internal sealed class PicturesNotMadeException(string message) : Exception(message);
