using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data;

namespace PlanBot.Tests.Data;

/// <summary>A migrated SQLite database in a file of its own, wired as the application wires it.</summary>
internal sealed class TemporaryDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;

    private TemporaryDatabase(TimeProvider? clock)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton(clock ?? TimeProvider.System);
        collection.AddPlanData(new ConfigurationBuilder().Build(), _folder.Path);
        _services = collection.BuildServiceProvider(validateScopes: true);
    }

    public IServiceProvider Services => _services;

    public string File => _folder.File("planbot.db");

    public static async Task<TemporaryDatabase> CreateAsync(TimeProvider? clock = null)
    {
        var database = new TemporaryDatabase(clock);
        await database.Services.MigrateDatabaseAsync(TestContext.Current.CancellationToken);
        return database;
    }

    public PlanDbContext Open() => Services.GetRequiredService<IDbContextFactory<PlanDbContext>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        using (var connection = new SqliteConnection($"Data Source={File}"))
        {
            SqliteConnection.ClearPool(connection);
        }

        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
