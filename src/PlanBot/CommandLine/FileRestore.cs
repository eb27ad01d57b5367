using System.Data.Common;
using PlanBot.Data;
using PlanBot.Data.Sqlite;
using PlanBot.Maintenance;

namespace PlanBot.CommandLine;

/// <summary>
/// Puts a backup in the place of a database in a file. All is made ready in a file beside it; what the database holds is
/// replaced at the end, as a whole, and is kept. The file itself stays, with its owner and with who may read it.
/// </summary>
internal static class FileRestore
{
    /// <summary>What stands behind a database's name in those of the files that hold it.</summary>
    private static readonly string[] FileAndLogs = ["", "-wal", "-journal"];

    /// <param name="options">The database, in a file; it need not be there.</param>
    /// <param name="backup">The backup, which is whole.</param>
    /// <param name="persons">Persons to erase besides.</param>
    /// <param name="now">For the name of what is kept.</param>
    /// <param name="output">What was done.</param>
    /// <param name="cancellationToken">Ends it before anything is replaced.</param>
    public static async Task RunAsync(DatabaseOptions options, string backup, IReadOnlyList<(string TenantId, string ObjectId)> persons, DateTime now, TextWriter output, CancellationToken cancellationToken)
    {
        var database = options.File ?? throw new ArgumentException("The database is not in a file.", nameof(options));
        var (staging, reading) = (database + ".restoring", database + ".reading");
        try
        {
            var isThere = File.Exists(database);
            var isWhole = isThere && DatabaseBackup.FindDamage(database) is null;
            CarriedOver carried;
            bool wasRead;
            await using (var lost = isWhole ? await ReadAsync(database, reading, cancellationToken) : null)
            {
                (carried, wasRead) = await PrepareAsync(backup, staging, lost, persons, cancellationToken);
            }

            var kept = isThere ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{database}.before-{now:yyyyMMdd-HHmmss}") : null;
            PutInPlace(staging, database, kept, isWhole, options.JournalMode);
            await output.WriteLineAsync($"Restored and checked: {database}. {(kept is null ? "It is a new file: see that the account that PlanBot runs as may write it." : $"What was there is kept as {kept}: delete it when you need it no more.")}");
            await RestoreReport.WriteAsync(output, carried, wasRead);
        }
        finally
        {
            DeleteDatabase(staging);
            DeleteDatabase(reading);
        }
    }

    /// <summary>Opens a copy of the database that was there, which an older version of PlanBot may have left; null where it is not PlanBot's.</summary>
    private static async Task<LostDatabase?> ReadAsync(string database, string copy, CancellationToken cancellationToken)
    {
        DeleteDatabase(copy);
        DatabaseBackup.Copy(database, copy);
        try
        {
            return await LostDatabase.OpenAsync(ConnectionTo(copy), cancellationToken);
        }
        catch (DatabaseNotUsableException)
        {
            return null;
        }
    }

    private static async Task<(CarriedOver Carried, bool WasRead)> PrepareAsync(string backup, string staging, LostDatabase? lost, IReadOnlyList<(string TenantId, string ObjectId)> persons, CancellationToken cancellationToken)
    {
        try
        {
            return (await PrepareAsync(backup, staging, lost?.Context, persons, cancellationToken), lost is not null);
        }
        catch (Exception unknown) when (lost is { IsAsItStands: true } && unknown is (DbException or InvalidOperationException))
        {
            // Another version keeps what is looked for in a way that this one does not know.
            return (await PrepareAsync(backup, staging, (PlanDbContext?)null, persons, cancellationToken), false);
        }
    }

    /// <summary>Brings a copy of the backup up to date, carries over what must not be forgotten, and checks it.</summary>
    private static async Task<CarriedOver> PrepareAsync(string backup, string staging, PlanDbContext? lost, IReadOnlyList<(string TenantId, string ObjectId)> persons, CancellationToken cancellationToken)
    {
        DeleteDatabase(staging);
        DatabaseBackup.Copy(backup, staging);
        await using var app = PlanBotHost.CreateBuilder([new(DatabaseOptions.ConnectionSetting, ConnectionTo(staging))], quiet: true).Build();
        await app.Services.MigrateDatabaseAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var carried = await scope.ServiceProvider.GetRequiredService<DatabaseRestore>().CarryOverAsync(lost, persons, Path.GetFileName(backup), cancellationToken);
        return DatabaseBackup.FindDamage(staging) is { } damage ? throw new IOException(damage) : carried;
    }

    private static void PutInPlace(string staging, string database, string? kept, bool isWhole, JournalMode journal)
    {
        if (kept is not null && isWhole)
        {
            // With what is in its log and not yet in its file.
            DatabaseBackup.Copy(database, kept);
        }
        else if (kept is not null)
        {
            KeepAsItIs(database, kept);
            new FileStream(database, FileMode.Truncate, FileAccess.Write).Dispose();
        }

        DatabaseBackup.Copy(staging, database, journal);
    }

    /// <summary>Keeps each byte of a database that cannot be read, for whoever tries to get something out of it.</summary>
    private static void KeepAsItIs(string database, string kept)
    {
        foreach (var suffix in FileAndLogs.Where(suffix => File.Exists(database + suffix)))
        {
            DatabaseBackup.MakePrivate(kept + suffix);
            using var from = new FileStream(database + suffix, FileMode.Open, FileAccess.Read);
            using var to = new FileStream(kept + suffix, FileMode.Open, FileAccess.Write);
            from.CopyTo(to);
        }

        foreach (var suffix in new[] { "-wal", "-shm", "-journal" })
        {
            File.Delete(database + suffix);
        }
    }

    private static string ConnectionTo(string file) => $"Data Source={file};Pooling=False";

    private static void DeleteDatabase(string file)
    {
        foreach (var suffix in new[] { "", "-wal", "-shm", "-journal", SqlitePlanDbContext.LockSuffix })
        {
            File.Delete(file + suffix);
        }
    }
}
