using PlanBot.CommandLine;
using PlanBot.Data;

namespace PlanBot.Tests.Support;

/// <summary>Runs <c>planbot …</c> within the test's process.</summary>
internal static class Shell
{
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await PlanBotCommandLine.RunAsync(arguments, output, errors);
        return (exitCode, output.ToString(), errors.ToString());
    }
}

/// <summary>Tests that set environment variables for the whole process run one after the other.</summary>
[CollectionDefinition(nameof(ProcessWideSettings), DisableParallelization = true)]
public sealed class ProcessWideSettings;

/// <summary>A database of its own for commands, named by the environment variable that a shell would set.</summary>
internal sealed class ShellDatabase : IDisposable
{
    private const string Variable = "ConnectionStrings__PlanBot";

    public string File { get; } = Path.Combine(Path.GetTempPath(), $"planbot-shell-{Guid.NewGuid():N}.db");

    public ShellDatabase() => Environment.SetEnvironmentVariable(Variable, $"Data Source={File};Pooling=False");

    /// <summary>Makes it, with nothing in it.</summary>
    public static async Task MakeAsync()
    {
        await using var app = App();
        await app.Services.MigrateDatabaseAsync(TestContext.Current.CancellationToken);
    }

    public static async Task ImportSampleAsync(string folder)
    {
        await using var app = App();
        await app.Services.MigrateDatabaseAsync(TestContext.Current.CancellationToken);
        await SamplePlanFolder.ImportAsync(app.Services, folder, new DateOnly(2026, 11, 22));
    }

    private static Microsoft.AspNetCore.Builder.WebApplication App() =>
        PlanBotHost.CreateBuilder([new("ConnectionStrings:PlanBot", Environment.GetEnvironmentVariable(Variable))], quiet: true).Build();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(File) + "*"))
        {
            System.IO.File.Delete(file);
        }
    }
}
