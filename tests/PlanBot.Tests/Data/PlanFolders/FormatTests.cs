using System.Globalization;
using System.Text;
using PlanBot.Data.PlanFolders;

namespace PlanBot.Tests.Data.PlanFolders;

public sealed class FormatTests
{
    private const string Begin = "<!-- begin: made from PlanFormat, checked by a test -->";
    private const string End = "<!-- end -->";

    [Fact]
    public void The_README_describes_every_file_and_column_as_they_are()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PlanFolders.README.md"));
        var begin = readme.IndexOf(Begin, StringComparison.Ordinal);
        var end = readme.IndexOf(End, StringComparison.Ordinal);

        Assert.Equal(Described(), readme[(begin + Begin.Length)..end].Trim(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void The_small_plan_uses_every_file_of_a_plan_and_every_column()
    {
        var plan = new SmallPlan();

        foreach (var file in PlanFormat.Files.Except(PlanFormat.OfNationalFolderOnly))
        {
            Assert.Contains(file.Name, plan.Files.Keys);
            Assert.Equal(file.Columns.Select(column => column.Name), plan.Text(file.Name).Split('\n')[0].Split(','));
        }
    }

    [Fact]
    public void What_refers_to_a_file_refers_to_one_that_there_is()
    {
        var references = PlanFormat.Files.SelectMany(file => file.Columns).Select(column => column.RefersTo).Where(file => file.Length > 0).ToList();

        Assert.NotEmpty(references);
        Assert.All(references, file => Assert.NotNull(PlanFormat.Find(file)));
    }

    private static string Described()
    {
        var text = new StringBuilder();
        foreach (var file in PlanFormat.Files)
        {
            text.Append(CultureInfo.InvariantCulture, $"### {file.Name}\n\n{file.Meaning}\n\n| column | may be absent | holds | meaning |\n|---|---|---|---|\n");
            foreach (var column in file.Columns)
            {
                var holds = column.FormatInWords
                    + (column.RefersTo.Length > 0 ? $" of {column.RefersTo}" : "")
                    + (column.Filled ? ", never empty" : "");
                text.Append(CultureInfo.InvariantCulture, $"| `{column.Name}` | {(column.Optional ? "yes" : "no")} | {holds} | {column.Meaning.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
            }

            text.Append('\n');
        }

        return text.ToString().Trim();
    }
}
