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

    [Theory]
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

    [Fact]
    public async Task Roles_are_granted_listed_and_revoked()
    {
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
