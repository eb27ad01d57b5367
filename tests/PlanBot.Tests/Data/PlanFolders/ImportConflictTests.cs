using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data;
using PlanBot.Data.PlanFolders;
using PlanBot.Plans;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Data.PlanFolders;

/// <summary>Conflicts, in a file.</summary>
public sealed class ImportConflictsOnSqliteTests() : ImportConflictTests(TestedDatabase.Sqlite);

/// <summary>Conflicts, on a server.</summary>
public sealed class ImportConflictsOnPostgreSqlTests() : ImportConflictTests(TestedDatabase.PostgreSql);

/// <summary>What was changed in PlanBot since the last import is overwritten by nobody's file unless somebody chooses so.</summary>
public abstract class ImportConflictTests(TestedDatabase kind)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_field_is_named_by_row_with_both_values_and_nothing_is_applied()
    {
        await using var database = await ImportedAsync();
        await ChangeAsync(database, commitment => commitment.Status = "delayed");
        var before = await SmallPlan.ExportAsync(database);

        var outcome = await new SmallPlan().With("headings.csv", "Caring", "Sharing").ImportAsync(database);

        var conflicted = Assert.IsType<ImportOutcome.Conflicted>(outcome);
        Assert.Equal(new ImportConflict("commitments.csv", 2, "centre", "status", "dropped", "delayed", "", null), Assert.Single(conflicted.Conflicts));
        Assert.Equal("headings.csv", Assert.Single(conflicted.Files, file => file.HasChanges).File);
        Assert.Equal(before, await SmallPlan.ExportAsync(database));
    }

    [Fact]
    public async Task Who_chooses_the_file_gets_the_files_value_and_what_else_it_changes()
    {
        await using var database = await ImportedAsync();
        await ChangeAsync(database, commitment => commitment.Status = "delayed");
        var file = new SmallPlan().With("headings.csv", "Caring", "Sharing");

        Assert.IsType<ImportOutcome.Imported>(await file.ImportAsync(database, Taking(ConflictSide.File)));

        Assert.Equal(file.Text("commitments.csv"), (await SmallPlan.ExportAsync(database))["commitments.csv"]);
        Assert.Equal(file.Text("headings.csv"), (await SmallPlan.ExportAsync(database))["headings.csv"]);
        Assert.True(Assert.IsType<ImportOutcome.Imported>(await file.ImportAsync(database)).ChangedNothing);
    }

    [Fact]
    public async Task Who_chooses_PlanBot_is_not_asked_again_by_the_same_file_but_by_a_further_change()
    {
        await using var database = await ImportedAsync();
        await ChangeAsync(database, commitment => commitment.Status = "delayed");

        var kept = Assert.IsType<ImportOutcome.Imported>(await new SmallPlan().With("headings.csv", "Caring", "Sharing").ImportAsync(database, Taking(ConflictSide.PlanBot)));
        Assert.Equal("status", Assert.Single(kept.Kept).Column);
        var again = Assert.IsType<ImportOutcome.Imported>(await new SmallPlan().With("headings.csv", "Caring", "Sharing").ImportAsync(database));
        Assert.True(again.ChangedNothing);
        Assert.Contains(",delayed,", (await SmallPlan.ExportAsync(database))["commitments.csv"], StringComparison.Ordinal);

        // The file's owner has looked at it again: nobody has changed it in PlanBot since, so the file's word holds.
        Assert.IsType<ImportOutcome.Imported>(await new SmallPlan().With("headings.csv", "Caring", "Sharing").With("commitments.csv", "dropped", "at risk").ImportAsync(database));
        Assert.Contains(",at risk,", (await SmallPlan.ExportAsync(database))["commitments.csv"], StringComparison.Ordinal);

        await ChangeAsync(database, commitment => commitment.Status = "completed");
        Assert.IsType<ImportOutcome.Conflicted>(await new SmallPlan().With("headings.csv", "Caring", "Sharing").ImportAsync(database));
    }

    [Fact]
    public async Task A_file_that_has_what_PlanBot_has_is_no_conflict_and_later_changes_of_the_file_apply()
    {
        await using var database = await ImportedAsync();
        await ChangeAsync(database, commitment => commitment.Status = "delayed");
        var own = new SmallPlan().With("commitments.csv", "dropped", "delayed");

        Assert.True(Assert.IsType<ImportOutcome.Imported>(await own.ImportAsync(database)).ChangedNothing);
        var next = Assert.IsType<ImportOutcome.Imported>(await own.With("commitments.csv", "delayed", "completed").ImportAsync(database));

        Assert.Equal(1, next.RowsChanged);
    }

    [Fact]
    public async Task A_single_row_can_be_chosen_and_the_others_still_ask()
    {
        await using var database = await ImportedAsync();
        await ChangeAsync(database, commitment => (commitment.Status, commitment.Owner) = ("delayed", "Somebody else"));
        await using (var context = database.Open())
        {
            (await context.Headings.SingleAsync(Cancellation)).Name = "Other";
            await context.SaveChangesAsync(Cancellation);
        }

        var choices = new ConflictChoices(null, new Dictionary<(string, string), ConflictSide> { [("commitments.csv", "centre")] = ConflictSide.File });
        var one = Assert.IsType<ImportOutcome.Conflicted>(await new SmallPlan().ImportAsync(database, new ImportOptions { Take = choices }));

        Assert.Equal("headings.csv", Assert.Single(one.Conflicts).File);
        Assert.IsType<ImportOutcome.Imported>(await new SmallPlan().ImportAsync(database, new ImportOptions { Take = choices with { All = ConflictSide.PlanBot } }));
        var stored = await SmallPlan.ExportAsync(database);
        Assert.Equal(new SmallPlan().Text("commitments.csv"), stored["commitments.csv"]);
        Assert.Contains("Other", stored["headings.csv"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_added_in_PlanBot_stays_and_replace_asks_before_it_goes()
    {
        await using var database = await ImportedAsync();
        await using (var context = database.Open())
        {
            context.Add(new Heading { PlanId = SmallPlan.Id, Id = "h9", Name = "Made in PlanBot", Ordinal = 9 });
            await context.SaveChangesAsync(Cancellation);
        }

        Assert.True(Assert.IsType<ImportOutcome.Imported>(await new SmallPlan().ImportAsync(database)).ChangedNothing);
        var conflict = Assert.Single(Assert.IsType<ImportOutcome.Conflicted>(await new SmallPlan().ImportAsync(database, new ImportOptions(Replace: true))).Conflicts);
        Assert.Equal(("h9", "", null), (conflict.Id, conflict.Column, conflict.Line));
        Assert.IsType<ImportOutcome.Imported>(await new SmallPlan().ImportAsync(database, Taking(ConflictSide.PlanBot) with { Replace = true }));
        Assert.True(Assert.IsType<ImportOutcome.Imported>(await new SmallPlan().ImportAsync(database, new ImportOptions(Replace: true))).ChangedNothing);
        var gone = Assert.IsType<ImportOutcome.Imported>(await new SmallPlan().ImportAsync(database, Taking(ConflictSide.File) with { Replace = true }));

        Assert.Equal("h9", Assert.Single(gone.Files.SelectMany(file => file.Removed)));
    }

    [Fact]
    public async Task A_row_taken_out_in_PlanBot_does_not_come_back_unasked()
    {
        await using var database = await ImportedAsync();
        await using (var context = database.Open())
        {
            context.Remove(await context.Commitments.SingleAsync(row => row.Id == "leaflet", Cancellation));
            await context.SaveChangesAsync(Cancellation);
        }

        var conflict = Assert.Single(Assert.IsType<ImportOutcome.Conflicted>(await new SmallPlan().ImportAsync(database)).Conflicts);
        Assert.Equal(("leaflet", "", 3), (conflict.Id, conflict.Column, conflict.Line));
        Assert.IsType<ImportOutcome.Imported>(await new SmallPlan().ImportAsync(database, Taking(ConflictSide.PlanBot)));
        Assert.True(Assert.IsType<ImportOutcome.Imported>(await new SmallPlan().ImportAsync(database)).ChangedNothing);
        var back = Assert.IsType<ImportOutcome.Imported>(await new SmallPlan().ImportAsync(database, Taking(ConflictSide.File)));

        Assert.Equal("leaflet", Assert.Single(back.Files.SelectMany(file => file.Added)).Id);
    }

    [Fact]
    public async Task A_row_that_is_partly_the_files_and_partly_PlanBots_has_to_be_right_as_a_whole()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        Assert.IsType<ImportOutcome.Imported>(await new SmallPlan().With("meetings.csv", ",2026-03-05,day", ",2026-03-20,day").ImportAsync(database));
        await using (var context = database.Open())
        {
            (await context.Meetings.SingleAsync(Cancellation)).Starts = PartialDate.Parse("2026-03-10");
            await context.SaveChangesAsync(Cancellation);
        }

        var rejected = Assert.IsType<ImportOutcome.Rejected>(await new SmallPlan().With("meetings.csv", ",2026-03-05,day", ",2026-03-08,day").ImportAsync(database, Taking(ConflictSide.PlanBot)));

        Assert.Equal("meetings.csv, line 2, date_end: The end, 2026-03-08, is before the date_start, 2026-03-10. Put the two right.", Assert.Single(rejected.Problems).ToString());
    }

    [Fact]
    public async Task A_preview_is_applied_only_while_the_data_is_as_it_was()
    {
        await using var database = await ImportedAsync();
        var file = new SmallPlan().With("headings.csv", "Caring", "Sharing");
        var preview = Assert.IsType<ImportOutcome.Imported>(await file.ImportAsync(database, new ImportOptions(DryRun: true)));
        await ChangeAsync(database, commitment => commitment.Status = "delayed");

        Assert.IsType<ImportOutcome.MovedOn>(await file.ImportAsync(database, new ImportOptions { Previewed = preview.Fingerprint }));
        await ChangeAsync(database, commitment => commitment.Status = "dropped");

        Assert.Equal(1, Assert.IsType<ImportOutcome.Imported>(await file.ImportAsync(database, new ImportOptions { Previewed = preview.Fingerprint })).RowsChanged);
    }

    [Fact]
    public async Task Importing_what_is_held_already_leaves_the_version_of_the_data_as_it_is()
    {
        await using var database = await ImportedAsync();
        await ChangeAsync(database, commitment => commitment.Status = "delayed");
        var version = await database.Services.GetRequiredService<PlanDataVersion>().CurrentAsync(Cancellation);

        Assert.IsType<ImportOutcome.Imported>(await new SmallPlan().With("commitments.csv", "dropped", "delayed").ImportAsync(database));

        Assert.Equal(version, await database.Services.GetRequiredService<PlanDataVersion>().CurrentAsync(Cancellation));
    }

    private static ImportOptions Taking(ConflictSide side) => new() { Take = ConflictChoices.Of(side) };

    private async Task<TemporaryDatabase> ImportedAsync()
    {
        var database = await TemporaryDatabase.CreateAsync(kind);
        Assert.IsType<ImportOutcome.Imported>(await new SmallPlan().ImportAsync(database));
        return database;
    }

    private static async Task ChangeAsync(TemporaryDatabase database, Action<Commitment> change)
    {
        await using var context = database.Open();
        change(await context.Commitments.SingleAsync(row => row.Id == "centre", Cancellation));
        await context.SaveChangesAsync(Cancellation);
    }
}
