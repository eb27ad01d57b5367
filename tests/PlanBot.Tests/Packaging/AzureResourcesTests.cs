using System.Diagnostics;
using System.Text.Json.Nodes;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Packaging;

/// <summary>The Azure resources compile. PLANBOT_BICEP names the compiler, which is in the NuGet package Azure.Bicep.CommandLine.</summary>
public sealed class AzureResourcesTests
{
    [Fact]
    public async Task The_compiler_finds_nothing_wrong_and_makes_site_identity_bot_and_Teams_channel()
    {
        var compiler = Environment.GetEnvironmentVariable("PLANBOT_BICEP");
        Assert.SkipUnless(File.Exists(compiler), "PLANBOT_BICEP names no Bicep compiler.");
        using var process = Process.Start(new ProcessStartInfo(compiler!, ["build", Path.Combine(Repository.Root, "src", "Deployment", "azure.bicep"), "--stdout"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (process.ExitCode, await errors));
        var resources = JsonNode.Parse(await output)!["resources"]!.AsArray();
        var types = resources.Select(resource => (string)resource!["type"]!).ToList();
        foreach (var type in (string[])["Microsoft.Web/sites", "Microsoft.ManagedIdentity/userAssignedIdentities", "Microsoft.BotService/botServices", "Microsoft.BotService/botServices/channels"])
        {
            Assert.Contains(type, types);
        }

        // A site is stopped after 5 seconds unless it says otherwise, and its /home is a network share.
        var settings = resources.Single(resource => (string)resource!["type"]! == "Microsoft.Web/sites/config")!["properties"]!;
        Assert.Equal(("30", "Delete"), ((string?)settings["WEBSITES_CONTAINER_STOP_TIME_LIMIT"], (string?)settings["Database__JournalMode"]));
        Assert.Contains("defaultHostName", (string?)settings["PlanBot__Manifest__Host"], StringComparison.Ordinal);
        Assert.Null(resources.Single(resource => (string)resource!["type"]! == "Microsoft.Web/sites")!["properties"]!["siteConfig"]!["appSettings"]);
    }
}
