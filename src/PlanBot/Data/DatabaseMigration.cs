using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace PlanBot.Data;

/// <summary>Brings the database up to this version of PlanBot, or makes it.</summary>
internal static partial class DatabaseMigration
{
    /// <summary>Creates or migrates the database. Call it before anything reads or listens. Of several processes that start together one migrates, and the others wait.</summary>
    /// <exception cref="DatabaseNotUsableException">The database cannot be opened, or a newer PlanBot made it.</exception>
    public static Task MigrateDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.BringUpToDateAsync(mayMake: true, cancellationToken);

    /// <summary>The same for a database that is to be there already: a command in the wrong folder says so, and leaves no empty one behind.</summary>
    /// <exception cref="DatabaseNotUsableException">There is none, it cannot be opened, or a newer PlanBot made it.</exception>
    public static Task OpenDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<DatabaseOptions>().WhyNoFile is { } why
            ? throw new DatabaseNotUsableException(why)
            : services.BringUpToDateAsync(mayMake: false, cancellationToken);

    /// <summary>Whether the database was made by PlanBot, of whatever version.</summary>
    public static async Task<bool> IsPlanBotsAsync(this PlanDbContext context, CancellationToken cancellationToken)
    {
        try
        {
            return (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).Any();
        }
        catch (DbException)
        {
            return false;
        }
    }

    private static async Task BringUpToDateAsync(this IServiceProvider services, bool mayMake, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<DatabaseOptions>();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DatabaseMigration));
        await using var context = await services.GetRequiredService<IDbContextFactory<PlanDbContext>>().CreateDbContextAsync(cancellationToken);
        try
        {
            var (pending, isNew) = await PendingAsync(context, cancellationToken);
            if (isNew && (options.File is not { } file || File.Exists(file)))
            {
                // What is there and cannot be opened has no migrations to be seen either: this says why.
                await context.Database.OpenConnectionAsync(cancellationToken);
            }

            if (isNew && !mayMake)
            {
                throw new DatabaseNotUsableException(options.None);
            }

            await Sqlite.SqliteJournal.ApplyAsync(context, options, cancellationToken);
            if (pending == 0)
            {
                return;
            }

            await using var alone = await context.LockMigrationsAsync(cancellationToken);
            if ((await PendingAsync(context, cancellationToken)).Count is var left and > 0)
            {
                await context.Database.MigrateAsync(cancellationToken);
                LogMigrated(logger, left);
            }
        }
        catch (Exception wrong) when (wrong is DbException or UnauthorizedAccessException)
        {
            throw new DatabaseNotUsableException(
                options.WhyDenied(wrong) ?? DataTexts.FormatNamesADatabaseThatCannotBe(DatabaseOptions.ConnectionSetting, wrong.Message), wrong);
        }
    }

    /// <summary>Whether the database is there and of this version of PlanBot. It makes nothing.</summary>
    public static async Task<bool> IsUpToDateAsync(this PlanDbContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await context.Database.CanConnectAsync(cancellationToken) && !(await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
        }
        catch (DbException)
        {
            // A file that is no database, or one that may not be read: whoever opens it is told why.
            return false;
        }
    }

    private static async Task<(int Count, bool IsNew)> PendingAsync(PlanDbContext context, CancellationToken cancellationToken)
    {
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        return applied.Except(context.Database.GetMigrations(), StringComparer.Ordinal).FirstOrDefault() is { } newer
            ? throw new DatabaseNotUsableException(
                DataTexts.FormatNamesADatabaseThatANewer(DatabaseOptions.ConnectionSetting, newer))
            : (context.Database.GetMigrations().Except(applied).Count(), applied.Count == 0);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Database brought up to date with {Count} migrations")]
    private static partial void LogMigrated(ILogger logger, int count);
}

/// <summary>The database that the settings name cannot be used; the message says which setting and what to do.</summary>
internal sealed class DatabaseNotUsableException(string message, Exception? inner = null) : Exception(message, inner);
