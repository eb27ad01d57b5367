using Microsoft.Data.Sqlite;
using PlanBot.Data;

namespace PlanBot.Maintenance;

/// <summary>What became of a backup.</summary>
internal abstract record BackupOutcome
{
    private BackupOutcome()
    {
    }

    /// <summary>It is written and checked.</summary>
    public sealed record Written(long Bytes) : BackupOutcome;

    /// <summary>It is not; the sentence says why.</summary>
    public sealed record Refused(string Why) : BackupOutcome;
}

/// <summary>Copies a SQLite database as it is at one moment, while others read and write it.</summary>
internal static class DatabaseBackup
{
    /// <summary>Writes a copy in a single file, checked; a file that is there already is left alone.</summary>
    public static BackupOutcome Write(string database, string file)
    {
        if (File.Exists(file))
        {
            return new BackupOutcome.Refused($"{file} is there already. Name another file.");
        }

        var part = file + ".part";
        try
        {
            File.Delete(part);
            Copy(database, part);
            if (FindDamage(part) is { } damage)
            {
                File.Delete(part);
                return new BackupOutcome.Refused($"The database is damaged ({damage}); nothing was written. Restore an earlier backup.");
            }

            File.Move(part, file);
            return new BackupOutcome.Written(new FileInfo(file).Length);
        }
        catch (Exception failed) when (failed is SqliteException or IOException or UnauthorizedAccessException)
        {
            return new BackupOutcome.Refused($"{file} cannot be written: {failed.Message}");
        }
    }

    /// <summary>Copies all of one database into another, which is made where it is missing and else replaced as a whole.</summary>
    /// <param name="from">The file to copy.</param>
    /// <param name="to">The file to write.</param>
    /// <param name="journal">Without a log it is one file that can be carried away as it is; a database at work has what the setting names.</param>
    public static void Copy(string from, string to, JournalMode journal = JournalMode.Delete)
    {
        if (!File.Exists(to))
        {
            MakePrivate(to);
        }

        using var source = Open(from, SqliteOpenMode.ReadOnly);
        using var target = Open(to, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(target);

        using var command = target.CreateCommand();
        command.CommandText = $"PRAGMA journal_mode = {(journal is JournalMode.Wal ? "WAL" : "DELETE")}";
        command.ExecuteNonQuery();
    }

    /// <summary>Makes an empty file that its owner alone may read: people's names and words come into it.</summary>
    public static void MakePrivate(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var made = new FileStream(file, options);
    }

    /// <summary>What is wrong with a database's file; nothing where all of it can be read.</summary>
    public static string? FindDamage(string file)
    {
        try
        {
            using var connection = Open(file, SqliteOpenMode.ReadOnly);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check(1)";
            return command.ExecuteScalar() is "ok" ? null : $"{command.ExecuteScalar()}";
        }
        catch (SqliteException unreadable)
        {
            return unreadable.Message;
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }
}
