using PlanBot.Tests.Data;
using PlanBot.Tests.Data.PlanFolders;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.CommandLine;

/// <summary>Where commands look for the database that the settings name, and where one is moved to.</summary>
[Collection(nameof(ProcessWideSettings))]
public sealed class DatabasePlaceTests : IDisposable
{
    private const string Connection = "ConnectionStrings__PlanBot";

    private const string MoveTo = "PLANBOT_MOVE_TO";

    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Connection, null);
        Environment.SetEnvironmentVariable(MoveTo, null);
        _folder.Dispose();
    }

    [Fact]
    public async Task The_first_import_makes_the_databases_folder_where_the_one_above_is_there()
    {
        Environment.SetEnvironmentVariable(Connection, $"Data Source={_folder.File("data/planbot.db")};Pooling=False");

        var looked = await Shell.RunAsync("doctor");
        Assert.Equal(1, looked.ExitCode);
        Assert.False(Directory.Exists(_folder.File("data")));

        var imported = await Shell.RunAsync("import", SmallPlan.Folder);
        Assert.Equal((0, ""), (imported.ExitCode, imported.Errors));
        Assert.True(File.Exists(_folder.File("data/planbot.db")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(_folder.File("data")).UnixFileMode);
    }

    [Fact]
    public async Task A_path_that_is_mostly_wrong_is_not_made()
    {
        Environment.SetEnvironmentVariable(Connection, $"Data Source={_folder.File("dtaa/planbot/planbot.db")};Pooling=False");

        var imported = await Shell.RunAsync("import", SmallPlan.Folder);

        Assert.Equal(1, imported.ExitCode);
        Assert.Contains(_folder.File("dtaa/planbot"), imported.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("dtaa")));
    }

    [Fact]
    public async Task A_database_that_may_be_read_and_not_written_changes_nothing_and_the_sentence_says_what_to_do()
    {
        Environment.SetEnvironmentVariable(Connection, $"Data Source={_folder.File("planbot.db")};Pooling=False");
        await Shell.RunAsync("import", SmallPlan.Folder);
        Environment.SetEnvironmentVariable(Connection, $"Data Source={_folder.File("planbot.db")};Mode=ReadOnly;Pooling=False");

        var listed = await Shell.RunAsync("role", "list");
        var granted = await Shell.RunAsync("role", "grant", "--tenant", TestPerson.Tenant, "--person", TestPerson.Tom.ObjectId, "--role", "Staff");

        Assert.Equal((0, ""), (listed.ExitCode, listed.Errors));
        Assert.Equal(1, granted.ExitCode);
        Assert.StartsWith("Nothing was changed: this account may read the database that ConnectionStrings:PlanBot names, and not write it. Run the command as root (sudo)", granted.Errors, StringComparison.Ordinal);
    }

    /// <summary>What stands on a command line everybody on the machine can read, a password too.</summary>
    [Fact]
    public async Task The_database_to_move_to_may_stand_in_an_environment_variable()
    {
        Environment.SetEnvironmentVariable(Connection, $"Data Source={_folder.File("old.db")};Pooling=False");
        await Shell.RunAsync("import", SmallPlan.Folder);

        var unnamed = await Shell.RunAsync("move-database", "--provider", "Sqlite");
        Environment.SetEnvironmentVariable(MoveTo, $"Data Source={_folder.File("new.db")};Pooling=False");
        var moved = await Shell.RunAsync("move-database", "--provider", "Sqlite");

        Assert.Equal((1, "Name the database to move to: set PLANBOT_MOVE_TO to its connection string, or say --to.\n"), (unnamed.ExitCode, unnamed.Errors));
        Assert.Equal((0, ""), (moved.ExitCode, moved.Errors));
        Environment.SetEnvironmentVariable(Connection, $"Data Source={_folder.File("new.db")};Pooling=False");
        Assert.Contains("nothing to change", (await Shell.RunAsync("import", SmallPlan.Folder)).Output, StringComparison.Ordinal);
    }
}
