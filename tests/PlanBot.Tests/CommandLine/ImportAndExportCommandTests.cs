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
                changed centre (line 2): status 'dropped' → 'delayed'

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
        Assert.Equal("wellbeing", imported.GetProperty("files")[1].GetProperty("added")[0].GetProperty("id").GetString());
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
    public async Task A_workbook_is_exported_by_its_name_previewed_row_by_row_and_imported()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using var empty = await TemporaryDatabase.CreateAsync();
        await RunAsync(database, "import", SmallPlan.Folder);
        using var folder = new TemporaryFolder();
        var file = folder.File("plan.xlsx");

        var exported = await RunAsync(database, "export", SmallPlan.Id, "--out", file);
        var again = await RunAsync(database, "export", SmallPlan.Id, "--out", file);
        var preview = await RunAsync(empty, "import", file, "--dry-run");
        var imported = await RunAsync(empty, "import", file);

        Assert.Equal((0, $"smallshire-2025-29: 27 sheets with 46 rows written to {file}.\n"), (exported.ExitCode, exported.Output));
        Assert.Equal((1, $"{file} is there already. Name a file that is not.\n"), (again.ExitCode, again.Errors));
        Assert.Contains("  sheet themes: 3 added, 0 changed, 0 removed, 0 unchanged\n    added wellbeing (row 2)\n", preview.Output, StringComparison.Ordinal);
        Assert.StartsWith("smallshire-2025-29: imported, 46 rows added", imported.Output, StringComparison.Ordinal);
        Assert.Equal("smallshire-2025-29: nothing to change, the database holds all of this already.\n", (await RunAsync(empty, "import", file)).Output);
    }

    [Fact]
    public async Task A_preview_of_many_rows_is_bounded_and_the_JSON_has_them_all()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        using var folder = CopyOfSmallPlan();
        await File.WriteAllTextAsync(folder.File("headings.csv"), "heading_id,order,name,source\n" + string.Concat(Enumerable.Range(1, 25).Select(number => $"h{number},1,H,\n")), TestContext.Current.CancellationToken);

        var preview = await RunAsync(database, "import", folder.Path, "--dry-run");
        var json = JsonDocument.Parse((await RunAsync(database, "import", folder.Path, "--dry-run", "--json")).Output).RootElement;

        Assert.Contains("    added h20 (line 21)\n    and 5 more\n", preview.Output, StringComparison.Ordinal);
        Assert.Equal(25, json.GetProperty("files").EnumerateArray().Single(file => file.GetProperty("file").GetString() == "headings.csv").GetProperty("added").GetArrayLength());
    }

    [Fact]
    public async Task A_conflict_ends_with_1_until_somebody_chooses()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await RunAsync(database, "import", SmallPlan.Folder);
        await using (var context = database.Open())
        {
            context.Commitments.Single(row => row.Id == "centre").Status = "delayed";
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var conflict = await RunAsync(database, "import", SmallPlan.Folder);
        var json = JsonDocument.Parse((await RunAsync(database, "import", SmallPlan.Folder, "--json")).Output).RootElement;
        var wrong = await RunAsync(database, "import", SmallPlan.Folder, "--take", "theirs");
        var kept = await RunAsync(database, "import", SmallPlan.Folder, "--take", "planbot");
        var again = await RunAsync(database, "import", SmallPlan.Folder);
        var taken = await RunAsync(database, "import", SmallPlan.Folder, "--take", "commitments:centre=file");

        Assert.Equal(
            (1, "smallshire-2025-29: 1 conflict, changed in PlanBot since the last import and other in the file:\n  commitments.csv, line 2, centre, status: the file has 'dropped', PlanBot has 'delayed'. Changed in PlanBot.\nNothing was changed. Choose with --take file or --take planbot, or for one row with --take SHEET:ID=file.\n"),
            (conflict.ExitCode, conflict.Errors));
        Assert.Equal("status", json.GetProperty("conflicts")[0].GetProperty("column").GetString());
        Assert.Contains("--take theirs is no choice: write file, planbot, or for one row commitments:helpline=file.", wrong.Errors, StringComparison.Ordinal);
        Assert.Equal(0, kept.ExitCode);
        Assert.StartsWith("smallshire-2025-29: nothing to change.\nPlanBot's own value was chosen for 1 field", kept.Output, StringComparison.Ordinal);
        Assert.Equal(kept.Output, again.Output);
        Assert.Contains("changed centre (line 2): status 'delayed' → 'dropped'", taken.Output, StringComparison.Ordinal);
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
