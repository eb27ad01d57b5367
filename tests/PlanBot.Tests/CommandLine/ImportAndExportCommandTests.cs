using System.CommandLine;
using System.Text.Json;
using PlanBot.CommandLine;
using PlanBot.Tests.Data;
using PlanBot.Tests.Data.PlanFolders;

namespace PlanBot.Tests.CommandLine;

public sealed class ImportAndExportCommandTests
{
    [Fact]
    public async Task A_folder_is_imported_and_the_second_time_there_is_nothing_to_change()
    {
        await using var database = await TemporaryDatabase.CreateAsync();

        var first = await RunAsync(database, "import", SmallPlan.Folder);
        var second = await RunAsync(database, "import", SmallPlan.Folder);

        Assert.Equal((0, ""), (first.ExitCode, first.Errors));
        Assert.StartsWith("smallshire-2025-29: imported, 46 rows added, 0 changed, 0 removed.\n", first.Output, StringComparison.Ordinal);
        Assert.Contains("  themes.csv: 3 added, 0 changed, 0 removed, 0 unchanged\n", first.Output, StringComparison.Ordinal);
        Assert.Equal((0, "smallshire-2025-29: nothing to change, the database holds all of this already.\n"), (second.ExitCode, second.Output));
    }

    [Fact]
    public async Task A_preview_names_what_would_change_and_what_would_go()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await RunAsync(database, "import", SmallPlan.Folder);
        using var changed = CopyOfSmallPlan();
        Change(changed, "commitments.csv", "dropped", "delayed");
        Change(changed, "ambitions.csv", "a2,,1.2,Write plainly,,,,,smallshire-plan ¶3,,,,,\n", "");

        var preview = await RunAsync(database, "import", changed.Path, "--dry-run", "--replace");

        Assert.Equal(0, preview.ExitCode);
        Assert.Equal(
            """
            smallshire-2025-29: would be imported, 0 rows added, 1 changed, 1 removed. Nothing was changed.
              ambitions.csv: 0 added, 0 changed, 1 removed, 1 unchanged
                removed a2
              commitments.csv: 0 added, 1 changed, 0 removed, 1 unchanged
                changed centre: status 'dropped' → 'delayed'

            """,
            preview.Output,
            ignoreLineEndingDifferences: true);
        Assert.Contains("nothing to change", (await RunAsync(database, "import", SmallPlan.Folder)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_folder_ends_with_1_and_its_problems_on_standard_error()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        using var changed = CopyOfSmallPlan();
        Change(changed, "themes.csv", "2025-11-03", "soon");

        var rejected = await RunAsync(database, "import", changed.Path);

        Assert.Equal((1, ""), (rejected.ExitCode, rejected.Output));
        Assert.Equal(
            "themes.csv, line 3, change_date: 'soon' is not a date. Write 2013-10-01, 2013-10 or 2013.\nNothing was changed: 1 problem to put right first.\n",
            rejected.Errors);
    }

    [Fact]
    public async Task With_json_standard_output_holds_json_alone()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        using var changed = CopyOfSmallPlan();
        Change(changed, "themes.csv", "2025-11-03", "soon");

        var imported = JsonDocument.Parse((await RunAsync(database, "import", SmallPlan.Folder, "--json")).Output).RootElement;
        var rejected = JsonDocument.Parse((await RunAsync(database, "import", changed.Path, "--json")).Output).RootElement;

        Assert.Equal("smallshire-2025-29", imported.GetProperty("planId").GetString());
        Assert.True(imported.GetProperty("changed").GetBoolean());
        Assert.Equal("wellbeing", imported.GetProperty("files")[1].GetProperty("added")[0].GetString());
        Assert.Equal(1, rejected.GetProperty("count").GetInt32());
        Assert.Equal(("themes.csv", 3), (rejected.GetProperty("problems")[0].GetProperty("file").GetString(), rejected.GetProperty("problems")[0].GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task An_export_writes_what_an_import_reads()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await RunAsync(database, "import", SmallPlan.Folder);
        using var folder = new TemporaryFolder();

        var exported = await RunAsync(database, "export", SmallPlan.Id, "--out", folder.File("out"));

        Assert.Equal((0, $"smallshire-2025-29: 27 files with 46 rows written to {folder.File("out")}.\n"), (exported.ExitCode, exported.Output));
        Assert.Contains("nothing to change", (await RunAsync(database, "import", folder.File("out"))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_that_cannot_be_says_what_to_do()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        using var folder = new TemporaryFolder();

        var none = await RunAsync(database, "export", "smallshire", "--out", folder.File("out"));
        await RunAsync(database, "import", SmallPlan.Folder);
        var unknown = await RunAsync(database, "export", "smallshire", "--out", folder.File("out"));
        var full = await RunAsync(database, "export", SmallPlan.Id, "--out", SmallPlan.Folder);

        Assert.Equal((1, "There is no plan smallshire: the database holds none yet. Import one first.\n"), (none.ExitCode, none.Errors));
        Assert.Equal((1, "There is no plan smallshire. Name one of: smallshire-2025-29.\n"), (unknown.ExitCode, unknown.Errors));
        Assert.Equal((1, $"The folder {SmallPlan.Folder} is not empty. Name a folder that is new or empty, so that nothing old is mixed in.\n"), (full.ExitCode, full.Errors));
    }

    [Theory]
    [InlineData("import", "--replce")]
    [InlineData("export", "--to", "--out", "somewhere")]
    [InlineData("import")]
    [InlineData("export", "smallshire-2025-29")]
    public async Task What_cannot_be_understood_ends_with_2_and_the_usage(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        Assert.Equal(2, await PlanBotCommandLine.RunAsync(arguments, output, errors));

        Assert.NotEmpty(errors.ToString());
        Assert.Contains("Usage:", output.ToString(), StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(TemporaryDatabase database, params string[] arguments)
    {
        var root = new RootCommand { ImportCommand.Create(() => database.Services), ExportCommand.Create(() => database.Services) };
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var exitCode = await root.Parse(arguments).InvokeAsync(
            new InvocationConfiguration { Output = output, Error = errors },
            TestContext.Current.CancellationToken);
        return (exitCode, output.ToString(), errors.ToString());
    }

    private static TemporaryFolder CopyOfSmallPlan()
    {
        var folder = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(SmallPlan.Folder))
        {
            File.Copy(file, folder.File(Path.GetFileName(file)));
        }

        return folder;
    }

    private static void Change(TemporaryFolder folder, string file, string text, string replacement)
    {
        var before = File.ReadAllText(folder.File(file));
        Assert.Contains(text, before, StringComparison.Ordinal);
        File.WriteAllText(folder.File(file), before.Replace(text, replacement, StringComparison.Ordinal));
    }
}
