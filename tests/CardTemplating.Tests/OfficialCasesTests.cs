using System.Text.Json;

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

    [Theory]
    [InlineData("small")]
    [InlineData("medium")]
    [InlineData("large")]
    public void The_cards_of_the_speed_baseline_are_the_official_engines(string size)
    {
        var shared = Environment.GetEnvironmentVariable("PLANBOT_SHARED");
        Assert.SkipWhen(string.IsNullOrEmpty(shared), "PLANBOT_SHARED does not name the folder that holds templating/bench.");
        string Read(string part) => File.ReadAllText(Path.Combine(shared!, "templating", "bench", $"{size}.{part}.json"));

        using var expected = JsonDocument.Parse(Read("expected"));
        using var actual = JsonDocument.Parse(new AdaptiveCardTemplate(Read("template")).Expand(Read("data")));

        Assert.Null(JsonComparer.Difference(expected.RootElement, actual.RootElement, "$"));
    }
}
