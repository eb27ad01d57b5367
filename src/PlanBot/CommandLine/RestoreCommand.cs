using System.CommandLine;
using Microsoft.Data.Sqlite;
using PlanBot.Data;
using PlanBot.Maintenance;

namespace PlanBot.CommandLine;

/// <summary>
/// <c>planbot restore FILE</c> puts a backup in the place of a database in a file.
/// </summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var file = CommonOptions.ArgumentThatIsNoOption("FILE", "The backup. What is there now is kept beside it.");
        var erased = new Option<string?>("--erased") { Description = "Persons to erase again, a line each: tenant id/object id. Needed only where the database that was lost cannot be read.", HelpName = "FILE" };
        var command = new Command("restore", "Put a backup in the database's place. Stop PlanBot first.") { file, erased };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var console = parsed.InvocationConfiguration;
            await using var app = PlanBotHost.CreateBuilder([], quiet: true).Build();
            var options = app.Services.GetRequiredService<DatabaseOptions>();
            if (WrongKind(options) is { } wrong)
            {
                await console.Error.WriteLineAsync(wrong);
                return 1;
            }

            if (await ReadErasedAsync(parsed.GetValue(erased), console.Error, cancellationToken) is not { } persons)
            {
                return 1;
            }

            return await RestoreFileAsync(app.Services, options.File!, Path.GetFullPath(parsed.GetRequiredValue(file)), persons, console, cancellationToken);
        });
        return command;
    }

    private static string? WrongKind(DatabaseOptions options) =>
        options.File is null ? "The database is not in a file. Restore PostgreSQL with pg_restore; before you start PlanBot: planbot outbox hold." : options.Hidden;

    private static async Task<int> RestoreFileAsync(IServiceProvider services, string database, string backup, IReadOnlyList<(string TenantId, string ObjectId)> persons, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (FindFault(backup) is { } fault)
        {
            await console.Error.WriteLineAsync(fault);
            return 1;
        }

        try
        {
            using var alone = ServingLock.TakeAlone(database);
            if (alone is null)
            {
                await console.Error.WriteLineAsync($"PlanBot runs with {database}, or another restore does. Stop it, then restore. Nothing was changed.");
                return 1;
            }

            await FileRestore.RunAsync(database, backup, persons, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, console.Output, cancellationToken);
            return 0;
        }
        catch (Exception failed) when (failed is SqliteException or IOException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync($"The backup could not be put in place: {failed.Message} Nothing of what was there is lost. Put that right and restore again.");
            return 1;
        }
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
}
