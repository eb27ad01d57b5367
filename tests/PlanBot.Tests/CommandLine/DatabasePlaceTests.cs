using PlanBot.Tests.Data;
using PlanBot.Tests.Data.PlanFolders;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.CommandLine;

/// <summary>Where commands look for the database that the settings name.</summary>
[Collection(nameof(ProcessWideSettings))]
public sealed class DatabasePlaceTests : IDisposable
{
    private const string Connection = "ConnectionStrings__PlanBot";

    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Connection, null);
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
}
