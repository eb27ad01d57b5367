using PlanBot.Samples;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Submissions;

/// <summary>Submissions and comments that came by e-mail or survey, and the table of a round, as files.</summary>
[Collection(nameof(ProcessWideSettings))]
public sealed class SubmissionFileTests : IDisposable
{
    private readonly ShellDatabase _database = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("planbot-files-").FullName;

    public void Dispose()
    {
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("comments.csv")]
    [InlineData("comments.xlsx")]
    public async Task The_Leicester_City_round_is_exported_and_imported_again_without_change(string file)
    {
        await ShellDatabase.ImportSampleAsync(SamplePlans.Leicestershire);
        var path = Path.Combine(_folder, file);

        var exported = await Shell.RunAsync("export-comments", SamplePlans.Leicestershire, "--out", path);
        var imported = await Shell.RunAsync("import-submissions", path, "--plan", SamplePlans.Leicestershire);

        Assert.Equal((0, ""), (exported.ExitCode, exported.Errors));
        Assert.Contains("26 comments", exported.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (imported.ExitCode, imported.Errors));
        Assert.Contains("Nothing to change: 26 rows are held already.", imported.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_was_exported_holds_the_comments_as_they_were_imported()
    {
        await ShellDatabase.ImportSampleAsync(SamplePlans.Leicestershire);
        var (first, second) = (Path.Combine(_folder, "first.csv"), Path.Combine(_folder, "plan"));

        await Shell.RunAsync("export-comments", SamplePlans.Leicestershire, "--out", first);
        await Shell.RunAsync("export", SamplePlans.Leicestershire, "--out", second);

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(second, "consultation.csv"), TestContext.Current.CancellationToken), await File.ReadAllTextAsync(first, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Priorities_that_came_by_survey_get_references_and_are_not_taken_twice()
    {
        await ShellDatabase.ImportSampleAsync(SamplePlans.Leicestershire);
        var path = Path.Combine(_folder, "survey.csv");
        await File.WriteAllTextAsync(path, "id,organisation,title,priority,strategy,themes,support\n1,Blaby District Council,Rural crime,Fewer farm thefts,CSP plan,,Patrols\n2,Oadby and Wigston,Night buses,Safer night buses,,,\n", TestContext.Current.CancellationToken);

        var dry = await Shell.RunAsync("import-submissions", path, "--plan", SamplePlans.Leicestershire, "--origin", "survey", "--dry-run");
        var first = await Shell.RunAsync("import-submissions", path, "--plan", SamplePlans.Leicestershire, "--origin", "survey");
        var again = await Shell.RunAsync("import-submissions", path, "--plan", SamplePlans.Leicestershire, "--origin", "survey");

        Assert.Contains("Would be added: 1, 2.", dry.Output, StringComparison.Ordinal);
        Assert.Contains("Added: LEI-2013-P001, LEI-2013-P002.", first.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing to change: 2 rows are held already.", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_anything_wrong_is_refused_whole_with_line_and_column()
    {
        await ShellDatabase.ImportSampleAsync(SamplePlans.Leicestershire);
        var path = Path.Combine(_folder, "wrong.csv");
        await File.WriteAllTextAsync(path, "id,organisation,title,priority\n1,Blaby District Council,Rural crime,Fewer farm thefts\n1,,Night buses,Safer\n2,,Night buses,Safer\n", TestContext.Current.CancellationToken);

        var refused = await Shell.RunAsync("import-submissions", path, "--plan", SamplePlans.Leicestershire);
        await File.WriteAllTextAsync(path, "id,organisation,title,priority\n1,Blaby District Council,Rural crime,Fewer farm thefts\n", TestContext.Current.CancellationToken);
        var taken = await Shell.RunAsync("import-submissions", path, "--plan", SamplePlans.Leicestershire);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("wrong.csv, line 3, id: The id 1 is there twice.", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("wrong.csv, line 4, organisation:", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("LEI-2013-P001", taken.Output, StringComparison.Ordinal);
    }
}
