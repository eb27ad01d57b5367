using System.CommandLine;
using Microsoft.Data.Sqlite;
using PlanBot.Data;
using PlanBot.Maintenance;

namespace PlanBot.CommandLine;

/// <summary>
/// <c>planbot restore FILE</c> puts a backup in the place of a database in a file. <c>planbot restore --from-database NAME</c>
/// carries over into one on a server, which <c>pg_restore</c> has put back, what the one before it knew.
/// </summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var file = CommonOptions.ArgumentThatIsNoOption("FILE", "SQLite: the backup. What is there now is kept beside it.");
        file.Arity = ArgumentArity.ZeroOrOne;
        var from = new Option<string>("--from-database") { Description = "PostgreSQL, after pg_restore: the database as it was before, kept on the same server, to carry over from.", HelpName = "NAME" };
        var lost = new Option<bool>("--lost") { Description = "PostgreSQL, after pg_restore: the database as it was before is lost." };
        var erased = new Option<string?>("--erased") { Description = "Persons to erase again, a line each: tenant id/object id. Needed only where the database that was lost cannot be read.", HelpName = "FILE" };
        var command = new Command("restore", "Put a backup in the database's place. Stop PlanBot first.") { file, from, lost, erased };
        command.Validators.Add(result =>
        {
            if (new[] { result.GetValue(file) is not null, result.GetValue(from) is not null, result.GetValue(lost) }.Count(given => given) != 1)
            {
                result.AddError("Say one of: FILE (SQLite); --from-database NAME, or --lost (PostgreSQL).");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var console = parsed.InvocationConfiguration;
            await using var app = PlanBotHost.CreateBuilder([], quiet: true).Build();
            var options = app.Services.GetRequiredService<DatabaseOptions>();
            var backup = parsed.GetValue(file);
            if (WrongKind(options, backup) is { } wrong)
            {
                await console.Error.WriteLineAsync(wrong);
                return 1;
            }

            if (await ReadErasedAsync(parsed.GetValue(erased), console.Error, cancellationToken) is not { } persons)
            {
                return 1;
            }

            return backup is null
                ? await ServerRestore.RunAsync(app.Services, parsed.GetValue(from), persons, console, cancellationToken)
                : await RestoreFileAsync(app.Services, options, Path.GetFullPath(backup), persons, console, cancellationToken);
        });
        return command;
    }

    private static string? WrongKind(DatabaseOptions options, string? backup) => (options, backup) switch
    {
        ({ Provider: DatabaseProvider.PostgreSql }, not null) => "The database is not in a file. Put PostgreSQL back with pg_restore, beside the database that is there now; then: planbot restore --from-database NAME.",
        ({ File: { } file }, null) => $"The database is in a file, {file}. Put a backup in its place with: planbot restore FILE",
        ({ Hidden: { } hidden }, _) => hidden,
        ({ Provider: DatabaseProvider.Sqlite, File: null }, _) => $"The database is in memory: {DatabaseOptions.ConnectionSetting} names no file.",
        _ => null,
    };

    private static async Task<int> RestoreFileAsync(IServiceProvider services, DatabaseOptions options, string backup, IReadOnlyList<(string TenantId, string ObjectId)> persons, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (FindFault(backup) is { } fault)
        {
            await console.Error.WriteLineAsync(fault);
            return 1;
        }

        try
        {
            using var alone = ServingLock.TakeAlone(options.File!);
            if (alone is null)
            {
                await console.Error.WriteLineAsync($"PlanBot runs with {options.File}, or another restore does. Stop it, then restore. Nothing was changed.");
                return 1;
            }

            await FileRestore.RunAsync(options, backup, persons, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, console.Output, cancellationToken);
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
