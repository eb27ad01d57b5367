using Microsoft.Extensions.Options;

namespace PlanBot.Data;

/// <summary>Which database, and where. Read once at the start, which a wrong value stops.</summary>
internal sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString)
{
    public const string ProviderSetting = "Database:Provider";

    public const string ConnectionSetting = "ConnectionStrings:PlanBot";

    /// <summary>The database's file; null where it is on a server or in memory.</summary>
    public string? File => Provider is DatabaseProvider.Sqlite ? Sqlite.SqliteConnectionSettings.FileOf(ConnectionString) : null;

    /// <summary>Where the database is, to be shown: without a password.</summary>
    public string Place => Provider is DatabaseProvider.PostgreSql ? PostgreSql.PostgreSqlConnectionSettings.PlaceOf(ConnectionString) : File ?? "in memory";

    /// <summary>Reads the settings; what is not set is SQLite in <c>planbot.db</c> in the content root.</summary>
    /// <exception cref="OptionsValidationException">A value is wrong; the message begins with the setting's name.</exception>
    public static DatabaseOptions From(IConfiguration configuration, string contentRoot)
    {
        var provider = configuration[ProviderSetting] switch
        {
            null or "" => DatabaseProvider.Sqlite,
            var word when Enum.GetNames<DatabaseProvider>().FirstOrDefault(name => name.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } name
                => Enum.Parse<DatabaseProvider>(name),
            var word => throw Wrong(ProviderSetting, $"is '{word}'. Set it to one of: {string.Join(", ", Enum.GetNames<DatabaseProvider>())}."),
        };

        var connection = configuration.GetConnectionString("PlanBot") ?? "";
        return provider switch
        {
            DatabaseProvider.Sqlite => new(provider, Sqlite.SqliteConnectionSettings.Complete(connection, contentRoot)),
            DatabaseProvider.PostgreSql => new(provider, PostgreSql.PostgreSqlConnectionSettings.Complete(connection)),
            _ => throw new InvalidOperationException($"{provider} has no connection settings."),
        };
    }

    internal static OptionsValidationException Wrong(string setting, string what) =>
        new(nameof(DatabaseOptions), typeof(DatabaseOptions), [$"{setting} {what}"]);
}

/// <summary>The databases that PlanBot can keep its data in; each has a folder here with its context and migrations.</summary>
internal enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}
