using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace PlanBot.Data.Sqlite;

/// <summary>The database in a file, with nothing else to install. Its migrations stand beside it.</summary>
internal sealed class SqlitePlanDbContext(DbContextOptions<SqlitePlanDbContext> options) : PlanDbContext(options)
{
    /// <summary>Stands behind the database's name in that of the file that is locked while it is migrated.</summary>
    public const string LockSuffix = ".migrating";

    /// <summary>SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE.</summary>
    private const int PrimaryKeyTaken = 1555, UniqueTaken = 2067;

    private static readonly TimeSpan LockTime = TimeSpan.FromMilliseconds(100);

    /// <summary>The operating system's lock on a file beside the database. Who holds it may forget a row of Entity Framework's that a killed process left behind for ever.</summary>
    public override async Task<IAsyncDisposable> LockMigrationsAsync(CancellationToken cancellationToken)
    {
        if (SqliteConnectionSettings.FileOf(Database.GetConnectionString() ?? "") is not { } file)
        {
            return Stream.Null;
        }

        while (true)
        {
            try
            {
                var held = new FileStream(file + LockSuffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                if (File.Exists(file))
                {
                    await ForgetLockAsync(cancellationToken);
                }

                return held;
            }
            catch (IOException) when (File.Exists(file + LockSuffix))
            {
                await Task.Delay(LockTime, cancellationToken);
            }
        }
    }

    protected override bool IsKeyTaken(DbUpdateException failure) =>
        failure.InnerException is SqliteException { SqliteExtendedErrorCode: PrimaryKeyTaken or UniqueTaken };

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // SQLite has no decimal type, and the provider's own text form turns 39305.40 into 39305.4.
        configurationBuilder.Properties<decimal>().HaveConversion<DecimalTextConverter>();
    }

    private async Task ForgetLockAsync(CancellationToken cancellationToken)
    {
        if (await Database.SqlQuery<string>($"""SELECT "name" AS "Value" FROM "sqlite_master" WHERE "name" = '__EFMigrationsLock'""").AnyAsync(cancellationToken))
        {
            await Database.ExecuteSqlAsync($"""DELETE FROM "__EFMigrationsLock" """, cancellationToken);
        }
    }
}
