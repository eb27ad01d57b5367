using PlanBot.Samples;
using PlanBot.Tests.Data;
using PlanBot.Tests.Features.Documents;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.CommandLine;

[Collection(nameof(ProcessWideSettings))]
public sealed class ImportDocumentCommandTests
{
    [Fact]
    public async Task A_paper_is_taken_in_listed_and_removed()
    {
        using var database = new ShellDatabase();
        await ShellDatabase.ImportSampleAsync(SamplePlans.Northshire);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("rural.txt"), Papers.Numbered, TestContext.Current.CancellationToken);

        var imported = await Shell.RunAsync("import-document", folder.File("rural.txt"), "--plan", SamplePlans.Northshire, "--title", "Rural patrols", "--date", "2026-03");
        var again = await Shell.RunAsync("import-document", folder.File("rural.txt"), "--plan", SamplePlans.Northshire);
        var listed = await Shell.RunAsync("documents", "list");
        var removed = await Shell.RunAsync("documents", "remove", "rural", "--plan", SamplePlans.Northshire);
        var gone = await Shell.RunAsync("documents", "remove", "rural", "--plan", SamplePlans.Northshire);

        Assert.Equal((0, ""), (imported.ExitCode, imported.Errors));
        Assert.StartsWith("I hold \"Rural patrols\" (paper K, March 2026) now for northshire-2025-29, as rural: 7 paragraphs.", imported.Output, StringComparison.Ordinal);
        Assert.Contains("nothing to change", again.Output, StringComparison.Ordinal);
        Assert.StartsWith("northshire-2025-29 rural: \"Rural patrols\" (paper K, March 2026), from rural.txt, imported on ", listed.Output, StringComparison.Ordinal);
        Assert.Equal((0, "\"Rural patrols\" (paper K, March 2026) is removed from northshire-2025-29.\n"), (removed.ExitCode, removed.Output));
        Assert.Equal((1, ""), (gone.ExitCode, gone.Output));
    }

    [Fact]
    public async Task A_file_of_200_MB_is_refused_before_it_is_read_and_before_there_is_a_database()
    {
        using var folder = new TemporaryFolder();
        await using (var huge = File.Create(folder.File("huge.docx")))
        {
            huge.SetLength(200L * 1024 * 1024);
        }

        var refused = await Shell.RunAsync("import-document", folder.File("huge.docx"), "--plan", SamplePlans.Northshire);

        Assert.Equal((1, "", "The file is larger than 20 MB. Save it without its pictures, or split it.\n"), refused);
    }

    [Theory]
    [InlineData("missing.docx", "There is no file ")]
    [InlineData("sheet.xlsx", "A .xlsx file is not read.")]
    [InlineData("", " is a folder: name one file.")]
    public async Task What_cannot_be_a_paper_is_refused(string name, string says)
    {
        using var folder = new TemporaryFolder();

        var refused = await Shell.RunAsync("import-document", Path.Combine(folder.Path, name), "--plan", SamplePlans.Northshire);

        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains(says, refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_that_is_none_is_a_wrong_use() =>
        Assert.Equal(2, (await Shell.RunAsync("import-document", "a.docx", "--plan", SamplePlans.Northshire, "--date", "soon")).ExitCode);
}
