using Npgsql;

namespace PlanBot.Data.PostgreSql;

/// <summary>The connection string to a PostgreSQL server as set, checked.</summary>
internal static class PostgreSqlConnectionSettings
{
    private const string Example = "Write it like: Host=db.example;Database=planbot;Username=planbot;Password=…";

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The connection string cannot be used.</exception>
    public static string Complete(string connectionString)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException)
        {
            // The exception's message may repeat a value, and one of them is the password.
            throw DatabaseOptions.Wrong(DatabaseOptions.ConnectionSetting, $"is not a connection string for PostgreSQL. {Example}");
        }

        if (string.IsNullOrEmpty(settings.Host) || string.IsNullOrEmpty(settings.Database))
        {
            throw DatabaseOptions.Wrong(DatabaseOptions.ConnectionSetting, $"names no Host or no Database, and PostgreSQL needs both. {Example}");
        }

        if (string.IsNullOrEmpty(settings.ApplicationName))
        {
            settings.ApplicationName = "PlanBot";
        }

        return settings.ToString();
    }

    /// <summary>The database and its server, as words.</summary>
    public static string PlaceOf(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        return $"{settings.Database} on {settings.Host}";
    }
}
