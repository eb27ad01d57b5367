namespace CardTemplating.Tests;

/// <summary>Inputs with the results of the official JavaScript engine, where an official .NET engine agrees with it.</summary>
public class OfficialCasesTests
{
    [Theory]
    [InlineData("templates.json")]
    [InlineData("templates-fuzz.json")]
    [InlineData("expressions.json")]
    public void Own_cases_give_what_the_official_engines_give(string file)
    {
        var (count, failures) = CaseFile.Run(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Cases", file));

        Assert.True(count > 50);
        Assert.True(failures.Count == 0, $"{failures.Count} of {count} differ:\n{string.Join('\n', failures)}");
    }

    [Theory]
    [InlineData("templates.json")]
    [InlineData("templates-official.json")]
    [InlineData("templates-fuzz.json")]
    [InlineData("expressions.json")]
    public void The_whole_public_set_gives_what_the_official_engines_give(string file)
    {
        var shared = Environment.GetEnvironmentVariable("PLANBOT_SHARED");
        Assert.SkipWhen(string.IsNullOrEmpty(shared), "PLANBOT_SHARED does not name the folder that holds templating/cases.");

        var (count, failures) = CaseFile.Run(Path.Combine(shared!, "templating", "cases", file));

        Assert.True(count > 50);
        Assert.True(failures.Count == 0, $"{failures.Count} of {count} differ:\n{string.Join('\n', failures)}");
    }
}
