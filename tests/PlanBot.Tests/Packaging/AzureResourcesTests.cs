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
        var types = JsonNode.Parse(await output)!["resources"]!.AsArray().Select(resource => (string)resource!["type"]!).ToList();
        foreach (var type in (string[])["Microsoft.Web/sites", "Microsoft.ManagedIdentity/userAssignedIdentities", "Microsoft.BotService/botServices", "Microsoft.BotService/botServices/channels"])
        {
            Assert.Contains(type, types);
        }
    }
}
