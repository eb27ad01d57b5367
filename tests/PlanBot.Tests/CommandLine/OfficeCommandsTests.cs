using PlanBot.Samples;
using PlanBot.Tests.Data;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.CommandLine;

/// <summary><c>planbot synonyms</c>, <c>planbot unanswered</c> and <c>planbot feedback</c>.</summary>
[Collection(nameof(ProcessWideSettings))]
public class OfficeCommandsTests
{
    [Fact]
    public async Task Synonyms_go_in_and_come_out_the_same()
    {
        using var database = new ShellDatabase();
        await ShellDatabase.ImportSampleAsync(SamplePlans.Leicestershire);
        using var folder = new TemporaryFolder();
        var (source, copy) = (Path.Combine(folder.Path, "in.csv"), Path.Combine(folder.Path, "out.csv"));
        const string Rows = "term,meaning\nHGV,heavy goods vehicle\nRSP,road safety partnership\n";
        await File.WriteAllTextAsync(source, Rows, TestContext.Current.CancellationToken);

        var import = await Shell.RunAsync("synonyms", "import", source);
        var export = await Shell.RunAsync("synonyms", "export", copy);

        Assert.Equal((0, "2 abbreviations added, 0 removed, 0 known already."), (import.ExitCode, import.Output.Trim()));
        Assert.Equal(0, export.ExitCode);
        Assert.Equal(Rows, await File.ReadAllTextAsync(copy, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_wrong_file_of_synonyms_is_refused_by_line()
    {
        using var database = new ShellDatabase();
        await ShellDatabase.MakeAsync();
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "in.csv");
        await File.WriteAllTextAsync(file, "term,meaning\nthe,something else\n", TestContext.Current.CancellationToken);

        var wrong = await Shell.RunAsync("synonyms", "import", file);
        var missing = await Shell.RunAsync("synonyms", "import", Path.Combine(folder.Path, "nowhere.csv"));

        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("in.csv, line 2: \"the\" is a common word", wrong.Errors, StringComparison.Ordinal);
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("cannot be read", missing.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_questions_and_ratings_the_lists_say_so()
    {
        using var database = new ShellDatabase();
        await ShellDatabase.MakeAsync();

        var unanswered = await Shell.RunAsync("unanswered");
        var dealtWith = await Shell.RunAsync("unanswered", "--dealt-with", "nothing");
        var feedback = await Shell.RunAsync("feedback");

        Assert.Equal((0, "No question waits."), (unanswered.ExitCode, unanswered.Output.Trim()));
        Assert.Equal(1, dealtWith.ExitCode);
        Assert.Contains("nothing is not on the list", dealtWith.Errors, StringComparison.Ordinal);
        Assert.Contains("Nobody has rated an answer yet", feedback.Output, StringComparison.Ordinal);
    }
}
