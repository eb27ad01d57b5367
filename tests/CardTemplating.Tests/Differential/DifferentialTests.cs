using System.Text.Json;
using System.Text.Json.Nodes;

namespace CardTemplating.Tests.Differential;

/// <summary>Generated templates and expressions give what the official JavaScript engine makes of them.</summary>
public class DifferentialTests
{
    private const int Seed = 20_261_122;

    [Fact]
    public void Generated_templates_expand_as_in_the_official_engine()
    {
        var generator = new Generator(Seed);
        var cases = Enumerable.Range(0, Count(3_000)).Select(_ => generator.Template()).ToList();

        // Where the official engine throws, a card with the expression left in it is what we give.
        var (compared, failures) = Compare(cases, Expand, errorsMustAgree: false);

        Assert.True(compared > cases.Count * 3 / 4, $"Only {compared} of {cases.Count} could be compared.");
        Assert.True(failures.Count == 0, $"{failures.Count} of {compared} differ:\n{string.Join('\n', failures.Take(20))}");
    }

    [Fact]
    public void Generated_expressions_evaluate_as_in_the_official_engine()
    {
        var generator = new Generator(Seed + 1);
        var cases = Enumerable.Range(0, Count(3_000)).Select(_ => generator.Expression()).ToList();

        var (compared, failures) = Compare(cases, Evaluate, errorsMustAgree: true);

        Assert.Equal(cases.Count, compared);
        Assert.True(failures.Count == 0, $"{failures.Count} of {compared} differ:\n{string.Join('\n', failures.Take(20))}");
    }

    /// <summary>How many cases; more where PLANBOT_FUZZ_CASES says so.</summary>
    private static int Count(int usual) => int.TryParse(Environment.GetEnvironmentVariable("PLANBOT_FUZZ_CASES"), out var more) ? more : usual;

    private static (int Compared, List<string> Failures) Compare(List<JsonObject> cases, Func<JsonObject, string?> run, bool errorsMustAgree)
    {
        var official = OfficialEngine.Run(cases);
        Assert.Equal(cases.Count, official.Count);
        var failures = new List<string>();
        var compared = 0;
        for (var i = 0; i < cases.Count; i++)
        {
            var failed = official[i].TryGetProperty("error", out var error);
            if (failed && !errorsMustAgree)
            {
                _ = run(cases[i]);
                continue;
            }

            compared++;
            var ours = run(cases[i]);
            var difference = (failed, ours) switch
            {
                (true, null) => null,
                (true, _) => $"must fail ({error}), gave {ours}",
                (false, null) => $"must give {official[i].GetProperty("value").GetRawText()}, failed",
                _ => Difference(official[i].GetProperty("value").GetRawText(), ours!),
            };
            if (difference is not null)
            {
                failures.Add($"{difference}\n    {(cases[i]["expression"] ?? cases[i]["template"])!.ToJsonString()}");
            }
        }

        return (compared, failures);
    }

    private static string? Difference(string expected, string actual)
    {
        // The JavaScript engine's formatNumber and string write U+2212 for a minus; the .NET one, and we, a hyphen.
        using var wanted = JsonDocument.Parse(expected.Replace('\u2212', '-'), new JsonDocumentOptions { MaxDepth = 256 });
        using var document = JsonDocument.Parse(actual, new JsonDocumentOptions { MaxDepth = 256 });
        return JsonComparer.Difference(wanted.RootElement, document.RootElement, "$");
    }

    private static string? Expand(JsonObject testCase)
    {
        try
        {
            return new AdaptiveCardTemplate(testCase["template"]!.ToJsonString())
                .Expand(new EvaluationContext(testCase["data"]?.ToJsonString(), testCase["host"]?.ToJsonString()));
        }
        catch (AdaptiveTemplateException)
        {
            return null;
        }
    }

    private static string? Evaluate(JsonObject testCase)
    {
        try
        {
            var (value, error) = CardTemplating.Expression.Parse(testCase["expression"]!.GetValue<string>()).TryEvaluate(testCase["scope"]!.ToJsonString());
            return error is null ? JsonSerializer.Serialize(value) : null;
        }
        catch (ExpressionSyntaxException)
        {
            return null;
        }
    }
}
