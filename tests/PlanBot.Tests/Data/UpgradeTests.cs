using System.Reflection;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Teams;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Data;

/// <summary>Upgrades of the database in a file.</summary>
public sealed class UpgradeOnSqliteTests() : UpgradeTests(TestedDatabase.Sqlite)
{
    [Fact]
    public async Task What_a_process_left_behind_that_was_killed_in_the_middle_does_not_stop_the_next_one()
    {
        await using var database = await TemporaryDatabase.NotYetMadeAsync(TestedDatabase.Sqlite);
        await using (var context = database.Open())
        {
            await context.Database.ExecuteSqlAsync($"""CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL)""", Cancellation);
            await context.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-24 09:00:00+00:00')""", Cancellation);
        }

        await database.Services.MigrateDatabaseAsync(Cancellation);

        await using var migrated = database.Open();
        Assert.True(await migrated.IsUpToDateAsync(Cancellation));
    }
}

/// <summary>Upgrades of the database on a server.</summary>
public sealed class UpgradeOnPostgreSqlTests() : UpgradeTests(TestedDatabase.PostgreSql);

public abstract class UpgradeTests(TestedDatabase kind)
{
    private static readonly MethodInfo ReadOne = typeof(UpgradeTests).GetMethod(nameof(ReadOneAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static string Folder => Path.Combine(Repository.Root, "tests", "PlanBot.Tests", "Data", "ReleasedSchemas");

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Released => [.. Directory.GetFiles(Folder, "*.Sqlite.sql").Select(file => Path.GetFileName(file).Split('.')[0]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Released))]
    public async Task A_released_schema_opens_and_keeps_what_it_holds(string name)
    {
        await using var database = await TemporaryDatabase.NotYetMadeAsync(kind);
        await using (var old = database.Open())
        {
            var schema = await File.ReadAllTextAsync(Path.Combine(Folder, $"{name}.{kind}.sql"), Cancellation);
            await old.Database.OpenConnectionAsync(Cancellation);
            await using var command = old.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"""
                {schema}
                INSERT INTO "Conversation" ("Id", "Type", "TenantId", "ReferenceJson", "PersonObjectId", "TeamId", "PlanId", "UpdatedAtUtc")
                VALUES ('19:kept', 'channel', 't', '{"{}"}', '', '', '', '2026-11-01 09:00:00Z');
                """;
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        await database.Services.MigrateDatabaseAsync(Cancellation);

        await using var upgraded = database.Open();
        Assert.True(await upgraded.IsUpToDateAsync(Cancellation));
        Assert.Equal("19:kept", (await upgraded.Set<Conversation>().SingleAsync(Cancellation)).Id);
        foreach (var type in upgraded.Model.GetEntityTypes().Select(entity => entity.ClrType))
        {
            // Every column that today's PlanBot reads is there.
            await (Task)ReadOne.MakeGenericMethod(type).Invoke(null, [upgraded])!;
        }
    }

    [Fact]
    public async Task Several_instances_that_start_together_migrate_once()
    {
        await using var database = await TemporaryDatabase.NotYetMadeAsync(kind);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => database.Services.MigrateDatabaseAsync(Cancellation), Cancellation)));

        await using var context = database.Open();
        var applied = (await context.Database.GetAppliedMigrationsAsync(Cancellation)).ToList();
        Assert.Equal(context.Database.GetMigrations(), applied);
    }

    private static async Task ReadOneAsync<TEntity>(PlanDbContext context)
        where TEntity : class => await context.Set<TEntity>().AsNoTracking().FirstOrDefaultAsync(Cancellation);
}
