using Microsoft.EntityFrameworkCore;

namespace PlanBot.Data.Sqlite;

/// <summary>Gives the database the journal that the setting names. The file keeps it; it is compared each time the database is brought up to date.</summary>
internal static class SqliteJournal
{
    /// <exception cref="System.Data.Common.DbException">Somebody else has the database open, and it is to be changed over.</exception>
    public static async Task ApplyAsync(PlanDbContext context, DatabaseOptions options, CancellationToken cancellationToken)
    {
        if (options.File is not { } file)
        {
            return;
        }

        if (!File.Exists(file))
        {
            if (options.JournalMode is JournalMode.Delete)
            {
                // Entity Framework makes a new database with a write-ahead log. An empty file is a database, without one.
                await File.Create(file).DisposeAsync();
            }

            return;
        }

        var wanted = options.JournalMode is JournalMode.Delete ? "delete" : "wal";
        var connection = context.Database.GetDbConnection();
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode";
            if ((string?)await command.ExecuteScalarAsync(cancellationToken) == wanted)
            {
                return;
            }

            command.CommandText = $"PRAGMA journal_mode = {wanted}";
            await command.ExecuteScalarAsync(cancellationToken);
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }
}
