using PlanBot.Tests.Support;

namespace PlanBot.Tests.Packaging;

/// <summary>The image is built from what is in the repository, and from nothing that only lies beside it: builds, settings, databases.</summary>
public sealed class DockerContextTests
{
    [Fact]
    public void What_git_leaves_out_the_image_leaves_out_too()
    {
        // In .gitignore a name counts at every depth; in .dockerignore it needs **/.
        var wanted = Lines(".gitignore").Select(line => line.StartsWith('!') ? line : $"**/{line.TrimEnd('/')}").Append(".git");

        Assert.Empty(wanted.Except(Lines(".dockerignore")));
    }

    [Fact]
    public void What_the_image_is_built_from_is_not_left_out()
    {
        var left = Lines(".dockerignore").Select(line => line.Replace("**/", "", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(left, name => name is "src" or "manifest" or "Directory.Build.props" or "Directory.Packages.props" or "global.json" or "appsettings.sample.json");
        Assert.Contains("!appsettings.sample.json", left);
    }

    private static string[] Lines(string file) =>
        [.. File.ReadAllLines(Path.Combine(Repository.Root, file)).Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith('#'))];
}
