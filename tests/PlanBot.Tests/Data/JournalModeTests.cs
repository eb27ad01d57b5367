using Microsoft.Data.Sqlite;
using PlanBot.Data;

namespace PlanBot.Tests.Data;

/// <summary><c>Database:JournalMode</c>: how SQLite keeps what is not finished. WAL does not work on a network share.</summary>
public sealed class JournalModeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "wal")]
    [InlineData("Wal", "wal")]
    [InlineData("delete", "delete")]
    public async Task A_new_database_has_the_journal_that_the_setting_names(string setting, string mode)
    {
        using var folder = new TemporaryFolder();

        await MigrateAsync(folder.File("planbot.db"), setting);

        Assert.Equal(mode, await ModeOfAsync(folder.File("planbot.db")));
    }

    [Theory]
    [InlineData("wal", "Delete")]
    [InlineData("delete", "Wal")]
    public async Task A_database_that_is_there_is_changed_over(string before, string setting)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("planbot.db"), await TemporaryDatabase.MigratedAsync(), Cancellation);
        Assert.Equal(before, await AskAsync(folder.File("planbot.db"), $"PRAGMA journal_mode = {before}"));

        await MigrateAsync(folder.File("planbot.db"), setting);

        Assert.Equal(setting.ToLowerInvariant(), await ModeOfAsync(folder.File("planbot.db")));
    }

    private static async Task MigrateAsync(string file, string setting)
    {
        await using var app = PlanBotHost.CreateBuilder([new("ConnectionStrings:PlanBot", $"Data Source={file};Pooling=False"), new("Database:JournalMode", setting)], quiet: true, "Development").Build();
        await app.Services.MigrateDatabaseAsync(Cancellation);
    }

    private static Task<string> ModeOfAsync(string file) => AskAsync(file, "PRAGMA journal_mode");

    private static async Task<string> AskAsync(string file, string pragma)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = pragma;
        return (string)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
