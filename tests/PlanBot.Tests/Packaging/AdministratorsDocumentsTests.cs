using System.Diagnostics;
using System.Text.RegularExpressions;
using PlanBot.Tests.Graph;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Packaging;

/// <summary>Every block of commands in the documents that administrators follow is run, after an installation by the install page.</summary>
[Collection(AdministratorsShell.Collection)]
public sealed partial class AdministratorsDocumentsTests
{
    [Fact]
    public void No_document_has_commands_that_are_not_run()
    {
        var with = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, "README.md"))
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal) && ShellBlocks.In(File.ReadAllText(file)).Count > 0)
            .Select(file => Path.GetRelativePath(Repository.Root, file));

        Assert.Empty(with.Except(ShellBlocks.Documents));
        Assert.All(ShellBlocks.Documents, document => Assert.DoesNotMatch(Unmarked(), ShellBlocks.Without(ShellBlocks.Read(document))));
    }

    [Fact]
    public async Task Every_command_of_the_documents_runs()
    {
        await using var tenant = await GraphTenant.CreateAsync();
        tenant.Graph.Roles.Add("User.Read.All");
        await using var shell = await AdministratorsShell.StartAsync(tenant);
        var deployment = ShellBlocks.Read("src/Deployment/README.md");
        var install = ShellBlocks.Section(deployment, "Install, in ten steps");

        await shell.RunAsync(
        [
            .. ShellBlocks.In(install),
            .. ShellBlocks.In(ShellBlocks.Read("src/PlanBot/Graph/README.md")),
            .. ShellBlocks.In(ShellBlocks.Read("src/PlanBot/Maintenance/README.md")),
            .. ShellBlocks.In(deployment.Replace(install, "", StringComparison.Ordinal)),
            .. ShellBlocks.In(ShellBlocks.Read("README.md")),
        ]);

        var written = shell.WrittenDown;
        Assert.All(written, command => Assert.Contains(AdministratorsShell.NotRunHere.Keys, program => command.StartsWith(program, StringComparison.Ordinal)));
        foreach (var (program, check) in Checks())
        {
            var commands = written.Where(command => command.StartsWith(program, StringComparison.Ordinal)).ToList();
            Assert.True(commands.Count > 0, $"No document has {program} any more.");
            Assert.All(commands, command => check(shell, command));
        }

        Assert.Equal(AdministratorsShell.NotRunHere.Keys.Order(), Checks().Keys.Order());
        Assert.True(File.Exists(shell.In("var/backups/planbot/2026-11-24.db")));
        Assert.NotEmpty(Directory.GetFiles(shell.In("var/backups/planbot"), "20??-??-??-??????.db"));
        Assert.True(File.Exists(shell.In("checkout/site.zip")));
    }

    /// <summary>What is looked at of a command that cannot be run here.</summary>
    private static Dictionary<string, Action<AdministratorsShell, string>> Checks() => new()
    {
        ["az"] = (_, command) =>
        {
            if (Word(command, "--template-file") is { } template)
            {
                var text = File.ReadAllText(Path.Combine(Repository.Root, template));
                Assert.All(Parameter().Matches(command[command.IndexOf("--parameters", StringComparison.Ordinal)..]), parameter =>
                    Assert.Contains($"param {parameter.Groups["name"].Value} ", text, StringComparison.Ordinal));
            }

            Assert.True(Word(command, "--endpoint") is null or "https://planbot.northshire.example/api/messages", command);
        },
        ["docker"] = (_, command) =>
        {
            var image = File.ReadAllText(Path.Combine(Repository.Root, Word(command, "-f") ?? "src/Deployment/Dockerfile"));
            Assert.True(Word(command, "-p") is not { } ports || image.Contains($"EXPOSE {ports.Split(':')[1]}\n", StringComparison.Ordinal), command);
            Assert.True(!command.StartsWith("docker exec", StringComparison.Ordinal) || image.Contains($"ENTRYPOINT [{string.Join(", ", command.Split(' ')[3..5].Select(word => $"\"{word}\""))}]\n", StringComparison.Ordinal), command);
            Assert.True(Word(command, "-v") is not { } volume || image.Contains($"VOLUME {volume.Split(':')[1]}\n", StringComparison.Ordinal), command);
        },
        ["npx"] = (_, command) => Assert.Equal("http://127.0.0.1:3978/api/messages", Word(command, "-e")),
        ["systemctl"] = (shell, command) =>
        {
            var unit = command.Split(' ')[^1];
            Assert.True(unit is "daemon-reload" || File.Exists(shell.In($"etc/systemd/system/{(unit.Contains('.', StringComparison.Ordinal) ? unit : unit + ".service")}")), command);
        },
        ["pg_dump"] = (_, command) => KnowsOptions(command),
        ["pg_restore"] = (_, command) => KnowsOptions(command),
        ["psql"] = (_, command) => KnowsOptions(command),
        ["planbot restore --from-database"] = (_, command) => Assert.Equal("planbot restore --from-database planbot_before", command),
        ["dotnet test"] = (_, command) => Assert.Equal("dotnet test", command),
    };

    private static void KnowsOptions(string command)
    {
        var program = command.Split(' ')[0];
        if (!File.Exists($"/usr/bin/{program}"))
        {
            return;
        }

        using var help = Process.Start(new ProcessStartInfo(program, "--help") { RedirectStandardOutput = true })!;
        var known = help.StandardOutput.ReadToEnd();
        Assert.All(Option().Matches(command), option => Assert.Contains(option.Value, known, StringComparison.Ordinal));
    }

    /// <summary>The word after an option.</summary>
    private static string? Word(string command, string option)
    {
        var words = command.Split(' ');
        var at = Array.IndexOf(words, option);
        return at < 0 || at + 1 >= words.Length ? null : words[at + 1];
    }

    [GeneratedRegex(@"(?<name>[A-Za-z]+)=")]
    private static partial Regex Parameter();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option();

    /// <summary>A command in a block that is not marked, which nothing would run.</summary>
    [GeneratedRegex(@"^    (sudo |planbot [a-z]|dotnet [a-z])", RegexOptions.Multiline)]
    private static partial Regex Unmarked();
}
