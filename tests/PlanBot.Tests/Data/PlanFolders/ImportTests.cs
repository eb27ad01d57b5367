using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data;
using PlanBot.Data.PlanFolders;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Data.PlanFolders;

/// <summary>Import and export, in a file.</summary>
public sealed class ImportOnSqliteTests() : ImportTests(TestedDatabase.Sqlite);

/// <summary>Import and export, on a server.</summary>
public sealed class ImportOnPostgreSqlTests() : ImportTests(TestedDatabase.PostgreSql);

public abstract class ImportTests(TestedDatabase kind)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_goes_in_comes_out_the_same()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        var plan = new SmallPlan();

        await ImportAsync(plan, database);

        Assert.Equal(plan.Files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value)).OrderBy(file => file.Key), (await SmallPlan.ExportAsync(database)).OrderBy(file => file.Key));
    }

    [Fact]
    public async Task The_same_import_twice_changes_nothing_and_says_so()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        var versions = database.Services.GetRequiredService<PlanDataVersion>();
        await ImportAsync(new SmallPlan(), database);
        var version = await versions.CurrentAsync(Cancellation);

        var again = await ImportAsync(new SmallPlan(), database);

        Assert.True(again.ChangedNothing);
        Assert.All(again.Files, file => Assert.True(file.Unchanged > 0, file.File));
        Assert.Equal(version, await versions.CurrentAsync(Cancellation));
    }

    [Fact]
    public async Task A_change_is_told_by_row_and_column_and_the_data_version_moves()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        var versions = database.Services.GetRequiredService<PlanDataVersion>();
        await ImportAsync(new SmallPlan(), database);
        var version = await versions.CurrentAsync(Cancellation);

        var changed = await ImportAsync(new SmallPlan().With("commitments.csv", "dropped", "delayed").With("commitments.csv", "2026-03,", "2026-09,"), database);

        var file = Assert.Single(changed.Files, file => file.HasChanges);
        Assert.Equal(("commitments.csv", 1), (file.File, file.Unchanged));
        var row = Assert.Single(file.Changed);
        Assert.Equal("centre", row.Id);
        Assert.Equal([new FieldChange("status", "dropped", "delayed"), new FieldChange("due", "2026-03", "2026-09")], row.Fields);
        Assert.NotEqual(version, await versions.CurrentAsync(Cancellation));
    }

    [Fact]
    public async Task A_dry_run_tells_the_changes_and_stores_none()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);

        var imported = Assert.IsType<ImportOutcome.Imported>(await new SmallPlan().ImportAsync(database, new ImportOptions(DryRun: true)));

        Assert.True(imported.DryRun);
        Assert.Equal(3, imported.Files.Single(file => file.File == "themes.csv").Added.Count);
        Assert.Empty(await SmallPlan.ExportAsync(database));
    }

    [Fact]
    public async Task Rows_files_and_optional_columns_that_a_folder_lacks_are_left_alone()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        await ImportAsync(new SmallPlan(), database);
        var before = await SmallPlan.ExportAsync(database);
        var less = new SmallPlan()
            .Without("facts.csv", "measurements.csv")
            .WithFile("headings.csv", "heading_id,order,name,source\n")
            .WithFile("commitments.csv", string.Concat(new SmallPlan().Text("commitments.csv").Split('\n')
                .Where(line => line.Length > 0)
                .Select(line => string.Join(',', line.Split(',')[..^2]) + "\n")));

        var imported = await ImportAsync(less, database);

        Assert.True(imported.ChangedNothing);
        Assert.Equal(before, await SmallPlan.ExportAsync(database));
    }

    [Fact]
    public async Task Replace_lists_what_goes_and_makes_the_plan_what_the_folder_says()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        await ImportAsync(new SmallPlan(), database);
        var less = new SmallPlan()
            .Without("facts.csv")
            .WithFile("measurements.csv", new SmallPlan().Text("measurements.csv").Split('\n')[0] + "\n")
            .With("ambitions.csv", "a2,,1.2,Write plainly,,,,,smallshire-plan ¶3,,,,,\n", "");

        var imported = Assert.IsType<ImportOutcome.Imported>(await less.ImportAsync(database, new ImportOptions(Replace: true)));

        Assert.Equal(
            [
                ("ambitions.csv", "a2"), ("measurements.csv", "satisfaction 2026-01-01..2026-01-31 percent"),
                ("measurements.csv", "satisfaction 2026-02-01..2026-02-28 percent"), ("measurements.csv", "calls .. grade"), ("facts.csv", "budget"),
            ],
            imported.Files.SelectMany(file => file.Removed.Select(id => (file.File, id))));
        var stored = await SmallPlan.ExportAsync(database);
        Assert.DoesNotContain("facts.csv", stored.Keys);
        Assert.Equal(less.Text("ambitions.csv"), stored["ambitions.csv"]);
    }

    [Fact]
    public async Task Replace_does_not_leave_references_to_rows_that_go()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        await ImportAsync(new SmallPlan(), database);

        var less = new SmallPlan().Without("headings.csv");

        Assert.True((await ImportAsync(less, database)).ChangedNothing);
        var rejected = Assert.IsType<ImportOutcome.Rejected>(await less.ImportAsync(database, new ImportOptions(Replace: true)));
        Assert.Equal("ambitions.csv, line 2, heading_id: There is no 'h1' in headings.csv. Put the id right, or add the row to headings.csv.", Assert.Single(rejected.Problems).ToString());
    }

    [Fact]
    public async Task Another_order_of_rows_is_kept_and_said()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        await ImportAsync(new SmallPlan(), database);
        var lines = new SmallPlan().Text("kpis.csv").Split('\n');
        var turned = new SmallPlan().WithFile("kpis.csv", $"{lines[0]}\n{lines[2]}\n{lines[1]}\n");

        var imported = await ImportAsync(turned, database);

        Assert.True(Assert.Single(imported.Files, file => file.HasChanges).Reordered);
        Assert.Equal(turned.Text("kpis.csv"), (await SmallPlan.ExportAsync(database))["kpis.csv"]);
        Assert.True((await ImportAsync(turned, database)).ChangedNothing);
    }

    [Fact]
    public async Task A_new_row_stands_where_the_file_has_it_and_at_the_end_where_the_file_has_only_that()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        await ImportAsync(new SmallPlan(), database);

        await ImportAsync(new SmallPlan().WithFile("headings.csv", "heading_id,order,name,source\nh0,,Before,\nh1,1,Caring,smallshire-plan ¶3\n"), database);
        await ImportAsync(new SmallPlan().WithFile("headings.csv", "heading_id,order,name,source\nh2,,After,\n"), database);

        Assert.Equal(
            "heading_id,order,name,source\nh0,,Before,\nh1,1,Caring,smallshire-plan ¶3\nh2,,After,\n",
            (await SmallPlan.ExportAsync(database))["headings.csv"]);
    }

    [Fact]
    public async Task A_byte_order_mark_Windows_line_ends_blank_lines_and_spaces_around_cells_do_no_harm()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        await ImportAsync(new SmallPlan(), database);
        var before = await SmallPlan.ExportAsync(database);
        var plan = new SmallPlan();
        foreach (var file in plan.Files.Keys.ToList())
        {
            plan.WithFile(file, "\uFEFF" + plan.Text(file).Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n");
        }

        plan.With("headings.csv", "h1,1,Caring,", "h1 , 1,  Caring ,");

        Assert.True((await ImportAsync(plan, database)).ChangedNothing);
        Assert.Equal(before, await SmallPlan.ExportAsync(database));
    }

    [Fact]
    public async Task The_time_of_the_import_is_kept_with_the_plan()
    {
        var clock = new FixedClock(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero));
        await using var database = await TemporaryDatabase.CreateAsync(kind, clock);

        await ImportAsync(new SmallPlan(), database);

        await using var context = database.Open();
        Assert.Equal(clock.GetUtcNow().UtcDateTime, (await context.Plans.SingleAsync(Cancellation)).ImportedAtUtc);
    }

    [Fact]
    public async Task Two_imports_at_once_wait_for_each_other()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new SmallPlan().ImportAsync(database))));

        Assert.Equal(1, outcomes.Count(outcome => outcome is ImportOutcome.Imported { ChangedNothing: false }));
        Assert.Equal(3, outcomes.Count(outcome => outcome is ImportOutcome.Imported { ChangedNothing: true }));
    }

    [Fact]
    public async Task An_export_does_not_mix_with_what_is_in_the_folder_and_names_the_plans_that_there_are()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        await ImportAsync(new SmallPlan(), database);
        var exporter = database.Services.GetRequiredService<PlanExporter>();
        using var folder = new TemporaryFolder();

        Assert.IsType<ExportOutcome.Exported>(await exporter.ExportAsync(SmallPlan.Id, folder.File("a/b"), Cancellation));
        Assert.IsType<ExportOutcome.FolderNotUsable>(await exporter.ExportAsync(SmallPlan.Id, folder.File("a/b"), Cancellation));
        Assert.IsType<ExportOutcome.FolderNotUsable>(await exporter.ExportAsync(SmallPlan.Id, folder.File("a/b/plan.csv"), Cancellation));
        var unknown = Assert.IsType<ExportOutcome.PlanNotFound>(await exporter.ExportAsync("smallshire", folder.File("c"), Cancellation));
        Assert.Equal([SmallPlan.Id], unknown.Known);
        Assert.False(Directory.Exists(folder.File("c")));
    }

    private static async Task<ImportOutcome.Imported> ImportAsync(SmallPlan plan, TemporaryDatabase database)
    {
        var outcome = await plan.ImportAsync(database);
        return outcome as ImportOutcome.Imported
            ?? throw new Xunit.Sdk.XunitException(string.Join('\n', ((ImportOutcome.Rejected)outcome).Problems));
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
