using Microsoft.Data.Sqlite;

namespace PlanBot.Data.Sqlite;

/// <summary>The folder that the database lies in.</summary>
internal static class SqliteFolder
{
    /// <summary>Makes it, closed to others, where the one above it is there. What is wrong with the settings is said where they are read.</summary>
    public static void MakeIfMissing(IConfiguration configuration, string contentRoot)
    {
        if (configuration[DatabaseOptions.ProviderSetting] is { Length: > 0 } provider && !provider.Equals(nameof(DatabaseProvider.Sqlite), StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        try
        {
            if (SqliteConnectionSettings.FileOf(configuration.GetConnectionString("PlanBot") ?? "") is { Length: > 0 } file
                && Path.GetDirectoryName(Path.GetFullPath(file, contentRoot)) is { } folder
                && !Directory.Exists(folder)
                && Directory.Exists(Path.GetDirectoryName(folder)))
            {
                Make(folder);
            }
        }
        catch (Exception wrong) when (wrong is ArgumentException or IOException or UnauthorizedAccessException)
        {
            // Whoever opens the database says that the folder is not there.
        }
    }

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
