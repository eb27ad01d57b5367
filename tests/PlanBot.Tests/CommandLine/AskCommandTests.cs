using System.Text.Json;
using PlanBot.CommandLine;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.CommandLine;

/// <summary>The program as it is called in a shell.</summary>
[Collection(nameof(ProcessWideSettings))]
public sealed class AskCommandTests : IDisposable
{
    private readonly ShellDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task An_answer_as_JSON_is_one_line_with_everything_that_a_person_would_read()
    {
        await ShellDatabase.ImportSampleAsync("leicestershire-2013-17");

        var (exitCode, output, errors) = await Shell.RunAsync("ask", "which themes are in the plan?", "--as-at", "2013-06-26", "--json");

        Assert.Equal(0, exitCode);
        Assert.Empty(errors);
        using var answer = JsonDocument.Parse(output);
        Assert.Equal("theme.list", answer.RootElement.GetProperty("intent").GetString());
        Assert.Equal("answer", answer.RootElement.GetProperty("kind").GetString());
        Assert.Contains("six themes", answer.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("JARAP paper J", answer.RootElement.GetProperty("sources").ToString(), StringComparison.Ordinal);
        Assert.Single(output.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_plan_that_is_not_there_is_named()
    {
        var (exitCode, _, errors) = await Shell.RunAsync("ask", "themes?", "--plan", "atlantis-2030");

        Assert.Equal(1, exitCode);
        Assert.Contains("atlantis-2030", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_answers_each_line_in_its_conversation_its_plan_and_on_its_day()
    {
        await ShellDatabase.ImportSampleAsync("leicestershire-2013-17");
        await ShellDatabase.ImportSampleAsync("northshire-2025-29");

        var (exitCode, output, errors) = await RunBatchAsync(
            """{"id": "a", "plan": "leicestershire-2013-17", "question": "What happened to the Reducing All Crime theme?", "asOf": "2013-06-26"}""",
            """{"id": "b", "plan": null, "question": "which themes are in the plan?"}""",
            "",
            """{"id": "c", "plan": "leicestershire-2013-17", "question": "and mental health?", "after": "a", "asOf": "2013-06-26"}""",
            """{"id": "d", "plan": "leicestershire-2013-17", "question": "and mental health?"}""");

        Assert.Equal(0, exitCode);
        Assert.Empty(errors);
        var answers = output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(line => line.GetProperty("id").GetString()!);
        Assert.Equal(["a", "b", "c", "d"], answers.Keys);
        Assert.Equal("clarify", answers["b"].GetProperty("kind").GetString());
        Assert.Equal("theme.history", answers["c"].GetProperty("intent").GetString());
        Assert.Equal("v1-mental-health", answers["c"].GetProperty("entities").GetProperty("theme").GetString());
        Assert.Contains("proposed on 26 June 2013", answers["c"].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.NotEqual("theme.history", answers["d"].GetProperty("intent").GetString());
    }

    [Theory]
    [InlineData("{\"id\": \"a\"}", "line 1: id and question are needed")]
    [InlineData("which themes?", "line 1 is not a question as JSON")]
    [InlineData("{\"id\": \"a\", \"question\": \"themes?\", \"asOf\": \"yesterday\"}", "line 1: asOf is 'yesterday'")]
    [InlineData("{\"id\": \"a\", \"question\": \"themes?\", \"after\": \"z\"}", "line 1: after is 'z'")]
    [InlineData("{\"id\": \"a\", \"question\": \"themes?\", \"plan\": \"atlantis\"}", "the plan 'atlantis', which is not there")]
    public async Task A_batch_with_a_wrong_line_is_refused_by_its_line_and_nothing_is_answered(string line, string reason)
    {
        var (exitCode, output, errors) = await RunBatchAsync(line);

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_a_question_was_understood_is_explained_beside_the_answer()
    {
        await ShellDatabase.ImportSampleAsync("leicestershire-2013-17");

        var (exitCode, output, errors) = await Shell.RunAsync("ask", "staus of the victms theme", "--json", "--explain");

        Assert.Equal(0, exitCode);
        Assert.Single(output.Trim().Split('\n'));
        Assert.Contains("intent: theme.status", errors, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunBatchAsync(params string[] lines)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);
            return await Shell.RunAsync("ask", "--batch", file, "--json");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("ask", "hi", "--batch", "questions.jsonl")]
    [InlineData("frobnicate")]
    [InlineData("ask")]
    [InlineData("ask", "hi", "--as-at", "yesterday")]
    [InlineData("serve", "--colour", "blue")]
    public async Task Wrong_usage_exits_with_2(params string[] arguments)
    {
        var (exitCode, output, errors) = await Shell.RunAsync(arguments);

        Assert.Equal(2, exitCode);
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
        Assert.NotEmpty(errors);
    }

    [Theory]
    [InlineData("me@northshire.example", "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f00aa", "--tenant: write the id that Microsoft Entra ID shows")]
    [InlineData("1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f00aa", "Ann", "--person: write the id that Microsoft Entra ID shows")]
    public async Task Who_gets_a_role_is_named_by_ids_alone(string tenant, string person, string error)
    {
        var refused = await Shell.RunAsync("role", "grant", "--tenant", tenant, "--person", person, "--role", "Staff");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(error, refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_are_granted_listed_and_revoked()
    {
        await ShellDatabase.MakeAsync();
        string[] who = ["--tenant", TestPerson.Tenant, "--person", TestPerson.Priya.ObjectId, "--area", "leicestershire"];

        var granted = await Shell.RunAsync(["role", "grant", .. who, "--role", "Staff", "--name", "Priya"]);
        var listed = await Shell.RunAsync("role", "list");
        var revoked = await Shell.RunAsync(["role", "revoke", .. who]);
        var again = await Shell.RunAsync(["role", "revoke", .. who]);

        Assert.Equal(0, granted.ExitCode);
        Assert.Contains($"Staff for leicestershire: {TestPerson.Tenant}/{TestPerson.Priya.ObjectId} (Priya)", listed.Output, StringComparison.Ordinal);
        Assert.Equal(0, revoked.ExitCode);
        Assert.Equal(1, again.ExitCode);
    }
}
