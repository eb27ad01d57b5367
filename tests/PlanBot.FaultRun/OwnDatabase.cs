using Npgsql;

namespace PlanBot.FaultRun;

/// <summary>A database on a PostgreSQL server that is made for one run and dropped after it.</summary>
internal sealed class OwnDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name = $"planbot_faults_{Guid.NewGuid():N}";

    private OwnDatabase(string server) => _server = server;

    public string ConnectionString => On(_name);

    /// <summary>Makes one; nothing where there is no server, or where its connection string names a database already.</summary>
    public static async Task<OwnDatabase?> MakeAsync(string server)
    {
        if (server.Length == 0 || new NpgsqlConnectionStringBuilder(server).Database is { Length: > 0 })
        {
            return null;
        }

        var database = new OwnDatabase(server);
        await database.ExecuteAsync($"CREATE DATABASE {database._name}");
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    private string On(string database) => new NpgsqlConnectionStringBuilder(_server) { Database = database }.ToString();

    /// <summary>The only part of a statement that is put into its text is a name made here.</summary>
    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(On("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
