using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using PlanBot.Data.Sqlite;

namespace PlanBot.Data;

/// <summary>Which database, and where. Read once at the start, which a wrong value stops.</summary>
internal sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString)
{
    public const string ProviderSetting = "Database:Provider";

    public const string ConnectionSetting = "ConnectionStrings:PlanBot";

    /// <summary>SQLite's number for a file that may not be written.</summary>
    internal const int ReadOnly = 8;

    /// <summary>SQLite's number for a file that cannot be opened.</summary>
    private const int CannotOpen = 14;

    /// <summary>What to do where the account that runs a command may not do what it asks.</summary>
    internal const string AsAnotherAccount = "Run the command as root (sudo), or as the account that PlanBot runs as.";

    public const string JournalSetting = "Database:JournalMode";

    /// <summary>How SQLite keeps what is not finished.</summary>
    public JournalMode JournalMode { get; init; } = JournalMode.Wal;

    /// <summary>The database's file; null where it is on a server or in memory.</summary>
    public string? File => Provider is DatabaseProvider.Sqlite ? SqliteConnectionSettings.FileOf(ConnectionString) : null;

    /// <summary>Where the database is, to be shown: without a password.</summary>
    public string Place => Provider is DatabaseProvider.PostgreSql ? PostgreSql.PostgreSqlConnectionSettings.PlaceOf(ConnectionString) : File ?? "in memory";

    /// <summary>That there is no database, and what to do.</summary>
    public string None =>
        $"There is no database {(Provider is DatabaseProvider.PostgreSql ? "of PlanBot's in" : "at")} {Place}. planbot import FOLDER makes it, and planbot serve does. If there is one elsewhere, run the command in the folder of its appsettings.json, or set {ConnectionSetting}.";

    /// <summary>That this account may not look where the database's file is to be, and what to do; null where it may.</summary>
    public string? Hidden => File is { } file && FilePresence.IsHidden(file) ? $"{file} may not be looked into by this account. {AsAnotherAccount}" : null;

    /// <summary>Why there is no file to open, and what to do; null where there is one, or where the database is no file.</summary>
    public string? WhyNoFile => File is not { } file || System.IO.File.Exists(file) ? null : Hidden ?? None;

    /// <summary>That this account may not open the database's file, or not write it, and what to do; null where something else is wrong.</summary>
    public string? WhyDenied(Exception wrong) =>
        File is { } file && (wrong is UnauthorizedAccessException || (wrong is SqliteException { SqliteErrorCode: ReadOnly or CannotOpen } && System.IO.File.Exists(file)))
            ? $"{ConnectionSetting} names {file}, which this account may not read and write. {AsAnotherAccount}"
            : null;

    /// <summary>Reads the settings; what is not set is SQLite in <c>planbot.db</c> in the content root.</summary>
    /// <exception cref="OptionsValidationException">A value is wrong; the message begins with the setting's name.</exception>
    public static DatabaseOptions From(IConfiguration configuration, string contentRoot)
    {
        var provider = OneOf(configuration, ProviderSetting, DatabaseProvider.Sqlite);
        var journal = OneOf(configuration, JournalSetting, JournalMode.Wal);
        var connection = configuration.GetConnectionString("PlanBot") ?? "";
        return provider switch
        {
            DatabaseProvider.Sqlite => new(provider, SqliteConnectionSettings.Complete(connection, contentRoot)) { JournalMode = journal },
            DatabaseProvider.PostgreSql => new(provider, PostgreSql.PostgreSqlConnectionSettings.Complete(connection)),
            _ => throw new InvalidOperationException($"{provider} has no connection settings."),
        };
    }

    private static T OneOf<T>(IConfiguration configuration, string setting, T standard)
        where T : struct, Enum => configuration[setting] switch
        {
            null or "" => standard,
            var word when Enum.GetNames<T>().FirstOrDefault(name => name.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } name => Enum.Parse<T>(name),
            var word => throw Wrong(setting, $"is '{word}'. Set it to one of: {string.Join(", ", Enum.GetNames<T>())}."),
        };

    internal static OptionsValidationException Wrong(string setting, string what) =>
        new(nameof(DatabaseOptions), typeof(DatabaseOptions), [$"{setting} {what}"]);
}

/// <summary>How SQLite keeps what is not finished.</summary>
internal enum JournalMode
{
    /// <summary>In a log beside the database, which processes share by memory: readers and a writer do not wait for each other. For a disk of this machine.</summary>
    Wal,

    /// <summary>In a file that is deleted when a change is done. For a network share.</summary>
    Delete,
}

/// <summary>The databases that PlanBot can keep its data in; each has a folder here with its context and migrations.</summary>
internal enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}
