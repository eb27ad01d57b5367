using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PlanBot.Storm;

/// <summary>PlanBot as a process of its own, on a port and with a database that outlive its being killed.</summary>
public sealed class PlanBotServer : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan TickTime = TimeSpan.FromMilliseconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("planbot-storm-").FullName;
    private readonly string _postgreSql;
    private Process _process;

    private PlanBotServer(string postgreSql)
    {
        _postgreSql = postgreSql;
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        Url = new($"http://127.0.0.1:{((IPEndPoint)socket.LocalEndpoint).Port}");
        socket.Stop();
        _process = Start();
    }

    public Uri Url { get; }

    private string Database => Path.Combine(_folder, "planbot.db");

    /// <param name="postgreSql">The connection string of an empty PostgreSQL database; empty for SQLite in a folder of its own.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<PlanBotServer> StartAsync(string postgreSql, CancellationToken cancellationToken)
    {
        var server = new PlanBotServer(postgreSql);
        await server.ListeningAsync(cancellationToken);
        return server;
    }

    /// <summary>Ends it with SIGKILL, whatever it is doing, and starts it again on what it left.</summary>
    public async Task KillAndStartAgainAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
        _process.Dispose();
        _process = Start();
        await ListeningAsync(cancellationToken);
    }

    /// <summary>A moment, for those who wait for it.</summary>
    public static async Task TickAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TickTime);
        await timer.WaitForNextTickAsync(cancellationToken);
    }

    /// <summary>The references in the database.</summary>
    public async Task<IReadOnlyList<string>> ReferencesAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = _postgreSql.Length > 0
            ? new NpgsqlConnection(_postgreSql)
            : new SqliteConnection($"Data Source={Database};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Reference" FROM "Submissions" ORDER BY "Number" """;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var references = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            references.Add(reader.GetString(0));
        }

        return references;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "PlanBot.dll"), "serve", "--urls", Url.AbsoluteUri])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        if (_postgreSql.Length > 0)
        {
            start.Environment["Database__Provider"] = "PostgreSql";
        }

        start.Environment["ConnectionStrings__PlanBot"] = _postgreSql.Length > 0 ? _postgreSql : $"Data Source={Database}";
        var process = new Process { StartInfo = start };
        process.Start();
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task ListeningAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < StartTime)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"PlanBot stopped with {_process.ExitCode}.");
            }

            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(Url.Host, Url.Port, cancellationToken);
                return;
            }
            catch (SocketException)
            {
                await TickAsync(cancellationToken);
            }
        }

        throw new TimeoutException("PlanBot did not listen in time.");
    }
}
