using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace PlanBot.Data.PostgreSql;

/// <summary>The database on a PostgreSQL server, which several PlanBots share. Its migrations stand beside it.</summary>
internal sealed class PostgreSqlPlanDbContext(DbContextOptions<PostgreSqlPlanDbContext> options) : PlanDbContext(options)
{
    public override string SkipLocked => "FOR UPDATE SKIP LOCKED";

    /// <summary>A lock of the server's, by a number that nobody else in the database uses, on a connection of its own.</summary>
    public override async Task<IAsyncDisposable> LockMigrationsAsync(CancellationToken cancellationToken)
    {
        // Out of the pool: closing it gives the lock back.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Database.GetConnectionString()) { Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(5077021)", connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    /// <summary>The numbers that the server gives go on after the copied ones.</summary>
    public override async Task AfterCopyAsync(CancellationToken cancellationToken)
    {
        foreach (var entity in Model.GetEntityTypes())
        {
            foreach (var numbered in entity.GetProperties().Where(property => property.ValueGenerated is ValueGenerated.OnAdd && property.ClrType == typeof(long)))
            {
                var (table, column) = (entity.GetTableName(), numbered.GetColumnName());
                var sql = $"""SELECT setval(pg_get_serial_sequence('"{table}"', '{column}'), (SELECT COALESCE(MAX("{column}"), 0) + 1 FROM "{table}"), false)""";
                await Database.ExecuteSqlRawAsync(sql, cancellationToken);
            }
        }
    }

    protected override bool IsKeyTaken(DbUpdateException failure) =>
        failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // Texts are ordered by their code points, as SQLite does, whatever the server's language is.
        configurationBuilder.Properties<string>().UseCollation("C");
    }
}
