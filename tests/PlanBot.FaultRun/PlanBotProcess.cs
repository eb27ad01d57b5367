using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PlanBot.FaultRun;

/// <summary>PlanBot as it is served, in a process of its own that can be killed.</summary>
internal sealed class PlanBotProcess(IReadOnlyDictionary<string, string> environment, string folder) : IDisposable
{
    private readonly int _port = FreePort();
    private Process? _process;

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    /// <summary>The memory of the serving process that is in use, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            _process?.Refresh();
            return _process is { HasExited: false } running ? running.WorkingSet64 : 0;
        }
    }

    /// <summary>Runs a command to its end.</summary>
    public async Task RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"planbot {string.Join(' ', arguments)} ended with {process.ExitCode}; see {Log}.");
        }
    }

    /// <summary>Serves as on the day, and returns when it answers.</summary>
    public async Task ServeAsync(DateOnly day, HttpClient http)
    {
        _process = Start("serve", "--urls", Address.AbsoluteUri, "--as-at", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"PlanBot ended with {_process.ExitCode}; see {Log}.");
            }

            try
            {
                using var answer = await http.GetAsync(Address);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }

        throw new TimeoutException($"PlanBot did not answer; see {Log}.");
    }

    /// <summary>SIGKILL: the process gets no chance to write anything down.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false } running)
        {
            running.Kill();
            await running.WaitForExitAsync();
        }

        _process?.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is { HasExited: false } running)
        {
            running.Kill();
        }

        _process?.Dispose();
    }

    private string Log => Path.Combine(folder, "planbot.log");

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            WorkingDirectory = folder,
            ArgumentList = { "-c", "exec dotnet \"$0\" \"$@\" >>planbot.log 2>&1", Path.Combine(AppContext.BaseDirectory, "PlanBot.dll") },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
