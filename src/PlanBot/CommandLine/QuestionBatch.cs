using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlanBot.CommandLine;

/// <summary>One question of a batch, as its line writes it.</summary>
/// <param name="Id">What the answer is known by.</param>
/// <param name="Plan">The plan that the conversation is about; nothing where none is chosen.</param>
/// <param name="Question">As typed.</param>
/// <param name="After">The id of an earlier line of the same conversation; nothing where it begins one.</param>
/// <param name="AsOf">The day on which it is asked; nothing for today.</param>
internal sealed record BatchedQuestion(string Id, string? Plan, string Question, string? After, DateOnly? AsOf);

/// <summary>Questions from a file with one JSON object a line: <c>{id, plan, question, after?, asOf?}</c>.</summary>
internal static class QuestionBatch
{
    /// <exception cref="QuestionBatchException">A line cannot be read; the message says which and why.</exception>
    public static async Task<IReadOnlyList<BatchedQuestion>> ReadAsync(string file, CancellationToken cancellationToken)
    {
        string[] lines;
        try
        {
            lines = await File.ReadAllLinesAsync(file, cancellationToken);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new QuestionBatchException($"The file {file} cannot be read: {wrong.Message}");
        }

        var questions = new List<BatchedQuestion>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var number = 1; number <= lines.Length; number++)
        {
            if (string.IsNullOrWhiteSpace(lines[number - 1]))
            {
                continue;
            }

            var question = Read(lines[number - 1], file, number);
            if (question.After is { } after && !ids.Contains(after))
            {
                throw new QuestionBatchException($"{file}, line {number}: after is '{after}', which is no id of an earlier line.");
            }

            if (!ids.Add(question.Id))
            {
                throw new QuestionBatchException($"{file}, line {number}: the id '{question.Id}' is there twice.");
            }

            questions.Add(question);
        }

        return questions;
    }

    /// <summary>The questions of each conversation, tied by what comes after what, in their order.</summary>
    public static IEnumerable<IReadOnlyList<BatchedQuestion>> ConversationsOf(IReadOnlyList<BatchedQuestion> questions)
    {
        var conversationOf = new Dictionary<string, List<BatchedQuestion>>(StringComparer.Ordinal);
        var conversations = new List<List<BatchedQuestion>>();
        foreach (var question in questions)
        {
            if (question.After is not { } after || !conversationOf.TryGetValue(after, out var conversation))
            {
                conversation = [];
                conversations.Add(conversation);
            }

            conversation.Add(question);
            conversationOf[question.Id] = conversation;
        }

        return conversations;
    }

    private static BatchedQuestion Read(string line, string file, int number)
    {
        BatchLine? read;
        try
        {
            read = JsonSerializer.Deserialize(line, QuestionBatchJson.Default.BatchLine);
        }
        catch (JsonException wrong)
        {
            throw new QuestionBatchException($"{file}, line {number} is not a question as JSON ({wrong.Message.Split(" Path:")[0]}) Write it like: {{\"id\": \"1\", \"plan\": null, \"question\": \"which themes are in the plan?\"}}");
        }

        if (read is not { Id.Length: > 0, Question.Length: > 0 })
        {
            throw new QuestionBatchException($"{file}, line {number}: id and question are needed.");
        }

        DateOnly? day = null;
        if (read.AsOf is { Length: > 0 } asOf)
        {
            day = DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
                ? parsed
                : throw new QuestionBatchException($"{file}, line {number}: asOf is '{asOf}': write a day such as 2013-06-26.");
        }

        return new(read.Id, read.Plan, read.Question, read.After, day);
    }
}

/// <summary>A line of a batch as it stands in the file.</summary>
internal sealed record BatchLine(string? Id, string? Plan, string? Question, string? After, string? AsOf);

/// <summary>A batch of questions cannot be read; the message says where and what to do.</summary>
internal sealed class QuestionBatchException(string message) : Exception(message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BatchLine))]
internal sealed partial class QuestionBatchJson : JsonSerializerContext;
