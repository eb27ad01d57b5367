using System.Text.Json;

namespace CardTemplating.Tests;

/// <summary>A file of inputs with the results that the official engine gave.</summary>
internal static class CaseFile
{
    /// <summary>Runs every case; returns how many there are and what failed.</summary>
    public static (int Count, List<string> Failures) Run(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { MaxDepth = 256 });
        var failures = new List<string>();
        var count = 0;
        foreach (var testCase in file.RootElement.GetProperty("cases").EnumerateArray())
        {
            count++;
            if (Check(testCase) is { } failure)
            {
                var input = testCase.TryGetProperty("expression", out var expression) ? expression.GetString() : testCase.GetProperty("template").GetRawText();
                failures.Add($"{testCase.GetProperty("name").GetString()}: {Shorten(input!)}\n    {failure}");
            }
        }

        return (count, failures);
    }

    private static string? Check(JsonElement testCase)
    {
        var mustFail = testCase.TryGetProperty("error", out var error) && error.GetBoolean();
        string actual;
        try
        {
            actual = testCase.TryGetProperty("expression", out var expression)
                ? Evaluate(expression.GetString()!, testCase)
                : Expand(testCase);
        }
        catch (Exception failed) when (failed is ExpressionSyntaxException or AdaptiveTemplateException or EvaluationFailedException)
        {
            return mustFail ? null : $"failed: {failed.Message}";
        }

        if (mustFail)
        {
            return $"must fail, gave {Shorten(actual)}";
        }

        using var document = JsonDocument.Parse(actual, new JsonDocumentOptions { MaxDepth = 256 });
        var difference = JsonComparer.Difference(testCase.GetProperty("expected"), document.RootElement, "$");
        return difference is null ? null : $"{difference}\n    gave {Shorten(actual)}";
    }

    private static string Evaluate(string expression, JsonElement testCase)
    {
        var scope = testCase.TryGetProperty("scope", out var given) ? given.GetRawText() : "{}";
        var (value, error) = Expression.Parse(expression).TryEvaluate(scope);
        return error is null ? JsonSerializer.Serialize(value) : throw new EvaluationFailedException(error);
    }

    private static string Expand(JsonElement testCase)
    {
        var context = new EvaluationContext(
            testCase.TryGetProperty("data", out var data) ? data.GetRawText() : null,
            testCase.TryGetProperty("host", out var host) ? host.GetRawText() : null);
        return new AdaptiveCardTemplate(testCase.GetProperty("template").GetRawText()).Expand(context);
    }

    private static string Shorten(string text) => text.Length <= 400 ? text : text[..400] + "…";

    private sealed class EvaluationFailedException(string message) : Exception(message);
}
