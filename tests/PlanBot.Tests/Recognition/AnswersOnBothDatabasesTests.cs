using System.Text.Json;
using PlanBot.Samples;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Recognition;

/// <summary>Which database holds the data makes no difference to what is answered.</summary>
public sealed class AnswersOnBothDatabasesTests
{
    private const string Plan = "leicestershire-2013-17";

    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public async Task Each_question_gets_the_same_words_from_either()
    {
        var questions = new[] { "public.jsonl", "blind-4.jsonl", "blind-5.jsonl" }
            .SelectMany(file => File.ReadLines(Path.Combine(RecognitionPlans.FixtureFolder, file)))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.GetProperty("plan").GetString() == Plan)
            .Select(line => line.GetProperty("question").GetString()!)
            .Distinct()
            .ToList();

        var onServer = await AnswersAsync(TestedDatabase.PostgreSql, questions);
        var inFile = await AnswersAsync(TestedDatabase.Sqlite, questions);

        Assert.True(questions.Count > 100, $"There are {questions.Count} questions.");
        Assert.Equal(inFile, onServer);
    }

    private static async Task<List<string>> AnswersAsync(TestedDatabase kind, List<string> questions)
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today, kind);
        await planBot.ImportSampleAsync(SamplePlans.Leicestershire);
        var answers = new List<string>();
        foreach (var (number, question) in questions.Index())
        {
            var person = new TestPerson($"Person {number}", $"3f8a8c74-5e77-4e3d-b6ca-8e2a2c{number:000000}");
            answers.Add($"{question}: {(await TestConversation.Personal(planBot, person).SayAsync(question)).Text}");
        }

        return answers;
    }
}
