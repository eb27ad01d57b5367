using System.Text.Json.Nodes;
using PlanBot.Cards;
using PlanBot.CommandLine;

namespace PlanBot.Tests.Cards;

/// <summary><c>planbot cards</c>.</summary>
public sealed class CardsCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("planbot-cards-tests-");

    [Fact]
    public async Task Every_card_is_written_as_JSON()
    {
        var output = new StringWriter();

        var exitCode = await PlanBotCommandLine.RunAsync(["cards", "--out", Path.Join(_folder.FullName, "new"), "--no-pictures"], output, output);

        Assert.Equal(0, exitCode);
        Assert.Equal(
            CardFile.All().Select(file => file.Name).Order(),
            Directory.EnumerateFiles(Path.Join(_folder.FullName, "new"), "*.json").Select(Path.GetFileNameWithoutExtension).Order());
        Assert.All(
            Directory.EnumerateFiles(Path.Join(_folder.FullName, "new")),
            file => Assert.Equal("AdaptiveCard", (string?)JsonNode.Parse(File.ReadAllText(file))!["type"]));
    }

    [Fact]
    public async Task Without_Chromium_there_is_a_word_on_why_there_are_no_pictures()
    {
        var output = new StringWriter();

        var exitCode = await PlanBotCommandLine.RunAsync(["cards", "--out", _folder.FullName, "--chromium", Path.Join(_folder.FullName, "none")], output, output);

        Assert.Equal(0, exitCode);
        Assert.Contains("No pictures: there is no Chromium at", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_refused()
    {
        var file = Path.Join(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var errors = new StringWriter();

        var exitCode = await PlanBotCommandLine.RunAsync(["cards", "--out", file, "--no-pictures"], new StringWriter(), errors);

        Assert.Equal(1, exitCode);
        Assert.Contains("(--out)", errors.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
