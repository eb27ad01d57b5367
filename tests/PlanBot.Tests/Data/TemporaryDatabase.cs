using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Data;

/// <summary>A migrated database of its own, in a file or on the tests' PostgreSQL server, wired as the application wires it.</summary>
internal sealed class TemporaryDatabase : IAsyncDisposable
{
    /// <summary>Migrated once; every test gets a copy.</summary>
    private static readonly Lazy<Task<byte[]>> Migrated = new(MigrateAsync);

    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;
    private readonly string? _postgreSql;

    private TemporaryDatabase(TimeProvider clock, string? postgreSql)
    {
        _postgreSql = postgreSql;
        var configuration = new ConfigurationBuilder();
        if (postgreSql is not null)
        {
            configuration.AddInMemoryCollection(
            [
                new(DatabaseOptions.ProviderSetting, nameof(DatabaseProvider.PostgreSql)),
                new(DatabaseOptions.ConnectionSetting, postgreSql),
            ]);
        }

        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton(clock);
        collection.AddPlanData(configuration.Build(), _folder.Path);
        _services = collection.BuildServiceProvider(validateScopes: true);
    }

    public IServiceProvider Services => _services;

    private string File => _folder.File("planbot.db");

    /// <summary>The content of a migrated SQLite database without data.</summary>
    public static Task<byte[]> MigratedAsync() => Migrated.Value;

    /// <summary>Closes the database and reads its file.</summary>
    public async Task<byte[]> CloseAndReadAsync()
    {
        // The last connection to close writes what is still in the log into the file.
        CloseConnections();
        return await System.IO.File.ReadAllBytesAsync(File);
    }

    public static Task<TemporaryDatabase> CreateAsync(TimeProvider? clock = null) => CreateAsync(TestedDatabase.Sqlite, clock);

    public static async Task<TemporaryDatabase> CreateAsync(TestedDatabase kind, TimeProvider? clock = null)
    {
        if (kind is TestedDatabase.PostgreSql)
        {
            return new(clock ?? TimeProvider.System, await PostgreSqlServer.CreateDatabaseAsync());
        }

        var content = await Migrated.Value;
        var database = new TemporaryDatabase(clock ?? TimeProvider.System, null);
        await System.IO.File.WriteAllBytesAsync(database.File, content, TestContext.Current.CancellationToken);
        return database;
    }

    /// <summary>A database that is not there yet; on PostgreSQL one without tables.</summary>
    public static async Task<TemporaryDatabase> NotYetMadeAsync(TestedDatabase kind) => new(
        TimeProvider.System,
        kind is TestedDatabase.PostgreSql ? await PostgreSqlServer.CreateDatabaseAsync(migrated: false) : null);

    public PlanDbContext Open() => Services.GetRequiredService<IDbContextFactory<PlanDbContext>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        CloseConnections();
        await _services.DisposeAsync();
        _folder.Dispose();
        if (_postgreSql is not null)
        {
            await PostgreSqlServer.DropDatabaseAsync(_postgreSql);
        }
    }

    private static async Task<byte[]> MigrateAsync()
    {
        await using var database = new TemporaryDatabase(TimeProvider.System, null);
        await database.Services.MigrateDatabaseAsync(CancellationToken.None);
        return await database.CloseAndReadAsync();
    }

    private void CloseConnections()
    {
        if (_postgreSql is null)
        {
            using var connection = new SqliteConnection(_services.GetRequiredService<DatabaseOptions>().ConnectionString);
            SqliteConnection.ClearPool(connection);
        }
    }
}
