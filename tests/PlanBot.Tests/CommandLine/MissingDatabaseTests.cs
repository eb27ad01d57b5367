using System.Diagnostics;
using PlanBot.Tests.Data;
using PlanBot.Tests.Data.PlanFolders;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.CommandLine;

/// <summary>Commands where there is no database, as in the wrong folder, or where this account may not look for it.</summary>
[Collection(nameof(ProcessWideSettings))]
public sealed class MissingDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ShellDatabase _database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("outbox")]
    [InlineData("outbox", "hold")]
    [InlineData("outbox", "release")]
    [InlineData("outbox", "close", "--before", "2026-11-20")]
    [InlineData("role", "list")]
    [InlineData("role", "grant", "--tenant", "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f00aa", "--person", "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f00ab", "--role", "Staff")]
    [InlineData("role", "revoke", "--tenant", "t", "--person", "p")]
    [InlineData("person", "export", "--tenant", "t", "--person", "p")]
    [InlineData("person", "erase", "--tenant", "t", "--person", "p", "--yes")]
    [InlineData("organisation", "list")]
    [InlineData("organisation", "link", "Leicester City Council", "--area", "leicestershire", "--tenant", "t")]
    [InlineData("feedback")]
    [InlineData("unanswered")]
    [InlineData("documents", "list")]
    [InlineData("documents", "remove", "rural", "--plan", "p")]
    [InlineData("import-document", "FILE", "--plan", "p")]
    [InlineData("import-submissions", "FILE", "--plan", "p")]
    [InlineData("export-comments", "p", "--out", "OUT")]
    [InlineData("export", "p", "--out", "OUT")]
    [InlineData("template", "--plan", "p", "--out", "OUT.xlsx")]
    [InlineData("paper", "p", "--out", "OUT")]
    [InlineData("synonyms", "export", "OUT")]
    [InlineData("synonyms", "import", "FILE")]
    [InlineData("backup", "OUT")]
    [InlineData("move-database", "--to", "Data Source=OUT", "--provider", "Sqlite")]
    public async Task A_command_that_needs_one_says_that_there_is_none_and_makes_none(params string[] arguments)
    {
        var file = _folder.File("paper.txt");
        await File.WriteAllTextAsync(file, "A paper.", Cancellation);
        var filled = arguments.Select(argument => argument.Replace("FILE", file, StringComparison.Ordinal).Replace("OUT", _folder.File("out"), StringComparison.Ordinal));

        var ran = await Shell.RunAsync([.. filled]);

        Assert.Equal(1, ran.ExitCode);
        Assert.Equal($"There is no database at {_database.File}. planbot import FOLDER makes it, and planbot serve does. If there is one elsewhere, run the command in the folder of its appsettings.json, or set ConnectionStrings:PlanBot.\n", ran.Errors);
        Assert.Equal("", ran.Output);
        Assert.Empty(Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_database.File) + "*"));
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task An_empty_file_is_no_database_either()
    {
        await File.WriteAllBytesAsync(_database.File, [], Cancellation);

        var ran = await Shell.RunAsync("role", "list");

        Assert.Equal(1, ran.ExitCode);
        Assert.StartsWith($"There is no database at {_database.File}. ", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_database_on_a_server_is_named_with_its_server()
    {
        var connection = await PostgreSqlServer.CreateDatabaseAsync(migrated: false);
        try
        {
            await using var app = PlanBotHost.CreateBuilder([new("Database:Provider", "PostgreSql"), new("ConnectionStrings:PlanBot", connection)], quiet: true).Build();

            var wrong = await Assert.ThrowsAsync<PlanBot.Data.DatabaseNotUsableException>(() => PlanBot.Data.DatabaseMigration.OpenDatabaseAsync(app.Services, Cancellation));

            var settings = new Npgsql.NpgsqlConnectionStringBuilder(connection);
            Assert.StartsWith($"There is no database of PlanBot's in {settings.Database} on {settings.Host}. ", wrong.Message, StringComparison.Ordinal);
        }
        finally
        {
            await PostgreSqlServer.DropDatabaseAsync(connection);
        }
    }

    [Fact]
    public async Task Import_makes_one()
    {
        var imported = await Shell.RunAsync("import", SmallPlan.Folder);
        var listed = await Shell.RunAsync("role", "list");

        Assert.Equal((0, 0), (imported.ExitCode, listed.ExitCode));
        Assert.True(File.Exists(_database.File));
    }

    /// <summary>As systemd leaves it: the folder of the state lies in one that root alone may look into.</summary>
    [Theory]
    [InlineData("outbox")]
    [InlineData("serve")]
    public async Task Where_the_folder_above_is_closed_it_is_not_said_to_be_missing(string command)
    {
        Directory.CreateDirectory(_folder.File("private/planbot"));
        await File.WriteAllBytesAsync(_folder.File("private/planbot/planbot.db"), await TemporaryDatabase.MigratedAsync(), Cancellation);

        var (exitCode, errors) = await RunAsOrdinaryUserAsync(_folder.File("private"), _folder.File("private/planbot/planbot.db"), command);

        Assert.Equal(1, exitCode);
        Assert.Equal($"ConnectionStrings:PlanBot puts the database into the folder {_folder.File("private/planbot")}, which this account may not look into. Run the command as root (sudo), or as the account that PlanBot runs as.\n", errors);
    }

    [Theory]
    [InlineData("outbox")]
    [InlineData("backup", "copy.db")]
    [InlineData("restore", "copy.db")]
    public async Task Where_the_databases_folder_is_closed_the_file_is_not_said_to_be_missing(params string[] command)
    {
        Directory.CreateDirectory(_folder.File("planbot"));
        await File.WriteAllBytesAsync(_folder.File("planbot/planbot.db"), await TemporaryDatabase.MigratedAsync(), Cancellation);

        var (exitCode, errors) = await RunAsOrdinaryUserAsync(_folder.File("planbot"), _folder.File("planbot/planbot.db"), command);

        Assert.Equal(1, exitCode);
        Assert.Equal($"{_folder.File("planbot/planbot.db")} may not be looked into by this account. Run the command as root (sudo), or as the account that PlanBot runs as.\n", errors);
    }

    [Theory]
    [InlineData("outbox")]
    [InlineData("import", "PLAN")]
    public async Task A_database_that_this_account_may_not_open_is_named_with_what_to_do(params string[] command)
    {
        Directory.CreateDirectory(_folder.File("planbot"));
        await File.WriteAllBytesAsync(_folder.File("planbot/planbot.db"), await TemporaryDatabase.MigratedAsync(), Cancellation);

        var (exitCode, errors) = await RunAsOrdinaryUserAsync(_folder.File("planbot/planbot.db"), _folder.File("planbot/planbot.db"), [.. command.Select(word => word.Replace("PLAN", SmallPlan.Folder, StringComparison.Ordinal))]);

        Assert.Equal(1, exitCode);
        Assert.Equal($"ConnectionStrings:PlanBot names {_folder.File("planbot/planbot.db")}, which this account may not read and write. Run the command as root (sudo), or as the account that PlanBot runs as.\n", errors);
    }

    /// <summary>Root may look everywhere, unless that is taken from it.</summary>
    private static async Task<(int ExitCode, string Errors)> RunAsOrdinaryUserAsync(string closed, string database, params string[] command)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Files are closed to an account in another way here.");
            return default;
        }

        var mode = File.GetUnixFileMode(closed);
        File.SetUnixFileMode(closed, UnixFileMode.None);
        try
        {
            string[] ordinary = Environment.IsPrivilegedProcess ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", "--"] : [];
            string[] words = [.. ordinary, "dotnet", Path.Combine(AppContext.BaseDirectory, "PlanBot.dll"), .. command];
            using var process = Process.Start(new ProcessStartInfo(words[0], words[1..])
            {
                RedirectStandardError = true,
                Environment = { ["ConnectionStrings__PlanBot"] = $"Data Source={database}", ["DOTNET_ENVIRONMENT"] = "Development", ["urls"] = "http://127.0.0.1:0" },
            })!;
            var errors = await process.StandardError.ReadToEndAsync(Cancellation);
            await process.WaitForExitAsync(Cancellation);
            return (process.ExitCode, errors);
        }
        finally
        {
            File.SetUnixFileMode(closed, mode);
        }
    }
}
