using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data.PlanFolders;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Data.PlanFolders;

/// <summary>Wrong folders, in a file.</summary>
public sealed class BadInputOnSqliteTests() : BadInputTests(TestedDatabase.Sqlite);

/// <summary>Wrong folders, on a server.</summary>
public sealed class BadInputOnPostgreSqlTests() : BadInputTests(TestedDatabase.PostgreSql);

public abstract class BadInputTests(TestedDatabase kind)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What stands in a file of the small plan, what somebody wrote instead, and what they are told.</summary>
    [Theory]
    // Columns
    [InlineData("themes.csv", "change_kind", "change", "themes.csv, line 1, change: There is no column 'change' in this file. Remove it, or name it as one of: theme_id, version, ")]
    [InlineData("themes.csv", "change_kind", "Change Kind", "themes.csv, line 1, Change Kind: There is no column 'Change Kind' in this file. Name it change_kind.")]
    [InlineData("themes.csv", "change_kind", "change", "themes.csv, line 1, change_kind: The column is missing. Add it; its cells may be empty where the plan gives no value.")]
    [InlineData("themes.csv", "change_kind", "status", "themes.csv, line 1, status: The column stands in the header twice. Remove one of the two.")]
    [InlineData("headings.csv", "order", "", "headings.csv, line 1: A column has no name.")]
    [InlineData("headings.csv", "heading_id,order,name,source", "heading_id;order;name;source", "headings.csv, line 1: The columns are not separated by commas. Save the file as CSV with commas.")]
    [InlineData("headings.csv", "h1,1,Caring,smallshire-plan ¶3", "h1,1,Caring, and more,smallshire-plan", "headings.csv, line 2: The row has 5 cells, the header 4 columns. Give every row a cell for every column; put a text with a comma into quotation marks.")]
    [InlineData("headings.csv", "h1,1,Caring,smallshire-plan ¶3", "h1", "headings.csv, line 2: The row has 1 cell, the header 4 columns.")]
    // Dates, numbers, words
    [InlineData("themes.csv", "2025-11-03", "03/11/2025", "themes.csv, line 3, change_date: '03/11/2025' is not a date. Write 2013-10-01, 2013-10 or 2013.")]
    [InlineData("themes.csv", "2025-11-03", "{today}", "themes.csv, line 3, change_date: '{today}' is not a date.")]
    [InlineData("themes.csv", "2025-11-03", "2025-02-30", "themes.csv, line 3, change_date: '2025-02-30' is not a date.")]
    [InlineData("themes.csv", "2025-11-03", "0025-11-03", "themes.csv, line 3, change_date: '0025-11-03' is not a date.")]
    [InlineData("milestones.csv", "2026-08-31", "2026-05-31", "milestones.csv, line 3, date_end: The end, 2026-05-31, is before the date_start, 2026-06-01. Put the two right.")]
    [InlineData("headings.csv", "h1,1,", "h1,first,", "headings.csv, line 2, order: 'first' is not a whole number. Write digits only, such as 5.")]
    [InlineData("commissioning.csv", "39305.40", "\"39,305.40\"", "commissioning.csv, line 2, amount_gbp: '39,305.40' is not a number. Write it without separators, leading zeros and signs of currency, such as 39305.40.")]
    [InlineData("commissioning.csv", "39305.40", "£39305", "commissioning.csv, line 2, amount_gbp: '£39305' is not a number.")]
    [InlineData("commissioning.csv", "39305.40", "039305.40", "commissioning.csv, line 2, amount_gbp: '039305.40' is not a number.")]
    [InlineData("commissioning.csv", ",1000,", ",,", "commissioning.csv, line 3, amount_low: The amount is a range, and an end of it is missing. Give amount_low and amount_high.")]
    [InlineData("commissioning.csv", ",1000,", ",3000,", "commissioning.csv, line 3, amount_low: The low end of the range is above the high end.")]
    [InlineData("kpis.csv", "outcome,percent,higher", "outcome,percent,up", "kpis.csv, line 2, better: 'up' is not a word that is known here. Write one of: higher, lower.")]
    [InlineData("kpis.csv", "outcome,percent,higher", "outcome,percent,", "kpis.csv, line 2, better: There are thresholds, but not which direction is better.")]
    [InlineData("kpis.csv", ",80,70.5,", ",80,90,", "kpis.csv, line 2, amber_at: The threshold for amber is better than the one for green.")]
    [InlineData("commitments.csv", "dropped", "Dropped", "commitments.csv, line 2, status: 'Dropped' is not a word that is known here. Write one of: kept, dropped, planned, agreed, proposed, in-progress, unknown, not started, in progress, on track, at risk, delayed, completed, stopped.")]
    [InlineData("measurements.csv", "81,percent", "eighty,percent", "measurements.csv, line 3, value: 'eighty' is not a number, and the value_kind says it is one.")]
    [InlineData("measurements.csv", ",true,,", ",yes,,", "measurements.csv, line 3, provisional: 'yes' is neither true nor false. Write true or false.")]
    [InlineData("comparators.csv", ",false,The pandemic", ",false,", "comparators.csv, line 3, reason: The comparison is not valid, and the reason is missing. Say why it may not be made.")]
    [InlineData("themes.csv", "Head of Policy,2026-01-09", ",2026-01-09", "themes.csv, line 3, set_rating: A rating is set without saying who set it and why.")]
    [InlineData("milestones.csv", ",m1,5,", ",,5,", "milestones.csv, line 2, meeting_id: The date is worked back from a meeting, and the meeting is missing.")]
    // Ids and references
    [InlineData("themes.csv", "roads,2025-11,2,", "safer roads!,2025-11,2,", "themes.csv, line 4, theme_id: 'safer roads!' cannot be an id. Use letters, digits,")]
    [InlineData("themes.csv", "roads,2025-11,2,", ",2025-11,2,", "themes.csv, line 4, theme_id: The cell is empty. Give a value: a row needs it.")]
    [InlineData("themes.csv", "roads,2025-11,2,", "victims,2025-11,2,", "themes.csv, line 4, theme_id: The row has the same theme_id as line 3. Give every row its own, or remove one of the two.")]
    [InlineData("measurements.csv", "satisfaction,2026-02-01,2026-02-28", "satisfaction,2026-01-01,2026-01-31", "measurements.csv, line 3, kpi_id, period_start, period_end and value_kind: The row has the same kpi_id, period_start, period_end and value_kind as line 2.")]
    [InlineData("measurements.csv", "satisfaction,2026-02-01", "satisfied,2026-02-01", "measurements.csv, line 3, kpi_id: There is no 'satisfied' in kpis.csv. Put the id right, or add the row to kpis.csv.")]
    [InlineData("ambitions.csv", "victims;roads", "victims;rods", "ambitions.csv, line 2, theme_id: There is no 'rods' in themes.csv. Put the id right, or add the row to themes.csv.")]
    [InlineData("ambitions.csv", "victims;roads", "victims;victims", "ambitions.csv, line 2, theme_id: An id stands here twice. Write each id once.")]
    [InlineData("themes.csv", "victims;roads,merged", "victims;nowhere,merged", "themes.csv, line 2, successors: There is no 'nowhere' in themes.csv.")]
    [InlineData("milestones.csv", ",m1,5,", ",m2,5,", "milestones.csv, line 2, meeting_id: There is no 'm2' in meetings.csv.")]
    [InlineData("decisions.csv", "50000", "60000", "decisions.csv, line 2, released_gbp: £60,000 are released, and £50,000 of them are given a destination in reallocations.csv. Make the amounts balance, or leave empty those that were not published.")]
    // Law and scrutiny
    [InlineData("equality_impact.csv", "done in part,2025-02", "planned,2025-02", "equality_impact.csv, line 2, done_on: The assessment has a day on which it was done, and its status is planned.")]
    [InlineData("recommendations.csv", "2025-02-18", "2025-02-05", "recommendations.csv, line 2, responded_on: The responded_on, 2025-02-05, is before the made_on, 2025-02-06. Put the two right.")]
    [InlineData("recommendations.csv", "r1,panel,", "r1,board,", "recommendations.csv, line 2, body_id: There is no 'board' in bodies.csv.")]
    [InlineData("recommendations.csv", ",accepted,", ",agreed,", "recommendations.csv, line 2, outcome: 'agreed' is not a word that is known here. Write one of: accepted, partly accepted,")]
    [InlineData("reviews.csv", "no change", "nothing", "reviews.csv, line 2, outcome: 'nothing' is not a word that is known here. Write one of: no change, variation,")]
    [InlineData("reviews.csv", ",2027,", ",2025,", "reviews.csv, line 2, next_review: The next review, 2025, is before this one, 2026-01.")]
    [InlineData("alignments.csv", "l1,a1,,", "l1,,,", "alignments.csv, line 2, ambition_id: The row names neither an ambition nor a theme. Give ambition_id or theme_id.")]
    [InlineData("resources.csv", "12.50,FTE", "12.50,", "resources.csv, line 2, unit: The amount has no unit. Write FTE, people or GBP.")]
    // The plan itself
    [InlineData("plan.csv", "smallshire-2025-29,smallshire", "national,smallshire", "plan.csv, line 2, plan_id: The id 'national' is kept for what holds for every plan. Give the plan an id of its own.")]
    [InlineData("plan.csv", "smallshire-2025-29,smallshire", "smallshire-2025-29,Smallshire County", "plan.csv, line 2, area: 'Smallshire County' cannot be an area's key.")]
    [InlineData("plan.csv", ",SML,", ",Sm,", "plan.csv, line 2, area_code: 'Sm' cannot stand in references. Write three capital letters, such as LEI.")]
    [InlineData("plan.csv", "smallshire-plan ¶1,1,", "smallshire-plan ¶1,2,", "plan.csv, line 2, format_version: The plan is in version 2 of the format, and this PlanBot knows version 1 only. Import it with a newer PlanBot.")]
    // Quotation marks
    [InlineData("headings.csv", "Caring", "\"Caring", "headings.csv, line 2: A quotation mark is opened here and never closed. Put the whole cell into quotation marks and double those inside it:")]
    [InlineData("headings.csv", "Caring", "\"Caring\" for all", "headings.csv, line 2: There is text after a closing quotation mark.")]
    [InlineData("headings.csv", "Caring", "The \"caring\" plan", "headings.csv, line 2: There is a quotation mark inside a cell that is not in quotation marks.")]
    // Text
    [InlineData("headings.csv", "Caring", "Car\u0007ing", "headings.csv, line 2, name: The text holds a character that cannot be shown. Type the text again.")]
    public async Task A_wrong_cell_is_named_and_changes_nothing(string file, string text, string written, string told)
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);

        var rejected = Assert.IsType<ImportOutcome.Rejected>(await new SmallPlan().With(file, text, written).ImportAsync(database));

        Assert.True(
            rejected.Problems.Any(problem => problem.ToString().StartsWith(told, StringComparison.Ordinal)),
            string.Join('\n', rejected.Problems));
        await AssertNothingIsStoredAsync(database);
    }

    [Theory]
    [InlineData("themes.csv", "", "themes.csv: The file is empty. Give it a header row, or remove the file.")]
    [InlineData("themes.csv", "\n\n", "themes.csv: The file is empty.")]
    [InlineData("plan.csv", "plan_id,area,title,period_start,period_end,commissioner,force,panel,first_published,revised_published,status,note,source\n", "plan.csv: The file has no row. Describe the plan in one row.")]
    [InlineData("duties.csv", "duty_id,act,provision,subject,summary,who,source\n", "duties.csv: A plan's folder does not hold this file: it is for what holds for every plan. Move it into a folder of its own, without plan.csv.")]
    public async Task A_wrong_file_is_named_and_changes_nothing(string file, string content, string told)
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);

        var rejected = Assert.IsType<ImportOutcome.Rejected>(await new SmallPlan().WithFile(file, content).ImportAsync(database));

        Assert.StartsWith(told, Assert.Single(rejected.Problems).ToString(), StringComparison.Ordinal);
        await AssertNothingIsStoredAsync(database);
    }

    [Fact]
    public async Task A_file_that_is_not_UTF_8_is_named_with_the_line_and_the_byte()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        byte[] latin1 = [.. "heading_id,order,name,source\nh1,1,Caring,x\nh2,2,"u8, 0xA3, .. "20m,x\n"u8];

        var rejected = Assert.IsType<ImportOutcome.Rejected>(await new SmallPlan().WithFile("headings.csv", latin1).ImportAsync(database));

        Assert.Equal(
            "headings.csv, line 3: The file is not UTF-8: byte A3 (hexadecimal) cannot stand there. Save it as UTF-8 (in Excel: CSV UTF-8).",
            Assert.Single(rejected.Problems).ToString());
    }

    [Fact]
    public async Task A_file_in_UTF_16_is_named()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        var utf16 = System.Text.Encoding.Unicode.GetPreamble().Concat(System.Text.Encoding.Unicode.GetBytes("heading_id")).ToArray();

        var rejected = Assert.IsType<ImportOutcome.Rejected>(await new SmallPlan().WithFile("headings.csv", utf16).ImportAsync(database));

        Assert.Equal("headings.csv: The file is UTF-16. Save it as UTF-8 (in Excel: CSV UTF-8).", Assert.Single(rejected.Problems).ToString());
    }

    [Fact]
    public async Task A_missing_plan_file_is_said_once()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);

        var rejected = Assert.IsType<ImportOutcome.Rejected>(await new SmallPlan().Without("plan.csv").ImportAsync(database));

        Assert.Equal("plan.csv: The file is missing. Add plan.csv with one row that describes the plan.", Assert.Single(rejected.Problems).ToString());
    }

    [Fact]
    public async Task A_second_plan_in_the_folder_is_named()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        var plan = new SmallPlan();
        var row = plan.Text("plan.csv").Split('\n')[1];

        var rejected = Assert.IsType<ImportOutcome.Rejected>(
            await plan.WithFile("plan.csv", plan.Text("plan.csv") + row.Replace("smallshire-2025-29", "other-2025-29", StringComparison.Ordinal) + "\n").ImportAsync(database));

        Assert.Equal("plan.csv, line 3: The file has more than one row: a folder holds one plan. Put every plan into a folder of its own.", Assert.Single(rejected.Problems).ToString());
    }

    [Fact]
    public async Task Plan_files_in_the_national_folder_are_named()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        var folder = new SmallPlan()
            .Without(new SmallPlan().Files.Keys.Except(["facts.csv", "sources.csv"]))
            .WithFile("duties.csv", "duty_id,act,provision,subject,summary,who,source\ns1,Act,1,plan,Have a plan,PCC,x\n");

        var rejected = Assert.IsType<ImportOutcome.Rejected>(await folder.ImportAsync(database));

        Assert.Equal(
            "facts.csv: The file belongs to a plan, and plan.csv is missing. Add plan.csv, or remove this file from the national folder.",
            Assert.Single(rejected.Problems).ToString());
    }

    [Fact]
    public async Task All_problems_of_all_files_are_told_together()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);

        var rejected = Assert.IsType<ImportOutcome.Rejected>(await new SmallPlan()
            .With("themes.csv", "2025-11-03", "soon")
            .With("kpis.csv", "outcome,percent,higher", "result,percent,higher")
            .With("ambitions.csv", "victims;roads", "victims;rods")
            .WithFile("facts.csv", "")
            .ImportAsync(database));

        Assert.Equal(
            ["themes.csv, line 3, change_date", "ambitions.csv, line 2, theme_id", "kpis.csv, line 2, kind", "facts.csv"],
            rejected.Problems.Select(problem => problem.ToString()).Select(problem => problem[..problem.IndexOf(':', StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task What_refers_to_a_file_that_cannot_be_read_is_not_blamed()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);

        var rejected = Assert.IsType<ImportOutcome.Rejected>(await new SmallPlan().WithFile("themes.csv", "theme_id;name\n").ImportAsync(database));

        Assert.Equal("themes.csv", Assert.Single(rejected.Problems).File);
    }

    [Fact]
    public async Task No_more_problems_are_listed_than_anybody_reads_but_all_are_counted()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        var rows = string.Concat(Enumerable.Range(1, 500).Select(number => $"h{number},x,Heading,\n"));

        var rejected = Assert.IsType<ImportOutcome.Rejected>(
            await new SmallPlan().WithFile("headings.csv", "heading_id,order,name,source\n" + rows).ImportAsync(database));

        Assert.Equal(PlanFolderProblems.MostShown, rejected.Problems.Count);
        Assert.Equal(500, rejected.Count);
    }

    [Fact]
    public async Task Too_many_rows_too_long_a_text_and_too_large_a_file_are_named()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        using var folder = new TemporaryFolder();
        var rows = string.Concat(Enumerable.Range(1, CsvTable.MostRows + 1).Select(number => $"h{number},1,H,\n"));
        await File.WriteAllTextAsync(folder.File("headings.csv"), "heading_id,order,name,source\n" + rows, Cancellation);
        await File.WriteAllTextAsync(folder.File("facts.csv"), $"fact_id,subject,value,unit,as_of,note,source\nf,{new string('x', CsvTable.LongestCell + 1)},,,,,\n", Cancellation);
        await File.WriteAllBytesAsync(folder.File("sources.csv"), new byte[FolderFiles.LargestFileBytes + 1], Cancellation);
        File.Copy(Path.Combine(SmallPlan.Folder, "plan.csv"), folder.File("plan.csv"));

        var rejected = await RejectAsync(database, folder.Path);

        Assert.Equal(
            [
                "headings.csv, line 50002: The file has more than 50,000 rows. Remove what does not belong to the plan.",
                "facts.csv, line 2, subject: The text is longer than 10000 characters. Shorten it.",
                "sources.csv: The file is larger than 10 MB. Split the plan, or remove what does not belong to it.",
            ],
            rejected.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public async Task Strange_files_and_folders_are_named_and_notes_are_passed_over()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "README.md", ".DS_Store", "~$themes.csv", "Themes.csv", "kpi.csv", "plan.xlsx" })
        {
            await File.WriteAllTextAsync(folder.File(name), "x", Cancellation);
        }

        Directory.CreateDirectory(folder.File("old"));
        File.Copy(Path.Combine(SmallPlan.Folder, "plan.csv"), folder.File("plan.csv"));

        var rejected = await RejectAsync(database, folder.Path);

        Assert.Equal(["Themes.csv", "kpi.csv", "old", "plan.xlsx"], rejected.Problems.Select(problem => problem.File));
        Assert.Equal("Name it themes.csv.", rejected.Problems[0].WhatToDo);
        await AssertNothingIsStoredAsync(database);
    }

    [Fact]
    public async Task A_missing_folder_a_file_in_its_place_and_an_empty_folder_are_named()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        using var folder = new TemporaryFolder();
        var file = Path.Combine(SmallPlan.Folder, "plan.csv");

        Assert.Equal($"There is no folder {folder.File("no")}. Name the folder that holds the plan's CSV files.", Assert.Single((await RejectAsync(database, folder.File("no"))).Problems).ToString());
        Assert.Equal($"{file} is a file, not a folder. Name the folder that holds the plan's CSV files.", Assert.Single((await RejectAsync(database, file)).Problems).ToString());
        Assert.Equal("plan.csv: The file is missing. Add plan.csv with one row that describes the plan.", Assert.Single((await RejectAsync(database, folder.Path)).Problems).ToString());
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A link cannot be made without privileges.");
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.File("plan.csv"), folder.File("gone.csv"));

        var rejected = await RejectAsync(database, folder.Path);

        Assert.Equal("plan.csv: The file cannot be read. Close it elsewhere, and check that this account may read it.", rejected.Problems[0].ToString());
    }

    [Fact]
    public async Task A_rejected_folder_leaves_what_was_stored_as_it_was()
    {
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        Assert.IsType<ImportOutcome.Imported>(await new SmallPlan().ImportAsync(database));
        var before = await SmallPlan.ExportAsync(database);

        Assert.IsType<ImportOutcome.Rejected>(await new SmallPlan()
            .With("headings.csv", "Caring", "Sharing")
            .With("sources.csv", "2025-03-01", "some day")
            .ImportAsync(database, new ImportOptions(Replace: true)));

        Assert.Equal(before, await SmallPlan.ExportAsync(database));
    }

    private static async Task<ImportOutcome.Rejected> RejectAsync(TemporaryDatabase database, string folder) =>
        Assert.IsType<ImportOutcome.Rejected>(await database.Services.GetRequiredService<PlanImporter>().ImportAsync(folder, new ImportOptions(), Cancellation));

    private static async Task AssertNothingIsStoredAsync(TemporaryDatabase database)
    {
        await using var context = database.Open();
        Assert.Equal(0, await context.Plans.CountAsync(Cancellation) + await context.Themes.CountAsync(Cancellation) + await context.Headings.CountAsync(Cancellation));
    }
}
