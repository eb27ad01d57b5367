using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PlanBot.Data;
using PlanBot.Data.PostgreSql;
using PlanBot.Data.Sqlite;
using PlanBot.Plans;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Data;

/// <summary>What the settings name, and what a provider has of its own.</summary>
public sealed class DatabaseSettingsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_migrations_of_every_database_hold_every_change_of_the_model()
    {
        using PlanDbContext sqlite = new SqlitePlanDbContextFactory().CreateDbContext([]);
        using PlanDbContext postgreSql = new PostgreSqlPlanDbContextFactory().CreateDbContext([]);

        Assert.All(
            new[] { sqlite, postgreSql },
            context => Assert.False(
                context.Database.HasPendingModelChanges(),
                "The model has changed: make a migration as src/PlanBot/Data/README.md says."));
    }

    [Fact]
    public void Migrations_of_the_databases_are_made_together()
    {
        using PlanDbContext sqlite = new SqlitePlanDbContextFactory().CreateDbContext([]);
        using PlanDbContext postgreSql = new PostgreSqlPlanDbContextFactory().CreateDbContext([]);

        Assert.Equal(Names(sqlite), Names(postgreSql));
    }

    [Fact]
    public async Task Readers_do_not_wait_for_a_writer()
    {
        await using var database = await TemporaryDatabase.NotYetMadeAsync(TestedDatabase.Sqlite);
        await database.Services.MigrateDatabaseAsync(Cancellation);
        await using var context = database.Open();

        Assert.Equal("wal", await context.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode()").SingleAsync(Cancellation), ignoreCase: true);

        await using var writing = await context.Database.BeginTransactionAsync(Cancellation);
        context.Plans.Add(new Plan { Id = "northshire-2025-29" });
        await context.SaveChangesAsync(Cancellation);
        await using var reader = database.Open();
        Assert.Empty(await reader.Plans.ToListAsync(Cancellation));
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

    [Theory]
    [InlineData("Host=db.example;Colour=blue;Password=s3cret", "ConnectionStrings:PlanBot is not a connection string for PostgreSQL.")]
    [InlineData("Host=db.example", "ConnectionStrings:PlanBot names no Host or no Database")]
    [InlineData("", "ConnectionStrings:PlanBot names no Host or no Database")]
    public void A_wrong_connection_to_PostgreSQL_stops_the_start_and_repeats_no_password(string value, string message)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new(DatabaseOptions.ProviderSetting, "postgresql"), new(DatabaseOptions.ConnectionSetting, value)])
            .Build();

        var stopped = Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddPlanData(configuration, AppContext.BaseDirectory));

        Assert.StartsWith(message, stopped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", stopped.Message, StringComparison.Ordinal);
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

    private static IEnumerable<string> Names(PlanDbContext context) =>
        context.Database.GetMigrations().Select(migration => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..]);
}
