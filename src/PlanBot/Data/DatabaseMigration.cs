using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace PlanBot.Data;

/// <summary>Brings the database up to this version of PlanBot, or makes it.</summary>
internal static partial class DatabaseMigration
{
    /// <summary>Creates or migrates the database. Call it before anything reads or listens. Of several processes that start together one migrates, and the others wait.</summary>
    /// <exception cref="DatabaseNotUsableException">The database cannot be opened, or a newer PlanBot made it.</exception>
    public static async Task MigrateDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DatabaseMigration));
        await using var context = await services.GetRequiredService<IDbContextFactory<PlanDbContext>>().CreateDbContextAsync(cancellationToken);
        try
        {
            await Sqlite.SqliteJournal.ApplyAsync(context, services.GetRequiredService<DatabaseOptions>(), cancellationToken);
            if (await PendingAsync(context, cancellationToken) == 0)
            {
                return;
            }

            await using var alone = await context.LockMigrationsAsync(cancellationToken);
            if (await PendingAsync(context, cancellationToken) is var pending and > 0)
            {
                await context.Database.MigrateAsync(cancellationToken);
                LogMigrated(logger, pending);
            }
        }
        catch (Exception wrong) when (wrong is System.Data.Common.DbException or UnauthorizedAccessException)
        {
            throw new DatabaseNotUsableException(
                DataTexts.FormatNamesADatabaseThatCannotBe(DatabaseOptions.ConnectionSetting, wrong.Message), wrong);
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

    private static async Task<int> PendingAsync(PlanDbContext context, CancellationToken cancellationToken)
    {
        var known = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        return applied.Find(migration => !known.Contains(migration)) is { } newer
            ? throw new DatabaseNotUsableException(
                DataTexts.FormatNamesADatabaseThatANewer(DatabaseOptions.ConnectionSetting, newer))
            : known.Except(applied).Count();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Database brought up to date with {Count} migrations")]
    private static partial void LogMigrated(ILogger logger, int count);
}

/// <summary>The database that the settings name cannot be used; the message says which setting and what to do.</summary>
internal sealed class DatabaseNotUsableException(string message, Exception? inner = null) : Exception(message, inner);
