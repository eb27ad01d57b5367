using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PlanBot.Data;

namespace PlanBot.Tests.Support;

/// <summary>The databases that data tests run on.</summary>
public enum TestedDatabase
{
    Sqlite,

    /// <summary>On the server that PLANBOT_POSTGRES names; a named skip where it names none.</summary>
    PostgreSql,
}

/// <summary>The PostgreSQL server of the tests: each test gets a database of its own, copied from one that was migrated once.</summary>
internal static class PostgreSqlServer
{
    /// <summary>Holds a connection string without a database, such as <c>Host=/run/postgresql;Username=planbot</c>.</summary>
    public const string Variable = "PLANBOT_POSTGRES";

    private static readonly string Template = $"planbot_template_{Guid.NewGuid():N}";

    private static readonly Lazy<Task> Migrated = new(MigrateTemplateAsync);

    /// <summary>Makes a database.</summary>
    /// <param name="migrated">False for an empty one.</param>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateDatabaseAsync(bool migrated = true)
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)), $"{Variable} names no PostgreSQL server.");
        var name = $"planbot_test_{Guid.NewGuid():N}";
        if (migrated)
        {
            await Migrated.Value;
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {Template}");
        }
        else
        {
            await ExecuteAsync($"CREATE DATABASE {name}");
        }

        return ConnectionString(name);
    }

    public static Task DropDatabaseAsync(string connectionString) =>
        ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    private static async Task MigrateTemplateAsync()
    {
        await ExecuteAsync($"CREATE DATABASE {Template}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => ExecuteAsync($"DROP DATABASE IF EXISTS {Template} WITH (FORCE)").GetAwaiter().GetResult();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new(DatabaseOptions.ProviderSetting, nameof(DatabaseProvider.PostgreSql)),
            new(DatabaseOptions.ConnectionSetting, ConnectionString(Template)),
        ]).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPlanData(configuration, "").BuildServiceProvider();
        await services.MigrateDatabaseAsync(CancellationToken.None);
    }

    /// <summary>Without a pool, so that no connection outlives its test and stands in the way of another one's copy.</summary>
    private static string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable(Variable)) { Database = database, Pooling = false }.ToString();

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
