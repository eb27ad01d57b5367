using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PlanBot.Data;
using PlanBot.Data.Sqlite;
using PlanBot.Plans;
using PlanBot.Teams;

namespace PlanBot.Tests.Data;

public sealed class DatabaseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_migrations_hold_every_change_of_the_model()
    {
        using var context = new SqlitePlanDbContextFactory().CreateDbContext([]);

        Assert.False(
            context.Database.HasPendingModelChanges(),
            "The model has changed: make a migration as src/PlanBot/Data/README.md says.");
    }

    [Fact]
    public async Task A_missing_database_is_made_and_a_present_one_is_kept()
    {
        await using var database = TemporaryDatabase.NotYetMade();
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
    public async Task Readers_do_not_wait_for_a_writer()
    {
        await using var database = TemporaryDatabase.NotYetMade();
        await database.Services.MigrateDatabaseAsync(Cancellation);
        await using var context = database.Open();

        Assert.Equal("wal", await context.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode()").SingleAsync(Cancellation), ignoreCase: true);

        await using var writing = await context.Database.BeginTransactionAsync(Cancellation);
        context.Plans.Add(new Plan { Id = "northshire-2025-29" });
        await context.SaveChangesAsync(Cancellation);
        await using var reader = database.Open();
        Assert.Empty(await reader.Plans.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_turn_and_a_singleton_get_the_same_kind_of_context()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using var scope = database.Services.CreateAsyncScope();
        await using var made = database.Open();

        Assert.IsType<SqlitePlanDbContext>(scope.ServiceProvider.GetRequiredService<PlanDbContext>());
        Assert.IsType<SqlitePlanDbContext>(made);
    }

    [Fact]
    public async Task An_amount_keeps_the_decimals_that_it_was_written_with()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
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
        await using var database = await TemporaryDatabase.CreateAsync();
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

    [Theory]
    [InlineData("Database:Provider", "Oracle", "Database:Provider is 'Oracle'")]
    [InlineData("Database:Provider", "0", "Database:Provider is '0'")]
    [InlineData("ConnectionStrings:PlanBot", "Server=somewhere;Database=plans", "ConnectionStrings:PlanBot is not a connection string for SQLite")]
    [InlineData("ConnectionStrings:PlanBot", "Data Source=no/such/folder/planbot.db", "ConnectionStrings:PlanBot puts the database into the folder")]
    public void A_wrong_setting_stops_the_start_with_its_name(string setting, string value, string message)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build();

        var stopped = Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddPlanData(configuration, AppContext.BaseDirectory));

        Assert.StartsWith(message, stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_settings_the_database_is_a_file_in_the_content_root_that_a_writer_waits_for()
    {
        using var folder = new TemporaryFolder();

        var options = DatabaseOptions.From(new ConfigurationBuilder().Build(), folder.Path);

        var settings = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(options.ConnectionString);
        Assert.Equal(folder.File("planbot.db"), settings.DataSource);
        Assert.Equal(30, settings.DefaultTimeout);
    }

    [Fact]
    public async Task A_file_that_is_no_database_stops_the_start_with_the_settings_name()
    {
        using var folder = new TemporaryFolder();
        await System.IO.File.WriteAllTextAsync(folder.File("planbot.db"), new string('x', 4096), Cancellation);
        var services = new ServiceCollection().AddLogging().AddPlanData(new ConfigurationBuilder().Build(), folder.Path);
        await using var provider = services.BuildServiceProvider();

        var stopped = await Assert.ThrowsAsync<DatabaseNotUsableException>(() => provider.MigrateDatabaseAsync(Cancellation));

        Assert.Contains("ConnectionStrings:PlanBot", stopped.Message, StringComparison.Ordinal);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task A_database_that_a_newer_PlanBot_made_is_left_alone()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using (var context = database.Open())
        {
            await context.Database.ExecuteSqlAsync(
                $"INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('99991231235959_Later', '99.0.0')", Cancellation);
        }

        var stopped = await Assert.ThrowsAsync<DatabaseNotUsableException>(() => database.Services.MigrateDatabaseAsync(Cancellation));

        Assert.Contains("99991231235959_Later", stopped.Message, StringComparison.Ordinal);
    }
}
