using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data;

namespace PlanBot.Tests.Data;

/// <summary>A migrated SQLite database in a file of its own, wired as the application wires it.</summary>
internal sealed class TemporaryDatabase : IAsyncDisposable
{
    /// <summary>Migrated once; every test gets a copy.</summary>
    private static readonly Lazy<Task<byte[]>> Migrated = new(MigrateAsync);

    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;

    private TemporaryDatabase(TimeProvider clock)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton(clock);
        collection.AddPlanData(new ConfigurationBuilder().Build(), _folder.Path);
        _services = collection.BuildServiceProvider(validateScopes: true);
    }

    public IServiceProvider Services => _services;

    private string File => _folder.File("planbot.db");

    public static async Task<TemporaryDatabase> CreateAsync(TimeProvider? clock = null)
    {
        var content = await Migrated.Value;
        var database = new TemporaryDatabase(clock ?? TimeProvider.System);
        await System.IO.File.WriteAllBytesAsync(database.File, content, TestContext.Current.CancellationToken);
        return database;
    }

    /// <summary>A database that is not there yet.</summary>
    public static TemporaryDatabase NotYetMade() => new(TimeProvider.System);

    public PlanDbContext Open() => Services.GetRequiredService<IDbContextFactory<PlanDbContext>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        CloseConnections();
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<byte[]> MigrateAsync()
    {
        await using var database = NotYetMade();
        await database.Services.MigrateDatabaseAsync(CancellationToken.None);

        // The last connection to close writes what is still in the log into the file.
        database.CloseConnections();
        return await System.IO.File.ReadAllBytesAsync(database.File);
    }

    private void CloseConnections()
    {
        using var connection = new SqliteConnection(_services.GetRequiredService<DatabaseOptions>().ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
