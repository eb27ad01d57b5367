using System.CommandLine;
using Microsoft.Extensions.Configuration;
using PlanBot.Packaging;

namespace PlanBot.Tests.Packaging;

public sealed class ManifestCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("planbot-manifest-");
    private readonly Dictionary<string, string?> _configuration = new()
    {
        ["MicrosoftAppId"] = PackageOf.AppId,
        ["PlanBot:Manifest:Host"] = "planbot.northshire.example",
    };

    private string Zip => Path.Join(_folder.FullName, "planbot.zip");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_package_is_written_and_the_next_steps_are_said()
    {
        var (exitCode, output, errors) = Run("--out", Zip);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal(["color.png", "cy.json", "manifest.json", "outline.png"], PackageOf.Files(File.ReadAllBytes(Zip)).Keys);
        Assert.StartsWith($"Wrote {Zip}: version 1.0.0, app id {PackageOf.AppId}, host planbot.northshire.example.", output, StringComparison.Ordinal);
        Assert.Contains("https://planbot.northshire.example/api/messages", output, StringComparison.Ordinal);
        Assert.Contains("Upload new app", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_win_over_configuration()
    {
        const string Other = "7d8d0f3e-0a3c-4b0e-8f86-2f6f0f7f1a10";

        var (exitCode, output, _) = Run("--app-id", Other, "--host", "other.northshire.example", "--package-version", "2.0.1", "--out", Zip);

        Assert.Equal(0, exitCode);
        Assert.StartsWith($"Wrote {Zip}: version 2.0.1, app id {Other}, host other.northshire.example.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_that_still_are_examples_are_named_until_they_are_set()
    {
        const string Note = "Before you give it to people";

        Assert.Contains(Note, Run("--out", Zip).Output, StringComparison.Ordinal);
        _configuration["PlanBot:Manifest:WebsiteUrl"] = "https://northshire.example/planbot";
        _configuration["PlanBot:Manifest:PrivacyUrl"] = "https://northshire.example/privacy";
        _configuration["PlanBot:Manifest:TermsOfUseUrl"] = "https://northshire.example/terms";
        Assert.DoesNotContain(Note, Run("--out", Zip).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_exists_is_replaced()
    {
        File.WriteAllText(Zip, new string('x', 100_000));

        Assert.Equal(0, Run("--out", Zip).ExitCode);
        Assert.Equal(4, PackageOf.Files(File.ReadAllBytes(Zip)).Count);
    }

    [Fact]
    public void Wrong_values_are_all_named_and_nothing_is_written()
    {
        _configuration.Clear();

        var (exitCode, output, errors) = Run("--host", "localhost", "--out", Zip);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Equal(2, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("MicrosoftAppId", errors, StringComparison.Ordinal);
        Assert.Contains("\"localhost\"", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Zip));
    }

    [Fact]
    public void A_file_that_is_no_zip_is_left_alone()
    {
        var database = Path.Join(_folder.FullName, "planbot.db");
        File.WriteAllText(database, "kept");

        var (exitCode, _, errors) = Run("--out", database);

        Assert.Equal(1, exitCode);
        Assert.Contains("does not end in .zip", errors, StringComparison.Ordinal);
        Assert.Equal("kept", File.ReadAllText(database));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_refused()
    {
        Assert.Contains("is a folder", Run("--out", _folder.FullName).Errors, StringComparison.Ordinal);
        Assert.Contains("does not exist", Run("--out", Path.Join(_folder.FullName, "none", "planbot.zip")).Errors, StringComparison.Ordinal);
        Assert.Contains("--out is empty", Run("--out", " ").Errors, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Theory]
    [InlineData("--nonsense")]
    [InlineData("--host")]
    [InlineData("planbot.zip")]
    public void Bad_usage_is_an_error_of_the_command_line(string argument)
    {
        Assert.NotEmpty(Root().Parse(["manifest", argument]).Errors);
    }

    [Fact]
    public void Help_does_not_need_a_configuration()
    {
        var root = new RootCommand { ManifestCommand.Create(() => throw new InvalidOperationException("asked")) };
        using var output = new StringWriter();

        Assert.Equal(0, root.Parse(["manifest", "--help"]).Invoke(new InvocationConfiguration { Output = output }));
        Assert.Contains("--package-version <X.Y.Z>", output.ToString(), StringComparison.Ordinal);
    }

    private RootCommand Root() => [ManifestCommand.Create(() => new ConfigurationBuilder().AddInMemoryCollection(_configuration).Build())];

    private (int ExitCode, string Output, string Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = Root().Parse(["manifest", .. arguments]).Invoke(new InvocationConfiguration { Output = output, Error = errors });
        return (exitCode, output.ToString(), errors.ToString());
    }
}
