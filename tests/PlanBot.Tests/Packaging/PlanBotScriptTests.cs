using System.Diagnostics;
using PlanBot.Tests.Data;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Packaging;

/// <summary>The script <c>planbot</c> of an installation: the program with the settings and the secret of the service, from whatever folder and shell.</summary>
public sealed class PlanBotScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public PlanBotScriptTests()
    {
        Directory.CreateDirectory(_folder.File("etc/planbot"));
        File.WriteAllText(_folder.File("etc/planbot/appsettings.json"), "{}");

        // Tells what it was called with.
        Write("dotnet", """
            #!/bin/sh
            printf '%s|' "$@"
            printf '\n%s|%s|%s|%s\n' "$PWD" "$DOTNET_CONTENTROOT" "${MicrosoftAppPassword:-}" "${ConnectionStrings__PlanBot:-}"

            """);
        Write("planbot", File.ReadAllText(Path.Combine(Repository.Root, "src", "Deployment", "planbot"))
            .Replace("/etc/planbot", _folder.File("etc/planbot"), StringComparison.Ordinal)
            .Replace("/usr/bin/dotnet", _folder.File("dotnet"), StringComparison.Ordinal));
    }

    public void Dispose()
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(_folder.File("etc"), "*", SearchOption.TopDirectoryOnly))
        {
            OrdinaryUser.SetMode(path, "700");
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task It_runs_the_program_with_the_settings_folder_and_the_secret_and_stays_where_it_was_called()
    {
        await File.WriteAllTextAsync(_folder.File("etc/planbot/secret.env"), "# the secret\nMicrosoftAppPassword=a~8Q$b `c` \\d\nConnectionStrings__PlanBot=\"Host=db;Password=x y\"", Cancellation);

        var (exitCode, said) = await RunAsync("role", "grant", "--name", "A colleague");

        Assert.Equal(0, exitCode);
        Assert.Equal(
            $"/opt/planbot/PlanBot.dll|role|grant|--name|A colleague|\n{_folder.Path}|{_folder.File("etc/planbot")}|a~8Q$b `c` \\d|Host=db;Password=x y\n",
            said);
    }

    [Theory]
    [InlineData("secret.env")]
    [InlineData("appsettings.json")]
    [InlineData("")]
    public async Task Whoever_may_not_read_the_settings_is_told_to_use_sudo_and_nothing_runs(string closed)
    {
        await File.WriteAllTextAsync(_folder.File("etc/planbot/secret.env"), "MicrosoftAppPassword=secret", Cancellation);
        OrdinaryUser.SetMode(_folder.File($"etc/planbot/{closed}").TrimEnd('/'), "000");

        var (exitCode, said) = await RunAsync("doctor");

        Assert.Equal(1, exitCode);
        Assert.Equal($"{_folder.File($"etc/planbot/{closed}").TrimEnd('/')} may be read by root alone. Say it with sudo: sudo planbot doctor\n", said);
    }

    [Theory]
    [InlineData("ready", "/opt/planbot/PlanBot.dll|ready|")]
    [InlineData("--help", "/opt/planbot/PlanBot.dll|--help|")]
    [InlineData(null, "/opt/planbot/PlanBot.dll|--help|")]
    public async Task What_needs_no_settings_is_for_everybody(string? command, string ran)
    {
        await File.WriteAllTextAsync(_folder.File("etc/planbot/secret.env"), "MicrosoftAppPassword=secret", Cancellation);
        OrdinaryUser.SetMode(_folder.File("etc/planbot/secret.env"), "000");

        var (exitCode, said) = await RunAsync(command is null ? [] : [command]);

        Assert.Equal(0, exitCode);
        Assert.Equal($"{ran}\n{_folder.Path}|{_folder.File("etc/planbot")}||\n", said);
    }

    [Fact]
    public async Task Where_nothing_is_set_up_it_says_so()
    {
        Directory.Delete(_folder.File("etc/planbot"), recursive: true);

        Assert.Equal((1, $"There is no {_folder.File("etc/planbot")}. It is made when PlanBot is installed.\n"), await RunAsync("doctor"));
    }

    private void Write(string name, string text)
    {
        File.WriteAllText(_folder.File(name), text);
        OrdinaryUser.SetMode(_folder.File(name), "700");
    }

    private async Task<(int ExitCode, string Said)> RunAsync(params string[] arguments)
    {
        string[] command = [.. OrdinaryUser.Before, _folder.File("planbot"), .. arguments];
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, $"{await output}{await errors}");
    }
}
