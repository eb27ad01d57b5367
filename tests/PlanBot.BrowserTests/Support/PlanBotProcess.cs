using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace PlanBot.BrowserTests.Support;

/// <summary>PlanBot itself, started as a person starts it, on a free port and with a database of its own.</summary>
internal sealed partial class PlanBotProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;
    private readonly StringBuilder _log = new();
    private readonly TaskCompletionSource<string> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PlanBotProcess(Process process, string folder)
    {
        _process = process;
        _folder = folder;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException($"PlanBot stopped:\n{Log}"));
    }

    public string Url { get; private set; } = string.Empty;

    /// <summary>What it has written so far.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>Starts it as at a Wednesday, with deadlines posted at any time of day: the tests run on any day, at any hour.</summary>
    public static async Task<PlanBotProcess> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("planbot-").FullName;
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "PlanBot.dll"), "serve", "--urls", "http://127.0.0.1:0", "--as-at", "2026-11-25"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ConnectionStrings__PlanBot"] = $"Data Source={Path.Combine(folder, "planbot.db")}";
        start.Environment["PlanBot__Deadlines__PostFrom"] = "00:00";
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var planBot = new PlanBotProcess(process, folder);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        planBot.Url = await planBot._listening.Task.WaitAsync(TimeSpan.FromSeconds(90));
        return planBot;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        TestContext.Current.TestOutputHelper?.WriteLine(Log);
        Directory.Delete(_folder, recursive: true);
    }

    private void Read(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }

        if (line is not null && Listening().Match(line) is { Success: true } match)
        {
            _listening.TrySetResult(match.Groups[1].Value);
        }
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
