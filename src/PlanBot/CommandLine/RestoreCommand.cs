using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Data.Sqlite;
using PlanBot.Maintenance;
using PlanBot.Plans;

namespace PlanBot.CommandLine;

/// <summary>
/// <c>planbot restore FILE</c>: puts a backup in the database's place. All is made ready in a file beside it; the database
/// is replaced at the end, as a whole, and what it held before is kept.
/// </summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var file = CommonOptions.ArgumentThatIsNoOption("FILE", "The backup.");
        var erased = new Option<string?>("--erased") { Description = "Persons to erase again, a line each: tenant id/object id. Needed only where the database that was lost cannot be read.", HelpName = "FILE" };
        var command = new Command("restore", "Put a backup in the database's place. Stop PlanBot first. What is there now is kept beside it.") { file, erased };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            await using var app = PlanBotHost.CreateBuilder([], quiet: true).Build();
            var backup = Path.GetFullPath(parsed.GetRequiredValue(file));
            if (app.Services.GetRequiredService<DatabaseOptions>().File is not { } database)
            {
                await errors.WriteLineAsync("The database is not in a file. Restore PostgreSQL with pg_restore; before you start PlanBot: planbot outbox hold.");
                return 1;
            }

            if (FindFault(backup) is { } fault)
            {
                await errors.WriteLineAsync(fault);
                return 1;
            }

            if (await ReadErasedAsync(parsed.GetValue(erased), errors, cancellationToken) is not { } persons)
            {
                return 1;
            }

            try
            {
                using var alone = ServingLock.TakeAlone(database);
                if (alone is null)
                {
                    await errors.WriteLineAsync($"PlanBot runs with {database}, or another restore does. Stop it, then restore. Nothing was changed.");
                    return 1;
                }

                await RestoreAsync(app, database, backup, persons, output, cancellationToken);
                return 0;
            }
            catch (Exception failed) when (failed is SqliteException or IOException or UnauthorizedAccessException)
            {
                await errors.WriteLineAsync($"The backup could not be put in place: {failed.Message} Stop PlanBot and try again. The database is as it was.");
                return 1;
            }
        });
        return command;
    }

    private static string? FindFault(string backup) =>
        !File.Exists(backup) ? $"There is no file {backup}."
        : DatabaseBackup.FindDamage(backup) is { } damage ? $"{backup} is no backup that can be used: {damage}"
        : null;

    private static async Task<IReadOnlyList<(string TenantId, string ObjectId)>?> ReadErasedAsync(string? file, TextWriter errors, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return [];
        }

        if (!File.Exists(file))
        {
            await errors.WriteLineAsync($"There is no file {file} (--erased).");
            return null;
        }

        var persons = new List<(string, string)>();
        foreach (var (number, line) in (await File.ReadAllLinesAsync(file, cancellationToken)).Index().Where(line => line.Item.Trim().Length > 0))
        {
            if (line.Trim().Split('/') is not [{ Length: > 0 } tenantId, { Length: > 0 } objectId])
            {
                await errors.WriteLineAsync($"{file}, line {number + 1}: write a person as tenant id, a slash and object id.");
                return null;
            }

            persons.Add((tenantId, objectId));
        }

        return persons;
    }

    private static async Task RestoreAsync(WebApplication app, string database, string backup, IReadOnlyList<(string TenantId, string ObjectId)> persons, TextWriter output, CancellationToken cancellationToken)
    {
        var staging = database + ".restoring";
        DeleteDatabase(staging);
        DatabaseBackup.Copy(backup, staging);
        try
        {
            await using var lost = await app.Services.GetRequiredService<IDbContextFactory<PlanDbContext>>().CreateDbContextAsync(cancellationToken);
            var isReadable = File.Exists(database) && DatabaseBackup.FindDamage(database) is null && await lost.IsUpToDateAsync(cancellationToken);
            var carried = await PrepareAsync(staging, isReadable ? lost : null, persons, Path.GetFileName(backup), cancellationToken);
            var kept = File.Exists(database) ? $"{database}.before-{app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}" : null;
            PutInPlace(staging, database, kept, isReadable);
            await TellAsync(output, database, kept, carried, isReadable);
        }
        finally
        {
            DeleteDatabase(staging);
        }
    }

    /// <summary>Brings the copy up to date, carries over what must not be forgotten, and checks it.</summary>
    private static async Task<CarriedOver> PrepareAsync(string staging, PlanDbContext? lost, IReadOnlyList<(string TenantId, string ObjectId)> persons, string backup, CancellationToken cancellationToken)
    {
        await using var app = PlanBotHost.CreateBuilder([new(DatabaseOptions.ConnectionSetting, $"Data Source={staging};Pooling=False")], quiet: true).Build();
        await app.Services.MigrateDatabaseAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var carried = await scope.ServiceProvider.GetRequiredService<DatabaseRestore>().CarryOverAsync(lost, persons, backup, cancellationToken);
        return DatabaseBackup.FindDamage(staging) is { } damage ? throw new IOException(damage) : carried;
    }

    private static void PutInPlace(string staging, string database, string? kept, bool isReadable)
    {
        if (kept is not null && isReadable)
        {
            DatabaseBackup.Copy(database, kept);
            DatabaseBackup.Copy(staging, database, "WAL");
            return;
        }

        if (kept is not null)
        {
            File.Move(database, kept);
            DeleteDatabase(database);
        }

        DatabaseBackup.Copy(staging, database, "WAL");
    }

    private static async Task TellAsync(TextWriter output, string database, string? kept, CarriedOver carried, bool isReadable)
    {
        await output.WriteLineAsync($"Restored and checked: {database}.{(kept is null ? "" : $" What was there is kept as {kept}: delete it when you need it no more.")}");
        if (isReadable)
        {
            await output.WriteLineAsync($"Carried over from it: {BritishEnglish.Count(carried.Persons, "person", "persons")} erased again, texts of {BritishEnglish.Count(carried.Texts, "submission")} removed again, {BritishEnglish.Count(carried.Counters, "reference counter")} moved on, the outcome of {BritishEnglish.Count(carried.Posts, "post")}, {BritishEnglish.Count(carried.Rights, "right")} (roles, owners, calendar addresses) taken away again.");
        }
        else
        {
            await output.WriteLineAsync($"The database that was there could not be read: {BritishEnglish.Count(carried.Persons, "person", "persons")} of --erased erased, {DatabaseRestore.ReferencesLeftOut} references of each kind left out so that none is given twice. Persons whom you erased after the backup and did not name are back: erase them again. So are roles, owners and calendar addresses that were taken away since: look at planbot role list.");
        }

        await output.WriteLineAsync("The outbox is held: nothing is sent unasked. Look at what waits with: planbot outbox. Let it go on with: planbot outbox release.");
    }

    private static void DeleteDatabase(string file)
    {
        foreach (var suffix in new[] { "", "-wal", "-shm", "-journal", SqlitePlanDbContext.LockSuffix })
        {
            File.Delete(file + suffix);
        }
    }
}
