using Microsoft.Data.Sqlite;

namespace PlanBot.Data.Sqlite;

/// <summary>The connection string as set, checked, with the file's place made absolute.</summary>
internal static class SqliteConnectionSettings
{
    /// <summary>How long a writer waits for another one, in seconds, where the setting does not say.</summary>
    private const int BusyTimeoutSeconds = 30;

    private const string DefaultFile = "planbot.db";

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The connection string cannot be used.</exception>
    public static string Complete(string connectionString, string contentRoot)
    {
        SqliteConnectionStringBuilder settings;
        try
        {
            settings = new SqliteConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException wrong)
        {
            throw DatabaseOptions.Wrong(
                DatabaseOptions.ConnectionSetting,
                $"is not a connection string for SQLite ({wrong.Message}) Write it like: Data Source=planbot.db");
        }

        if (settings.DataSource.Length == 0)
        {
            settings.DataSource = DefaultFile;
        }

        if (!connectionString.Contains("Timeout", StringComparison.OrdinalIgnoreCase))
        {
            settings.DefaultTimeout = BusyTimeoutSeconds;
        }

        if (IsFile(settings))
        {
            settings.DataSource = Path.GetFullPath(settings.DataSource, contentRoot);
            var folder = Path.GetDirectoryName(settings.DataSource);
            if (!Directory.Exists(folder))
            {
                throw DatabaseOptions.Wrong(
                    DatabaseOptions.ConnectionSetting,
                    FilePresence.IsHidden(folder!)
                        ? $"puts the database into the folder {folder}, which this account may not look into. {DatabaseOptions.AsAnotherAccount}"
                        : $"puts the database into the folder {folder}, which does not exist. Make the folder or name another one.");
            }
        }

        return settings.ToString();
    }

    /// <summary>The file that a completed connection string names; null where the database is in memory.</summary>
    public static string? FileOf(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString) is var settings && IsFile(settings) ? settings.DataSource : null;

    private static bool IsFile(SqliteConnectionStringBuilder settings) =>
        settings.Mode is not SqliteOpenMode.Memory
        && !settings.DataSource.Equals(":memory:", StringComparison.OrdinalIgnoreCase)
        && !settings.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
}
