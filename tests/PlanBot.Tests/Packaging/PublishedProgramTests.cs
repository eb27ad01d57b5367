using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PlanBot.CommandLine;
using PlanBot.Tests.Data;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Packaging;

/// <summary>What <c>dotnet publish</c> writes, which the container image and the systemd unit run: it starts from its folder, serves, writes into its data folder alone, and ends when told to.</summary>
public sealed class PublishedProgramTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_starts_from_its_folder_serves_and_writes_into_its_data_folder_alone()
    {
        using var folder = new TemporaryFolder();
        var (program, data) = (folder.File("app"), folder.File("data"));
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var (published, said) = await RunAsync("dotnet", ["publish", Path.Combine(Repository.Root, "src", "PlanBot"), "--no-build", "-c", configuration, "-o", program, "-v", "quiet"], []);
        Assert.True(published == 0, said);
        var before = FilesOf(program);
        var url = $"http://127.0.0.1:{FreePort()}";
        (string, string)[] settings =
        [
            ("DOTNET_ENVIRONMENT", "Production"),
            ("ASPNETCORE_URLS", url),
            ("ConnectionStrings__PlanBot", $"Data Source={Path.Combine(data, "planbot.db")}"),
            ("MicrosoftAppId", "4f4c1c6e-2c0e-4f6b-8a35-3a1f6c1f0b11"),
            ("MicrosoftAppTenantId", TestPerson.Tenant),
            ("MicrosoftAppPassword", "not-a-secret-of-anybody"),
            ("PlanBot__Telemetry__LogFolder", Path.Combine(program, "PlanBot.dll")),
        ];

        var errors = new ConcurrentQueue<string>();
        using var planBot = Start("dotnet", [Path.Combine(program, "PlanBot.dll"), "serve"], settings, folder.Path, errors);
        try
        {
            await ReadyAsync(url, planBot);
            using var http = new HttpClient { BaseAddress = new(url) };
            using var message = new StringContent("""{"type":"message","text":"hi"}""", Encoding.UTF8, "application/json");

            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live", Cancellation)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsync("/api/messages", message, Cancellation)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/", Cancellation)).StatusCode);
            Assert.True(File.Exists(Path.Combine(data, "planbot.db")));
            Assert.Equal(before, FilesOf(program));
            Assert.Contains(errors, line => line.StartsWith($"No log file can be written in {Path.Combine(program, "PlanBot.dll")}", StringComparison.Ordinal));
        }
        finally
        {
            await RunAsync("kill", ["-TERM", $"{planBot.Id}"], []);
            await planBot.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation);
        }

        Assert.Equal(0, planBot.ExitCode);
        Assert.Equal((1, $"PlanBot does not answer at {url}/. Is it running, and does it listen there?"), await AskReadyAsync(url));
    }

    /// <summary>Waits as a container engine does: with the program's own command.</summary>
    private static async Task ReadyAsync(string url, Process planBot)
    {
        var waited = Stopwatch.StartNew();
        while (await AskReadyAsync(url) is not (0, "PlanBot can serve."))
        {
            Assert.False(planBot.HasExited, "PlanBot ended by itself.");
            Assert.True(waited.Elapsed < Patience, "PlanBot was not ready in time.");
            using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
            await moment.WaitForNextTickAsync(Cancellation);
        }
    }

    private static async Task<(int ExitCode, string Said)> AskReadyAsync(string url)
    {
        using var output = new StringWriter();
        var exitCode = await PlanBotCommandLine.RunAsync(["ready", "--url", url], output, output, Cancellation);
        return (exitCode, output.ToString().Trim());
    }

    private static List<(string, long, DateTime)> FilesOf(string folder) =>
        [.. new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Select(file => (file.FullName, file.Length, file.LastWriteTimeUtc)).Order()];

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(string program, string[] arguments, (string, string)[] settings)
    {
        using var process = Start(program, arguments, settings, Path.GetTempPath());
        var said = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, said);
    }

    private static Process Start(string program, string[] arguments, (string Name, string Value)[] settings, string workingFolder, ConcurrentQueue<string>? errors = null)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = workingFolder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => errors?.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine();
        return process;
    }
}
