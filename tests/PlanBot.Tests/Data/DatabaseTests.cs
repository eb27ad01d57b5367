using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Teams;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Data;

/// <summary>The database in a file.</summary>
public sealed class DatabaseOnSqliteTests() : DatabaseTests(TestedDatabase.Sqlite);

/// <summary>The database on a server.</summary>
public sealed class DatabaseOnPostgreSqlTests() : DatabaseTests(TestedDatabase.PostgreSql);

public abstract class DatabaseTests(TestedDatabase kind)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_missing_database_is_made_and_a_present_one_is_kept()
    {
        await using var database = await TemporaryDatabase.NotYetMadeAsync(kind);
        await database.Services.MigrateDatabaseAsync(Cancellation);
        await using (var context = database.Open())
        {
            context.Plans.Add(new Plan { Id = "northshire-2025-29", Area = "northshire" });
            await context.SaveChangesAsync(Cancellation);
        }

        await database.Services.MigrateDatabaseAsync(Cancellation);

        await using var again = database.Open();
        Assert.Equal("northshire-2025-29", (await again.Plans.SingleAsync(Cancellation)).Id);
        Assert.Empty(await again.Database.GetPendingMigrationsAsync(Cancellation));
    }

    [Fact]
    public async Task An_amount_keeps_the_decimals_that_it_was_written_with()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        await using (var context = database.Open())
        {
            context.CommissioningLines.Add(new CommissioningLine { PlanId = "p", Id = "l", AmountGbp = 39305.40m });
            await context.SaveChangesAsync(Cancellation);
        }

        await using var again = database.Open();
        var line = await again.CommissioningLines.SingleAsync(Cancellation);
        Assert.Equal("39305.40", line.AmountGbp?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_data_version_changes_with_plan_data_and_with_nothing_else()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        var versions = database.Services.GetRequiredService<PlanDataVersion>();
        var atFirst = await versions.CurrentAsync(Cancellation);

        await using var context = database.Open();
        context.Set<Conversation>().Add(new Conversation { Id = "c" });
        await context.SaveChangesAsync(Cancellation);
        Assert.Equal(atFirst, await versions.CurrentAsync(Cancellation));

        var theme = new Theme { PlanId = "p", Id = "victims", Name = "Victims" };
        context.Themes.Add(theme);
        await context.SaveChangesAsync(Cancellation);
        var afterAdding = await versions.CurrentAsync(Cancellation);
        Assert.NotEqual(atFirst, afterAdding);

        theme.Name = "Victims and witnesses";
        await context.SaveChangesAsync(Cancellation);
        Assert.NotEqual(afterAdding, await versions.CurrentAsync(Cancellation));
    }

    [Fact]
    public async Task A_key_that_somebody_took_is_told_apart_from_a_fault()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        await using (var other = database.Open())
        {
            other.AddRange(new Theme { PlanId = "p", Id = "victims" }, new PersonRow { Key = Guid.NewGuid(), TenantId = "t", ObjectId = "o" });
            await other.SaveChangesAsync(Cancellation);
        }

        Assert.True(await IsOvertakenAsync(database, context => context.Add(new Theme { PlanId = "p", Id = "victims" })));
        Assert.True(await IsOvertakenAsync(database, context => context.Add(new PersonRow { Key = Guid.NewGuid(), TenantId = "t", ObjectId = "o" })));
        Assert.True(await IsOvertakenAsync(database, context => context.Remove(new Theme { PlanId = "p", Id = "gone" })));
        Assert.False(await IsOvertakenAsync(database, context => context.Entry(context.Add(new Theme { PlanId = "p", Id = "nameless" }).Entity).Property(theme => theme.Name).CurrentValue = null!));
    }

    private static async Task<bool> IsOvertakenAsync(TemporaryDatabase database, Action<PlanDbContext> change)
    {
        await using var context = database.Open();
        change(context);
        return context.IsOvertaken(await Assert.ThrowsAnyAsync<DbUpdateException>(() => context.SaveChangesAsync(Cancellation)));
    }

    [Fact]
    public async Task A_database_that_a_newer_PlanBot_made_is_left_alone()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        await using (var context = database.Open())
        {
            await context.Database.ExecuteSqlAsync(
                $"INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('99991231235959_Later', '99.0.0')", Cancellation);
        }

        var stopped = await Assert.ThrowsAsync<DatabaseNotUsableException>(() => database.Services.MigrateDatabaseAsync(Cancellation));

        Assert.Contains("99991231235959_Later", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_and_a_singleton_get_the_same_kind_of_context()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        await using var scope = database.Services.CreateAsyncScope();
        await using var made = database.Open();

        Assert.Equal(kind is TestedDatabase.Sqlite ? "SqlitePlanDbContext" : "PostgreSqlPlanDbContext", made.GetType().Name);
        Assert.IsType(made.GetType(), scope.ServiceProvider.GetRequiredService<PlanDbContext>());
    }
}
