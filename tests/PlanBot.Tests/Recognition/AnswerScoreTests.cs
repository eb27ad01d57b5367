using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Recognition;

/// <summary>
/// What people ask is answered rightly: whole sets of questions go through the turn as in Teams, and what a person
/// would read is compared with what a right answer must say. The ten real plans are read where PLANBOT_SHARED names
/// the folder that holds them.
/// </summary>
[Collection(nameof(ProcessWideSettings))]
public sealed class AnswerScoreTests : IDisposable
{
    private readonly ShellDatabase _database = new();

    public void Dispose() => _database.Dispose();

    /// <summary>
    /// The two sets of 170 were written by somebody who saw the plans alone and none of the rules. At first run,
    /// untouched: 87.1 % and 80.6 % right; 1 of 30 and 2 of 29 out-of-scope questions answered. The set of 220 was written likewise, later:
    /// 82.3 % right at first run, 2 of 25 out-of-scope questions answered. So was the last one of 220, after what the others
    /// showed had been mended: 90.5 % right at first run, 2 of 25 out-of-scope questions answered.
    /// </summary>
    [Fact]
    public async Task Questions_over_the_real_plans_are_answered_rightly()
    {
        var shared = Environment.GetEnvironmentVariable("PLANBOT_SHARED");
        Assert.SkipUnless(shared is { Length: > 0 } && Directory.Exists(Path.Combine(shared, "plans")), "PLANBOT_SHARED does not name the folder that holds plans/.");
        foreach (var folder in Directory.GetDirectories(Path.Combine(shared!, "plans")).Order(StringComparer.Ordinal))
        {
            Assert.Equal(0, (await Shell.RunAsync("import", folder)).ExitCode);
        }

        var publicSet = await ScoreOfAsync("public.jsonl");
        var firstBlind = await ScoreOfAsync("blind-1.jsonl");
        var secondBlind = await ScoreOfAsync("blind-2.jsonl");
        var fourthBlind = await ScoreOfAsync("blind-4.jsonl");
        var fifthBlind = await ScoreOfAsync("blind-5.jsonl");

        Assert.True(publicSet.Right >= 95 && publicSet.OutOfScopeAnswered == 0, publicSet.ToString());
        Assert.True(firstBlind.Right >= 92 && firstBlind.OutOfScopeAnswered == 0, firstBlind.ToString());
        Assert.True(secondBlind.Right >= 88 && secondBlind.OutOfScopeAnswered == 0, secondBlind.ToString());
        Assert.True(fourthBlind.Right >= 96 && fourthBlind.OutOfScopeAnswered == 0, fourthBlind.ToString());
        Assert.True(fifthBlind.Right >= 90 && fifthBlind.OutOfScopeAnswered == 0, fifthBlind.ToString());
    }

    private static async Task<AnswerScore> ScoreOfAsync(string file)
    {
        var questions = Path.Combine(RecognitionPlans.FixtureFolder, file);
        var (_, output, errors) = await Shell.RunAsync("ask", "--batch", questions, "--json", "--as-at", "2026-11-24");
        Assert.Empty(errors);
        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(line => line.GetProperty("id").GetString()!, line => (Kind: line.GetProperty("kind").GetString()!, Text: line.GetProperty("text").GetString()!));
        return AnswerScore.Of(File.ReadLines(questions).Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!.AsObject()), answers);
    }
}

/// <summary>How many answers are right: the kind as expected, all that must be said early on, nothing that must not.</summary>
internal sealed record AnswerScore(double Right, int OutOfScopeAnswered, IReadOnlyList<string> Wrong)
{
    /// <summary>What a right answer must say stands within so many characters.</summary>
    private const int Within = 1_500;

    public static AnswerScore Of(IEnumerable<JsonObject> questions, IReadOnlyDictionary<string, (string Kind, string Text)> answers)
    {
        var (asked, answered) = (0, 0);
        var wrong = new List<string>();
        foreach (var question in questions)
        {
            asked++;
            var id = question["id"]!.GetValue<string>();
            var expected = question["expect"]!;
            var kind = expected["kind"]!.GetValue<string>();
            var answer = answers.GetValueOrDefault(id, (Kind: "nothing", Text: ""));
            var text = Folded(answer.Text);
            var early = text[..Math.Min(text.Length, Within)];
            var lacks = Texts(expected["mustMention"]).Where(wanted => !wanted.Split(" || ").Any(one => early.Contains(Folded(one), StringComparison.Ordinal)));
            var says = Texts(expected["mustNotMention"]).Where(unwanted => text.Contains(Folded(unwanted), StringComparison.Ordinal));
            answered += kind is "refuse" && (answer.Kind is "answer" or "status" or "form") ? 1 : 0;
            if (answer.Kind != kind || lacks.Any() || says.Any())
            {
                wrong.Add($"{id} {question["question"]}: wanted {kind}, got {answer.Kind}; lacks {string.Join(", ", lacks)}; says {string.Join(", ", says)}");
            }
        }

        return new(100.0 * (asked - wrong.Count) / asked, answered, wrong);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Right:0.0} % right, {OutOfScopeAnswered} out of scope answered\n{string.Join('\n', Wrong)}");

    private static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(text => text!.GetValue<string>());

    /// <summary>Without case, with one kind of apostrophe and of space.</summary>
    private static string Folded(string text) =>
        string.Join(' ', text.ToLowerInvariant().Replace('\u2018', '\'').Replace('\u2019', '\'').Replace('\u00a0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
