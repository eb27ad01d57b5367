using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Submissions;
using PlanBot.Tests.Data;
using PlanBot.Tests.Packaging;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Maintenance;

/// <summary>A database on a server is brought back as the page for administrators says, with the server's own programs.</summary>
[Collection(nameof(ProcessWideSettings))]
public sealed partial class PostgreSqlRestoreTests : IAsyncDisposable
{
    private const string Provider = "Database__Provider";
    private const string Connection = "ConnectionStrings__PlanBot";

    private readonly TemporaryFolder _folder = new();
    private string _connection = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Database => new NpgsqlConnectionStringBuilder(_connection).Database!;

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(Provider, null);
        Environment.SetEnvironmentVariable(Connection, null);
        _folder.Dispose();
        if (_connection.Length > 0)
        {
            await PostgreSqlServer.DropDatabaseAsync(_connection);
            await PostgreSqlServer.DropDatabaseAsync(new NpgsqlConnectionStringBuilder(_connection) { Database = $"{Database}_before" }.ToString());
        }
    }

    [Fact]
    public async Task A_dump_of_an_older_version_comes_back_after_the_upgrade_and_what_was_done_since_holds()
    {
        await StartAsync(migrated: false);
        Assert.SkipUnless(File.Exists("/usr/bin/pg_restore") && File.Exists("/usr/bin/psql"), "The server's programs are not installed.");
        await ExecuteAsync(await OldInstallation.SqlAsync(TestedDatabase.PostgreSql));
        var blocks = ShellBlocks.In(ShellBlocks.Section(ShellBlocks.Read("src/PlanBot/Maintenance/README.md"), "PostgreSQL"));
        Assert.Equal(2, blocks.Count);

        await RunBlockAsync(blocks[0]);
        Assert.Equal(0, (await Shell.RunAsync("outbox", "hold")).ExitCode);
        Assert.Equal(0, (await Shell.RunAsync("outbox", "release")).ExitCode);
        Assert.Equal(0, (await Shell.RunAsync("person", "erase", "--tenant", TestPerson.Tenant, "--person", TestPerson.Tom.ObjectId, "--yes")).ExitCode);
        Assert.Equal(0, (await Shell.RunAsync("role", "revoke", "--tenant", "t", "--person", "gone", "--area", "northshire")).ExitCode);
        await ExecuteAsync("""UPDATE "OutboxPost" SET "State" = 'Sent'; UPDATE "ReferenceCounters" SET "Last" = 7;""");
        var said = await RunBlockAsync(blocks[1]);

        Assert.Contains($"{Database}_before is still there", said, StringComparison.Ordinal);
        Assert.Contains("1 person erased again, texts of 0 submissions removed again, 1 reference counter moved on, the outcome of 1 post, 1 right (roles, owners, calendar addresses) taken away again", said, StringComparison.Ordinal);
        Assert.StartsWith("Held since ", (await Shell.RunAsync("outbox")).Output, StringComparison.Ordinal);
        await using (var app = PlanBotHost.CreateBuilder([], quiet: true).Build())
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<PlanDbContext>>().CreateDbContextAsync(Cancellation))
        {
            await OldInstallation.AssertWentOnAsync(db);
        }

        // The numbers that the server gives go on, and so does the next upgrade.
        Assert.Contains("goes on", (await Shell.RunAsync("outbox", "release")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Shell.RunAsync("role", "grant", "--tenant", TestPerson.Tenant, "--person", TestPerson.Priya.ObjectId, "--role", "Staff")).ExitCode);
    }

    [Fact]
    public async Task Where_the_database_is_lost_references_are_left_out_and_those_who_are_named_are_erased()
    {
        await StartAsync(migrated: true);
        await ExecuteAsync($"""
            INSERT INTO "People" ("Key", "TenantId", "ObjectId", "Name", "TeamsId", "Language", "FirstSeenAtUtc")
            VALUES ('5d0c6c1e-7d0a-4b42-9b0d-2b8f3a0c9a11', '{TestPerson.Tenant}', '{TestPerson.Tom.ObjectId}', 'Tom', '', '', '2026-11-01 09:00:00Z');
            INSERT INTO "ReferenceCounters" ("Prefix", "Last") VALUES ('LEI-2013-P', 1);
            """);
        await File.WriteAllTextAsync(_folder.File("erased.txt"), $"{TestPerson.Tenant}/{TestPerson.Tom.ObjectId}\n", Cancellation);

        var restore = await Shell.RunAsync("restore", "--lost", "--erased", _folder.File("erased.txt"));

        Assert.Equal((0, ""), (restore.ExitCode, restore.Errors));
        Assert.Contains("could not be read: 1 person of --erased erased, 100 references of each kind left out", restore.Output, StringComparison.Ordinal);
        await using var app = PlanBotHost.CreateBuilder([], quiet: true).Build();
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<PlanDbContext>>().CreateDbContextAsync(Cancellation);
        Assert.Equal(101, (await db.Set<ReferenceCounter>().SingleAsync(Cancellation)).Last);
        Assert.Equal(PersonRow.ErasedName, (await db.Set<PersonRow>().SingleAsync(Cancellation)).Name);
    }

    [Fact]
    public async Task What_cannot_be_carried_over_from_is_refused_and_changes_nothing()
    {
        await StartAsync(migrated: true);

        var file = await Shell.RunAsync("restore", _folder.File("monday.db"));
        var same = await Shell.RunAsync("restore", "--from-database", Database);
        var missing = await Shell.RunAsync("restore", "--from-database", $"{Database}_before");
        var nothing = await Shell.RunAsync("restore");
        var both = await Shell.RunAsync("restore", "--lost", "--from-database", "other");

        Assert.Equal((1, 1, 1, 2, 2), (file.ExitCode, same.ExitCode, missing.ExitCode, nothing.ExitCode, both.ExitCode));
        Assert.StartsWith("The database is not in a file.", file.Errors, StringComparison.Ordinal);
        Assert.Equal($"{Database} is the database that the settings name. Name the one that was kept.\n", same.Errors);
        Assert.StartsWith($"The database that was kept, {Database}_before, cannot be used. ", missing.Errors, StringComparison.Ordinal);
        Assert.StartsWith("Say one of: FILE (SQLite); --from-database NAME, or --lost (PostgreSQL).", nothing.Errors, StringComparison.Ordinal);
        Assert.StartsWith("Say one of: ", both.Errors, StringComparison.Ordinal);
        Assert.Equal("Nothing waits.\n", (await Shell.RunAsync("outbox")).Output);
    }

    private async Task StartAsync(bool migrated)
    {
        _connection = await PostgreSqlServer.CreateDatabaseAsync(migrated);
        Environment.SetEnvironmentVariable(Provider, "PostgreSql");
        Environment.SetEnvironmentVariable(Connection, _connection);
    }

    /// <summary>Runs a block of the page on the test's own database; there is no service to stop.</summary>
    private async Task<string> RunBlockAsync(string block)
    {
        var said = "";
        foreach (var line in block.Split('\n'))
        {
            var command = DatabaseName().Replace(line, Database).Replace("/var/backups/planbot", _folder.File("backups"), StringComparison.Ordinal);
            command = command.StartsWith("sudo ", StringComparison.Ordinal) ? command["sudo ".Length..] : command;
            if (command.StartsWith("systemctl ", StringComparison.Ordinal))
            {
                continue;
            }

            var (exitCode, output) = command.StartsWith("planbot ", StringComparison.Ordinal) ? await RunPlanBotAsync(command.Split(' ')[1..]) : await RunProgramAsync(command);
            Assert.True(exitCode == 0, $"{command}\n{output}");
            said += output;
        }

        return said;
    }

    private static async Task<(int ExitCode, string Said)> RunPlanBotAsync(string[] arguments)
    {
        var (exitCode, output, errors) = await Shell.RunAsync(arguments);
        return (exitCode, output + errors);
    }

    private async Task<(int ExitCode, string Said)> RunProgramAsync(string command)
    {
        var settings = new NpgsqlConnectionStringBuilder(_connection);
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PGHOST"] = settings.Host,
                ["PGPORT"] = settings.Port.ToString(CultureInfo.InvariantCulture),
                ["PGUSER"] = settings.Username,
                ["PGPASSWORD"] = settings.Password ?? "",
            },
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, $"{await output}{await errors}");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    /// <summary>The database's name in the page's commands, and the beginning of that of the one that is kept.</summary>
    [GeneratedRegex(@"(?<=DATABASE |TO |\.dump |--from-database )planbot")]
    private static partial Regex DatabaseName();
}
